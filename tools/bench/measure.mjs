// @ts-check
import { join } from 'node:path';
import { userEnvironment } from '../process/environment.mjs';
import { run } from '../process/run.mjs';

/**
 * @typedef {object} Measurement
 * @property {string} name what was compared
 * @property {number} projects
 * @property {string} subject name and median of what is ours
 * @property {string} baseline
 * @property {number} subjectMs
 * @property {number} baselineMs
 * @property {number} ratio subject / baseline
 * @property {number | null} limit of DESIGN section 5; null: reported only
 * @property {{ subject: number[], baseline: number[] }} samples milliseconds
 * @property {Record<string, unknown>} [notes]
 */

/** @param {readonly number[]} numbers */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/**
 * Runs both sides in turn, each first as often as the other, and compares their medians.
 * @param {Pick<Measurement, 'name' | 'projects' | 'subject' | 'baseline' | 'limit'>} what
 * @param {number} runs
 * @param {{ before?: () => void, subject: () => Promise<number>, baseline: () => Promise<number> }} sides
 *   each returns milliseconds; `before` runs, unmeasured, before each pair
 * @returns {Promise<Measurement>}
 */
export async function compare(what, runs, { before, subject, baseline }) {
  /** @type {{ subject: number[], baseline: number[] }} */
  const samples = { subject: [], baseline: [] };
  for (let index = 0; index < runs; index += 1) {
    before?.();
    if (index % 2 === 0) samples.subject.push(await subject());
    samples.baseline.push(await baseline());
    if (index % 2 === 1) samples.subject.push(await subject());
  }
  const subjectMs = median(samples.subject);
  const baselineMs = median(samples.baseline);
  return { ...what, subjectMs, baselineMs, ratio: subjectMs / baselineMs, samples };
}

/**
 * Milliseconds of one nx command with the workspace's own Nx and without its daemon.
 * @param {string} folder
 * @param {readonly string[]} args
 * @param {{ mayFail?: boolean, env?: Record<string, string> }} [options]
 * @returns {Promise<number>}
 */
export async function nx(folder, args, { mayFail = false, env = {} } = {}) {
  const result = await nxResult(folder, args, env);
  if (result.code !== 0 && !mayFail) {
    throw new Error(`nx ${args.join(' ')} ended with ${result.code}\n${result.output.slice(-4000)}`);
  }
  return result.ms;
}

/**
 * @param {string} folder
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 */
export function nxResult(folder, args, env = {}) {
  const cli = join(folder, 'node_modules/nx/dist/bin/nx.js');
  return run(process.execPath, [cli, ...args], { cwd: folder, env: userEnvironment(env) });
}
