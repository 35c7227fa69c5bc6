import type { Call } from './command-calls.js';
import type { EvidenceStep, EvidenceSubject } from './evidence.js';

/** Options by which `nx:run-commands` and `nx:run-script` work; they hand all others to the command. */
const OWN_OPTIONS = new Set([
  'command',
  'commands',
  'script',
  'cwd',
  'env',
  'envFile',
  'color',
  'parallel',
  'readyWhen',
  'args',
  'forwardAllArgs',
  'tty',
  'usePty',
  'streamOutput',
  'verbose',
]);

/** The value of an option among words: of `--name value` and `--name=value`; empty where it has none; null where it is not given. */
export function optionOf(words: readonly string[], ...names: readonly string[]): string | null {
  return optionsOf(words, ...names)[0] ?? null;
}

/** All values of an option among words. */
export function optionsOf(words: readonly string[], ...names: readonly string[]): readonly string[] {
  return words.flatMap((word, index) => {
    const equals = word.indexOf('=');
    const name = equals < 0 ? word : word.slice(0, equals);
    if (!names.includes(name)) return [];
    if (equals >= 0) return [word.slice(equals + 1)];
    const next = words[index + 1];
    return [next === undefined || next.startsWith('-') ? '' : next];
  });
}

/** The words of the call, and those that Nx adds from the options of the target; none for an executor. */
export function wordsOf({ use, target }: Pick<EvidenceSubject, 'use' | 'target'>): readonly string[] {
  if (use.line === null) return [];
  const options = Object.entries((target.options ?? {}) as Record<string, unknown>);
  const forwarded = options
    .filter(([name]) => !OWN_OPTIONS.has(name))
    .flatMap(([name, value]) => [value].flat().map((one) => `--${name}=${String(one)}`));
  return [...use.line.call.words, ...forwarded];
}

/**
 * What hands arguments to the tool: options of a target that a plugin infers, and words in a line that the project writes itself.
 * @param given by name, without dashes
 */
export function argumentsFor(
  { use }: Pick<EvidenceSubject, 'use'>,
  given: Readonly<Record<string, string>>,
): Pick<EvidenceStep, 'target' | 'line'> {
  if (use.line === null || use.how === 'inferred') return { target: { options: given } };
  const words = Object.entries(given).map(([name, value]) => `--${name}=${value}`);
  return { line: withArguments(use.line.text, use.line.call, words) };
}

/** A line with arguments behind those of a call in it. */
export function withArguments(text: string, { end }: Call, added: readonly string[]): string {
  return `${text.slice(0, end)} ${added.join(' ')}${text.slice(end)}`;
}

/** A line in which another program starts a call. */
export function startedBy(text: string, { start }: Call, program: string): string {
  return `${text.slice(0, start)}${program} ${text.slice(start)}`;
}
