import { wholeWords, wordStarts } from '../languages/words.js';

/** Words, in the languages of plans, for taking a file away. */
const REMOVES = new RegExp(
  wordStarts(({ features }) => features.removes),
  'iu',
);
/** A task that is done only where it is needed: "in src/utils/git.ts if needed". */
const CONDITIONAL = new RegExp(
  wholeWords(({ features }) => features.conditional),
  'iu',
);
/** A task of which nothing was left to do, in brackets or behind a dash: "(N/A - there is no interface)". */
const WITHDRAWN = new RegExp(`[(（[—–]\\s*(?:${wholeWords(({ features }) => features.withdrawn)})`, 'iu');

/** Whether a task takes files away or moves them. */
export function removesFiles(text: string): boolean {
  return REMOVES.test(text);
}

/** Whether the files that a task names need not be there: it takes them away, is done only where needed, or was left. */
export function needsNoFile(text: string): boolean {
  return removesFiles(text) || CONDITIONAL.test(text) || WITHDRAWN.test(text);
}
