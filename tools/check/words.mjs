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
  [
    /(?<!\bthere )\b(?:is|are) no (?:part|tree|principles?|headings?|list|table|verdict|rule|prose|plain|member|number|list|gates?|notes?|more of|end of|legend|object|note|row|label|result|statement|violation|such)\b/i,
    'is not a …',
  ],
  // Python has a `None`.
  [/(?<!\b[Tt]here )\b(?:is|are) none\b/, 'is not one'],
  [/\bwhere there (?:is|are) none\b/i, 'if there is none'],
  [/\bstands? in the place of\b|\btakes? the place of\b/i, 'replaces'],
  [
    /\bstands? (?:before|behind|below|above|beside|over|under|in|on|at|between|alone|directly|elsewhere|twice)\b/i,
    'is, or comes',
  ],
  [/\btells (?:of|at|it|them|where|what|how|that|whose|nothing)\b/i, 'says, or is about'],
  [/\b(?:is|are|was|were) told\b(?! apart)/i, 'is reported, or said'],
  [/\b(?:is|are|was|were) not there\b/i, 'does not exist'],
  [/\b(?:is|are) there already\b|\b(?:which|that) (?:is|are) there\b/i, 'exists'],
  [/\bnobody says\b/i, 'default, or not stated'],
  [/\bgo(?:es)? with\b/i, 'matches, or works with'],
  [/\bbears?\b/i, 'has'],
  [/\b(?:lies|lie)\b/i, 'is'],
  [/\bgive[ns]? back\b/i, 'release, or return'],
  [/\bhand(?:s|ed)? (?:on|over|to)\b/i, 'pass'],
  [/\bby custom\b/i, 'by convention'],
  [/\bof former times\b/i, 'former'],
  [/\bsays? nothing against\b/i, 'allows'],
];

/** Where sentences are checked: whole documents, all text of message tables and generators, and comments of other code. */
const DOCUMENTS = /(?:^|\/)(?:README|ARCHITECTURE|CONTRIBUTING)\.md$|^docs\/.*\.md$|\/guide\.md$/;
const MESSAGES =
  /^packages\/[^/]+\/src\/.*\breasons\.ts$|\/document-reasons\.ts$|^packages\/nx\/(?:files|structures|src\/(?:generators|scaffolding|options))\//;
const CODE = /^packages\/[^/]+\/src\/.*\.ts$/;
/** Examples, whose words are data, and pages that are generated from texts that are checked where they are written. */
const DATA = /\/(?:examples|refused)\/|^docs\/reference\//;

const root = repositoryRoot(import.meta.dirname);
const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 })
  .split('\0')
  .filter((file) => file !== '' && !DATA.test(file));
let found = 0;
for (const file of files) {
  const isText = DOCUMENTS.test(file) || MESSAGES.test(file);
  if (!isText && !CODE.test(file)) continue;
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
