import type { Task } from '@nx/devkit';

/** What a target of the graph says of the command that it runs. */
export interface TargetCommand {
  readonly executor?: string;
  readonly command?: string;
  readonly options?: unknown;
  readonly configurations?: Readonly<Record<string, unknown>>;
  readonly metadata?: object;
}

/** How one run of a target differed from what the graph says of it. */
export interface RunWords {
  /** The configuration that it was run with; left out for none. */
  readonly configuration?: string;
  /** The words that were added on the command line; left out for none. */
  readonly added?: readonly string[];
}

/** Characters of a command that are looked at, and words that one option may add. */
const MAX_LENGTH = 20_000;
const MAX_VALUES = 200;

/** Executors that run the command in their options, and say nothing themselves. */
const RUN_COMMANDS = 'nx:run-commands';
/** Options of executors that are commands or arguments of commands. */
const COMMANDS: readonly string[] = ['command', 'commands', 'args', 'script'];

/** How a task was run, where that differs from the graph. */
export function runWordsOf({ target, overrides }: Pick<Task, 'target' | 'overrides'>): RunWords {
  const added = addedWords(overrides);
  return {
    ...(target.configuration === undefined ? {} : { configuration: target.configuration }),
    ...(added.length === 0 ? {} : { added }),
  };
}

/**
 * The words that a target is run with: its command, or else its executor; the script of package.json behind it; its options, as
 * one would write them; and what a run added.
 */
export function wordsOfTarget(
  { executor, command, options, configurations, metadata }: TargetCommand,
  { configuration, added = [] }: RunWords,
): readonly string[] {
  const chosen = configuration === undefined ? undefined : configurations?.[configuration];
  const all = { ...asRecord(options), ...asRecord(chosen) };
  const others = Object.entries(all).filter(([name]) => !COMMANDS.includes(name));
  return [
    ...(executor === undefined || executor === RUN_COMMANDS ? [] : [executor]),
    ...textsIn([command, asRecord(metadata).scriptContent, all.command, all.commands, all.args]).flatMap(
      wordsIn,
    ),
    ...others.flatMap(([name, value]) => optionWords(name, value)),
    ...added,
  ];
}

function addedWords(overrides: unknown): readonly string[] {
  const { __overrides_unparsed__: unparsed, ...parsed } = asRecord(overrides);
  if (Array.isArray(unparsed)) return unparsed.filter((word) => typeof word === 'string');
  return Object.entries(parsed).flatMap(([name, value]) => optionWords(name, value));
}

/** The texts in a command, in a list of commands, and in commands that are objects. */
function textsIn(values: readonly unknown[]): readonly string[] {
  return values.slice(0, MAX_VALUES).flatMap((value): readonly string[] => {
    if (typeof value === 'string') return [value];
    if (Array.isArray(value)) return textsIn(value as unknown[]);
    const { command } = asRecord(value);
    return typeof command === 'string' ? [command] : [];
  });
}

/** `testNamePattern: "card"` is `--testNamePattern=card`; an option that is off says nothing. */
function optionWords(name: string, value: unknown): readonly string[] {
  if (Array.isArray(value))
    return value.slice(0, MAX_VALUES).flatMap((one: unknown) => optionWords(name, one));
  if (value === true) return [`--${name}`];
  return typeof value === 'string' || typeof value === 'number' ? [`--${name}=${String(value)}`] : [];
}

/** Takes a command apart at its spaces, as a shell does; what is in quotes is one word with what touches it. */
function wordsIn(command: string): readonly string[] {
  const words = command.slice(0, MAX_LENGTH).match(/(?:"[^"]*"|'[^']*'|[^\s"']+|["'])+/g) ?? [];
  return words.map((word) => word.replace(/["']/g, ''));
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
