// @ts-check
/**
 * `npm run cases -- <folder>`: judges every case in a folder through the built packages, as the executor does, each on a
 * copy. Prints one line of JSON for each and `N as expected, M not`; the exit status is 1 when M > 0.
 */
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { caseFolders, readCase, writeWorkspace } from './read-case.mjs';

/** Where the executor writes verdicts by default; no case has another place. */
const OUTPUT = 'dist/gate';
const [folder] = process.argv.slice(2);
if (folder === undefined || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
  console.error('usage: npm run cases -- <folder>   (with folders that hold a case.json or an example.json)');
  process.exitCode = 2;
} else {
  await judgeAll(resolve(folder));
}

/** @param {string} folder */
async function judgeAll(folder) {
  const { judgeTasks } = await load('packages/nx/dist/executors/gate/judge-tasks.js');
  const { resolveOutputs } = await load('packages/nx/dist/workspace/interpolate.js');
  const { verdictFileName } = await load('packages/nx/dist/executors/gate/verdict-file.js');
  let wrong = 0;
  const folders = caseFolders(folder);
  for (const one of folders.map(readCase)) {
    const { verdict, reasons } = await judge(one, { judgeTasks, resolveOutputs, verdictFileName });
    const same = verdict === one.expected && (one.reasons === undefined || isSame(one.reasons, reasons));
    if (!same) wrong++;
    console.log(JSON.stringify({ name: one.name, expected: one.expected, verdict, reasons }));
  }
  console.log(`${folders.length - wrong} as expected, ${wrong} not`);
  if (folders.length === 0) console.error(`${folder} holds no case.json and no example.json`);
  process.exitCode = wrong > 0 || folders.length === 0 ? 1 : 0;
}

/**
 * @param {import('./read-case.mjs').Case} one
 * @param {any} host the functions of packages/nx that judge and that say where things are
 * @returns {Promise<{ verdict: string, reasons: string[] }>}
 */
async function judge(one, { judgeTasks, resolveOutputs, verdictFileName }) {
  const root = mkdtempSync(join(realpathSync(tmpdir()), 'plangate-case-'));
  try {
    const nxJson = writeWorkspace(one, root);
    const node = one.nodes[one.project];
    if (node === undefined) throw new Error(`${one.project} is not a node of the case`);
    const owner = { name: one.project, root: node.data.root };
    /** @param {boolean} succeeded */
    const outcomeOf = (succeeded) => (/** @type {string} */ target) => ({
      target,
      succeeded,
      outputs: resolveOutputs(node.data.targets?.[target] ?? {}, owner),
    });
    const outcomes = [...one.succeeded.map(outcomeOf(true)), ...one.failed.map(outcomeOf(false))];
    const { options } = one;
    const task = { id: `${one.project}:gate`, project: one.project, options, outcomes };
    const { nodes, edges, today } = one;
    const run = { root, nodes, edges, nxJson, today, tasks: [task] };
    let output = '';
    for await (const { result } of judgeTasks(run)) output = result.terminalOutput;
    return verdictIn(join(root, OUTPUT, verdictFileName(one.project)), one.gate) ?? exception(output);
  } catch (error) {
    return exception(String(error));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/**
 * What a verdict file says; null when there is none, because judging failed.
 * @param {string} file
 * @param {string | undefined} gate
 */
function verdictIn(file, gate) {
  if (!existsSync(file)) return null;
  /** @type {{ verdict: string, gates: { id: string, reason: string }[] }} */
  const { verdict, gates } = JSON.parse(readFileSync(file, 'utf8'));
  const entries = gates.filter(({ id }) => gate === undefined || id === gate);
  return { verdict, reasons: [...new Set(entries.map(({ reason }) => reason))].sort() };
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

/**
 * @param {string} path
 * @returns {Promise<any>}
 */
function load(path) {
  return import(new URL(`../../${path}`, import.meta.url).href);
}
