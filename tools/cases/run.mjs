// @ts-check
/**
 * `npm run cases -- <folder>`: judges every case in a folder through the built packages, as the executor does, each on a
 * copy. Prints one line of JSON for each and `N as expected, M not`; the exit status is 1 when M > 0.
 */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { judgeCase } from './judge-case.mjs';
import { caseFolders, readCase } from './read-case.mjs';

const [folder] = process.argv.slice(2);
if (folder === undefined || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
  console.error('usage: npm run cases -- <folder>   (with folders that hold a case.json or an example.json)');
  process.exitCode = 2;
} else {
  await judgeAll(resolve(folder));
}

/** @param {string} folder */
async function judgeAll(folder) {
  let wrong = 0;
  const folders = caseFolders(folder);
  for (const one of folders.map(readCase)) {
    const { file, output } = await judgeCase(one);
    const { verdict, reasons } = file === null ? exception(output) : codesIn(file, one.gate);
    const same = verdict === one.expected && (one.reasons === undefined || isSame(one.reasons, reasons));
    if (!same) wrong++;
    console.log(JSON.stringify({ name: one.name, expected: one.expected, verdict, reasons }));
  }
  console.log(`${folders.length - wrong} as expected, ${wrong} not`);
  if (folders.length === 0) console.error(`${folder} holds no case.json and no example.json`);
  process.exitCode = wrong > 0 || folders.length === 0 ? 1 : 0;
}

/**
 * @param {{ verdict: string, gates: { id: string, reason: string, notes?: { reason: string }[] }[] }} file
 * @param {string | undefined} gate
 */
function codesIn({ verdict, gates }, gate) {
  const entries = gates.filter(({ id }) => gate === undefined || id === gate);
  const codes = entries.flatMap(({ reason, notes = [] }) => [reason, ...notes.map((note) => note.reason)]);
  return { verdict, reasons: [...new Set(codes)].sort() };
}

/** @param {string} why */
function exception(why) {
  return { verdict: 'exception', reasons: [why.trim().split('\n', 1)[0]?.slice(0, 300) ?? ''] };
}

/**
 * @param {readonly string[]} one
 * @param {readonly string[]} other
 */
function isSame(one, other) {
  return one.length === other.length && one.every((code, index) => code === other[index]);
}
