// @ts-check
// `npm run dev [words] [-- flags of Jest]`: the tests whose path matches one of the words, from the sources of both
// packages; no build, no coverage. `npm run dev -- --watch` runs them again on each change.
import { isAbsolute, join, sep } from 'node:path';
import { repositoryRoot } from '../process/paths.mjs';
import { run } from '../process/run.mjs';

const root = repositoryRoot(import.meta.dirname);
const given = process.argv.slice(2);
const firstFlag = given.findIndex((word) => word.startsWith('-'));
const words = firstFlag < 0 ? given : given.slice(0, firstFlag);
const flags = firstFlag < 0 ? [] : given.slice(firstFlag);
const jest = join(root, 'node_modules/jest/bin/jest.js');
const { code } = await run(process.execPath, [jest, ...words.map(belowRoot), ...flags], {
  cwd: root,
  inherit: true,
});
process.exitCode = code;

/**
 * Jest looks for words in absolute paths, so that "gate" would match every test of a clone in a folder `plangate`.
 * @param {string} word a part of a path below the root, as a regular expression
 */
function belowRoot(word) {
  if (isAbsolute(word)) return word;
  const escaped = (root + sep).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return `^${escaped}.*(?:${word})`;
}
