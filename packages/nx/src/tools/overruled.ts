import { optionsOf, withArguments, wordsOf } from './arguments.js';
import type { EvidenceStep, EvidenceSubject } from './evidence.js';

/** An option of a command line that replaces a list in the configuration. */
interface ListOption {
  readonly option: string;
  /** Values of which one is enough. */
  readonly readable: readonly string[];
  readonly added: string;
}

/** What a command line can say against the configuration. */
interface Overruling {
  readonly lists: readonly ListOption[];
  /** Words that switch evidence off. */
  readonly off: RegExp;
}

/** Completes lists of reporters that a target gives on the command line, where those of the configuration do not count. */
export function completeOverruled(
  { use, target }: EvidenceSubject,
  { lists, off }: Overruling,
): Omit<EvidenceStep, 'writes'> {
  const words = wordsOf({ use, target });
  const byHand = words
    .filter((word) => off.test(word))
    .map((word) => `The target ${use.target} overrules the configuration by ${word}. Take it out.`);
  const added = lists.flatMap(({ option, readable, added: value }) => {
    const given = optionsOf(words, option);
    return given.length > 0 && !given.some((one) => readable.includes(one)) ? [`${option}=${value}`] : [];
  });
  if (added.length === 0 || use.line === null) return { byHand };
  if (use.how === 'inferred') {
    return { byHand: [...byHand, `Add ${added.join(' ')} to the options of the target ${use.target}.`] };
  }
  return { byHand, line: withArguments(use.line.text, use.line.call, added) };
}
