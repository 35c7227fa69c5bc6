// @ts-check
/** Judges a case through the built packages as the executor does, on a copy of its workspace. */
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ageReports } from './age-reports.mjs';
import { writeBase, writeHistory } from './history.mjs';
import { writeWorkspace } from './read-case.mjs';

/** Where the executor writes verdicts by default; no case has another place. */
const OUTPUT = 'dist/gate';

/**
 * @typedef {object} GateEntry as in the verdict file
 * @property {string} id
 * @property {string} reason
 * @property {string} verdict
 * @property {string} message
 * @property {string | null} fix
 * @property {string | null} expected
 * @property {string | null} actual
 * @property {{ file: string, line: number, column: number } | null} location
 * @property {{ reason: string, message: string }[]} [notes]
 */

/**
 * The verdict file of a case, or, where judging failed and there is none, what was said instead.
 * @param {import('./read-case.mjs').Case} one
 * @returns {Promise<{ file: { verdict: string, gates: GateEntry[] } | null, output: string }>}
 */
export async function judgeCase(one) {
  const { keepVerdicts } = await load('packages/nx/dist/runs/kept-verdicts.js');
  const root = mkdtempSync(join(realpathSync(tmpdir()), 'plangate-case-'));
  try {
    const nxJson = writeWorkspace(one, root);
    writeHistory(one, root);
    await writeBase(one, root, async (commit) => {
      keepVerdicts(root, commit, [(await judgedIn(root, one, nxJson)).file]);
    });
    return await judgedIn(root, one, nxJson);
  } catch (error) {
    return { file: null, output: String(error) };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/**
 * @param {string} root
 * @param {import('./read-case.mjs').Case} one
 * @param {unknown} nxJson
 * @returns {ReturnType<typeof judgeCase>}
 */
async function judgedIn(root, one, nxJson) {
  const { judgeTasks } = await load('packages/nx/dist/executors/gate/judge-tasks.js');
  const { resolveOutputs } = await load('packages/nx/dist/workspace/interpolate.js');
  const { verdictFileName } = await load('packages/nx/dist/executors/gate/verdict-file.js');
  const { nodes, edges, today } = one;
  const task = { ...taskOf(one, resolveOutputs), leftOut: ageReports(one, root) };
  const run = { root, nodes, edges, nxJson, today, tasks: [task] };
  let output = '';
  for await (const { result } of judgeTasks(run)) output = result.terminalOutput;
  const file = join(root, OUTPUT, verdictFileName(one.project));
  return { file: existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null, output };
}

/**
 * @param {import('./read-case.mjs').Case} one
 * @param {(target: object, owner: { name: string, root: string }) => string[]} resolveOutputs
 */
function taskOf(one, resolveOutputs) {
  const { nodes, project, options } = one;
  const node = nodes[project];
  if (node === undefined) throw new Error(`${project} is not a node of the case`);
  // The targets that ran before the gate of a feature are those of the projects that it touches.
  const others = node.data.tags?.includes('type:feature')
    ? Object.keys(nodes).filter((name) => name !== project)
    : [];
  const touched = new Map(others.map((name) => [name, outcomesOf(name, one, resolveOutputs)]));
  return {
    id: `${project}:gate`,
    project,
    options,
    outcomes: outcomesOf(project, one, resolveOutputs),
    touched,
  };
}

/**
 * @param {string} name
 * @param {import('./read-case.mjs').Case} one
 * @param {(target: object, owner: { name: string, root: string }) => string[]} resolveOutputs
 */
function outcomesOf(name, { nodes, succeeded, failed }, resolveOutputs) {
  const { root = '.', targets = {} } = nodes[name]?.data ?? {};
  /** @param {boolean} success */
  const outcomeOf = (success) => (/** @type {string} */ target) => ({
    target,
    succeeded: success,
    outputs: resolveOutputs(targets[target] ?? {}, { name, root }),
  });
  return [...succeeded.map(outcomeOf(true)), ...failed.map(outcomeOf(false))];
}

/**
 * @param {string} path
 * @returns {Promise<any>}
 */
function load(path) {
  return import(new URL(`../../${path}`, import.meta.url).href);
}
