import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readReport, type ProjectVerdict, type ReadReport } from '@plangate/core/reports';
import { sharedCacheDirectory } from '../workspace/cache-directory.js';
import { writeAtomically } from '../workspace/document-cache.js';
import { MAX_REPORT_BYTES } from './max-report-bytes.js';

/** Commits whose verdicts are kept; the oldest go first. */
const MAX_KEPT = 20;
const COMMIT = /^[0-9a-f]{40,64}$/;

/**
 * Keeps what all verdicts of a commit are, for reports on changes that are based on it. A cache that cannot be written keeps nothing.
 * @param root absolute path of the workspace root
 */
export function keepVerdicts(root: string, commit: string, verdicts: readonly ProjectVerdict[]): void {
  const directory = directoryIn(root);
  if (
    !COMMIT.test(commit) ||
    !writeAtomically(fileOf(directory, commit), JSON.stringify({ commit, verdicts }))
  )
    return;
  try {
    const kept = readdirSync(directory)
      .filter((name) => name.endsWith('.json'))
      .map((name) => ({ name, at: statSync(join(directory, name), { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
      .sort((a, b) => b.at - a.at);
    for (const { name } of kept.slice(MAX_KEPT)) rmSync(join(directory, name), { force: true });
  } catch {
    // What cannot be removed stays.
  }
}

/** What the verdicts of a commit were; null where none are kept. */
export function keptVerdicts(root: string, commit: string): ReadReport | null {
  const file = keptFile(root, commit);
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) return null;
  if (size > MAX_REPORT_BYTES) return { ok: false, why: 'What the cache keeps of it is too large.' };
  try {
    const read = readReport(readFileSync(file, 'utf8'));
    return read.ok && read.commit !== commit ? { ok: false, why: 'It is of another commit.' } : read;
  } catch {
    return { ok: false, why: 'What the cache keeps of it cannot be read.' };
  }
}

/** Where the verdicts of a commit are kept. */
export function keptFile(root: string, commit: string): string {
  return fileOf(directoryIn(root), commit);
}

function directoryIn(root: string): string {
  return join(sharedCacheDirectory(root), 'verdicts');
}

function fileOf(directory: string, commit: string): string {
  return join(directory, `${commit}.json`);
}
