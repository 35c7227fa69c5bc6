// @ts-check
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { userEnvironment } from '../process/environment.mjs';
import { run } from '../process/run.mjs';
import { readSelection } from '../process/selection.mjs';
import { countsOfJson, countsOfJunit } from './counts.mjs';

/**
 * @typedef {object} Host
 * @property {string} root of this repository
 * @property {string} reports absolute folder for the reports of this run
 * @property {readonly string[]} packages
 * @property {readonly string[]} args words that select test files, and flags
 *
 * @typedef {object} StageResult
 * @property {number} code exit code
 * @property {import('./counts.mjs').Counts[]} counts
 *
 * @typedef {(host: Host) => Promise<StageResult>} Stage
 */

/** Checks that the stage `gate` makes itself, as targets of Nx. */
const CHECKED_BY_GATE = ['--besides', 'lint', 'types'];
/** Specs that make workspaces of their own, with other versions of Nx and package managers: with `--all`, or by name. */
const ONLY_WITH_ALL = 'lanes';

/** @type {Stage} */
export async function check({ root }) {
  const script = join(root, 'tools/check/run.mjs');
  const { code } = await run(process.execPath, [script, ...CHECKED_BY_GATE], { cwd: root, inherit: true });
  return { code, counts: [] };
}

/**
 * Our own gates, on what lint, type check and tests of this run left. @type {Stage}
 */
export function gate(host) {
  return viaNx(host, ['lint', 'typecheck', 'test', 'gate']);
}

/**
 * The tests of both packages with coverage; with words only the files that match, without coverage. @type {Stage}
 */
export function unit(host) {
  if (host.args.length === 0) return viaNx(host, ['test']);
  // Files of one's own choice leave no report behind: a gate would take it for that of all tests.
  const { patterns, flags } = readSelection(host.args, host.root);
  const args = [...patterns, '--testPathIgnorePatterns', '/node_modules/', ...flags];
  return jest(host, { name: 'unit', config: 'jest.config.cjs', args });
}

/**
 * Real workspaces: one flavour, or with `--all` each of them. @type {Stage}
 */
export function e2e(host) {
  const all = host.args.includes('--all');
  const folder = join(host.root, 'e2e');
  const { patterns, flags } = readSelection(
    host.args.filter((word) => word !== '--all'),
    folder,
  );
  const isWanted = all || host.args.some((word) => word.includes(ONLY_WITH_ALL));
  const ignoring = isWanted ? [] : ['--testPathIgnorePatterns', `<rootDir>/${ONLY_WITH_ALL}/`];
  return jest(host, {
    name: 'e2e',
    config: 'e2e/jest.config.cjs',
    args: [...patterns, ...ignoring, ...flags],
    env: all ? { PLANGATE_E2E_FLAVOURS: 'ts,apps,pnpm', PLANGATE_LANES: 'all' } : {},
  });
}

/**
 * Runs targets of all projects. A report of an earlier run never counts: Nx writes it anew or takes it from its cache.
 * @param {Host} host
 * @param {readonly string[]} targets
 * @returns {Promise<StageResult>}
 */
async function viaNx({ root, packages }, targets) {
  const junits = packages.map((name) => join(root, 'packages', name, 'test-output/coverage/junit.xml'));
  for (const file of junits) rmSync(file, { force: true });
  const nx = join(root, 'node_modules/nx/dist/bin/nx.js');
  const { code } = await run(process.execPath, [nx, 'run-many', '-t', ...targets], {
    cwd: root,
    inherit: true,
    env: userEnvironment(),
  });
  return { code, counts: junits.map(countsOfJunit) };
}

/**
 * @param {Host} host
 * @param {{ name: string, config: string, args: readonly string[], env?: Record<string, string> }} what
 * @returns {Promise<StageResult>}
 */
async function jest({ root, reports }, { name, config, args, env = {} }) {
  const report = join(reports, `${name}.json`);
  // Other stages may be running: only this one's report of an earlier run goes.
  rmSync(report, { force: true });
  mkdirSync(reports, { recursive: true });
  const cli = join(root, 'node_modules/jest/bin/jest.js');
  const { code } = await run(
    process.execPath,
    [cli, '-c', config, '--json', '--outputFile', report, ...args],
    { cwd: root, inherit: true, env: { ...process.env, ...env } },
  );
  const counts = countsOfJson(report);
  return { code: code === 0 && counts.failed > 0 ? 1 : code, counts: [counts] };
}
