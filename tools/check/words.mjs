// @ts-check
/**
 * Finds words that read as if translated, in documentation, guides, messages and comments, and says what to write instead.
 * The list is short and exact: what a reader of one line cannot judge is not on it.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../process/paths.mjs';

/** @type {readonly (readonly [pattern: RegExp, better: string])[]} */
const WORDS = [
  [/\bmend(?:s|ed|ing)?\b/i, 'fix'],
  [/\bspeaks? of\b/i, 'name, or be about'],
  [/\bspoken of\b/i, 'named, or covered'],
  [/\bof one's own\b/i, 'its own, or custom'],
  [/\bhands on\b/i, 'pass'],
  [/\bgives way to\b/i, 'is replaced by'],
  [/\b(?:cannot|can) be believed\b/i, 'contradicts'],
  [/\bcannot be made sense of\b/i, 'cannot be understood'],
  [/\btells nothing\b/i, 'does not help'],
  [/\bdid it mean\b/i, 'didYouMean() of reasons/wording.ts'],
  [
    /(?<!\bthere )\bis no (?:file|feature|project|plan|path|gate|error|directory|pattern|number)\b/i,
    'is not a …',
  ],
  [/\bstands in the place of\b/i, 'is in place of, or replaces'],
];

/** Where sentences are checked: whole documents, all text of message tables, and comments of other code. */
const DOCUMENTS = /(?:^|\/)(?:README|ARCHITECTURE|CONTRIBUTING)\.md$|^docs\/.*\.md$|\/guide\.md$/;
const MESSAGES = /^packages\/[^/]+\/src\/.*\breasons\.ts$|\/document-reasons\.ts$/;
const CODE = /^packages\/[^/]+\/src\/.*\.ts$/;
/** Their texts are being moved; each name leaves this list with the change that moves it. */
const NOT_YET =
  /^packages\/core\/src\/(?:documents|languages|markdown|prose)\/|\/words(?:\/|\.ts$)|^packages\/nx\/src\/(?:generators|scaffolding)\//;
/** Examples, whose words are data, and pages that are generated from texts that are checked where they are written. */
const DATA = /\/(?:examples|refused)\/|^docs\/reference\//;

const root = repositoryRoot(import.meta.dirname);
const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 })
  .split('\0')
  .filter((file) => file !== '' && !DATA.test(file));
let found = 0;
for (const file of files) {
  const isText = DOCUMENTS.test(file) || MESSAGES.test(file);
  if (!isText && (!CODE.test(file) || NOT_YET.test(file))) continue;
  for (const [index, line] of readFileSync(join(root, file), 'utf8').split('\n').entries()) {
    if (!isText && !isComment(line)) continue;
    for (const [pattern, better] of WORDS) {
      const word = pattern.exec(line)?.[0];
      if (word === undefined) continue;
      found++;
      console.error(`${file}:${index + 1}: "${word}"; write: ${better}`);
    }
  }
}
console.log(found === 0 ? 'no such words' : `${found} found`);
process.exitCode = found === 0 ? 0 : 1;

/** @param {string} line */
function isComment(line) {
  return /^\s*(?:\/\*\*|\*|\/\/)/.test(line);
}
