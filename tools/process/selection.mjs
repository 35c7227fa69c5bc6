// @ts-check
import { isAbsolute, sep } from 'node:path';

/**
 * What a person typed behind `npm run dev` and the like: words that select test files, then flags of Jest with their
 * values. Jest looks for words in absolute paths, so that "gate" would match every test of a clone in a folder
 * `plangate`; here a word is looked for below the folder only.
 * @param {readonly string[]} args
 * @param {string} folder absolute
 * @returns {{ patterns: string[], flags: string[] }} in this order for Jest, some of whose flags take what follows
 */
export function readSelection(args, folder) {
  const first = args.findIndex((word) => word.startsWith('-'));
  const end = first < 0 ? args.length : first;
  const below = (folder + sep).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const patterns = args.slice(0, end).map((word) => (isAbsolute(word) ? word : `^${below}.*(?:${word})`));
  return { patterns, flags: args.slice(end) };
}
