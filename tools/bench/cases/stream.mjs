// @ts-check
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../process/run.mjs';
import { REPORTS, writeReport } from './stream-reports.mjs';

const MEGABYTE = 1024 * 1024;
const SIZE = 100;
/** What a process may need at most that reads such a report, in MB; Node.js and the core take about half of it. */
const MEMORY = 120;

/**
 * CPU time and peak memory of reading reports of 100 MB, each in a process of its own: the time against that of a program
 * that only takes the lines apart, the memory against what DESIGN section 5 allows.
 * @param {{ folder: string, root: string }} options
 * @returns {Promise<import('../measure.mjs').Measurement[]>}
 */
export async function measureStream({ folder, root }) {
  mkdirSync(folder, { recursive: true });
  /** @type {import('../measure.mjs').Measurement[]} */
  const results = [];
  for (const report of REPORTS) {
    const path = join(folder, report.file);
    writeReport(path, report, SIZE * MEGABYTE);
    const ours = await inProcess(root, [folder, report.file, report.kind]);
    const lines = await inProcess(root, [folder, report.file, 'lines']);
    rmSync(path);
    const what = { projects: 0, notes: { files: ours.files } };
    results.push({
      ...what,
      name: `stream ${SIZE} MB of ${report.title}: CPU time`,
      subject: 'readEvidence',
      baseline: 'a scan of its lines',
      subjectMs: ours.ms,
      baselineMs: lines.ms,
      ratio: ours.ms / lines.ms,
      limit: 3,
      samples: { subject: [ours.ms], baseline: [lines.ms] },
    });
    results.push({
      ...what,
      name: `stream ${SIZE} MB of ${report.title}: peak memory (MB)`,
      subject: 'readEvidence',
      baseline: 'what is allowed',
      subjectMs: ours.peakMegabytes,
      baselineMs: MEMORY,
      ratio: ours.peakMegabytes / MEMORY,
      limit: 1,
      samples: { subject: [ours.peakMegabytes], baseline: [MEMORY] },
    });
  }
  return results;
}

/**
 * @param {string} root
 * @param {readonly string[]} args
 * @returns {Promise<{ ms: number, peakMegabytes: number, files: number }>}
 */
async function inProcess(root, args) {
  const reader = join(root, 'tools/bench/cases/stream-reader.mjs');
  const { code, stdout, output } = await run(process.execPath, [reader, ...args], { cwd: root });
  if (code !== 0) throw new Error(`reading ${args[1] ?? ''} failed\n${output}`);
  return JSON.parse(stdout);
}
