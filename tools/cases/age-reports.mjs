// @ts-check
/** Makes reports of a case what their example says: committed, or not of the last run of their target. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const RECORDS = '.nx/workspace-data/plangate/runs.json';
/** Seconds since the epoch: the sources, the run of the target, and what came after it. */
const BEFORE = 1_000_000;
const RUN = 2_000_000;
const AFTER = 3_000_000;

/**
 * @param {import('./read-case.mjs').Case} one
 * @param {string} root
 * @returns {string[]} the targets that the run of the gate leaves out
 */
export function ageReports({ reports, project, nodes }, root) {
  const faults = new Set(Object.values(reports));
  if (faults.size === 0) return [];
  if (faults.has('committed')) {
    execFileSync('git', ['init', '-q'], { cwd: root });
    execFileSync('git', ['add', '-f', ...Object.keys(reports)], { cwd: root });
    return [];
  }
  const targets = Object.keys(nodes[project]?.data.targets ?? {});
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) touch(join(entry.parentPath, entry.name), faults.has('outdated') ? AFTER : BEFORE);
  for (const path of Object.keys(reports)) touch(join(root, path), faults.has('replaced') ? AFTER : BEFORE);
  if (!faults.has('unrecorded')) {
    const record = { succeeded: true, at: RUN * 1000, madeFrom: null };
    mkdirSync(dirname(join(root, RECORDS)), { recursive: true });
    const records = Object.fromEntries(targets.map((target) => [`${project}:${target}`, record]));
    writeFileSync(join(root, RECORDS), JSON.stringify(records));
  }
  return targets;
}

/**
 * @param {string} file
 * @param {number} seconds
 */
function touch(file, seconds) {
  utimesSync(file, seconds, seconds);
}
