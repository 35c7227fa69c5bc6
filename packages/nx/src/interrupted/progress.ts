import { statSync } from 'node:fs';
import { join } from 'node:path';
import {
  contentOf,
  digestOf,
  DIRECTORY,
  kindOf,
  readRecords,
  type RecordedWrite,
  type StoredRecord,
} from './write-record.js';

/** A run of a generator that was killed while its files were written. */
export interface InterruptedRun extends StoredRecord {
  /** What it did not come to write, or wrote in part. */
  readonly missing: readonly RecordedWrite[];
  /** Files that somebody has changed since; they stay as they are. */
  readonly changedSince: readonly string[];
}

/**
 * - `done`: as the run leaves it; `unchanged` where it leaves it as it was
 * - `cut`: the beginning of what the run writes
 * - `untouched`: as it was before
 * - `other`: neither; somebody has changed it since
 */
type State = 'done' | 'unchanged' | 'cut' | 'untouched' | 'other';

/** The runs that were killed while their files were written, the oldest first. */
export function interruptedRuns(root: string): InterruptedRun[] {
  return readRecords(root).flatMap((stored) => interruptedRun(root, stored) ?? []);
}

/**
 * A run that wrote nothing was killed before, was a check, or has been taken back; one that wrote all has ended. Nx writes in the
 * order of the list, so a file that is written behind one that is not shows that somebody has chosen what to keep. One that is cut does
 * not: `nx sync` writes the whole list again for each of its generators.
 */
function interruptedRun(root: string, stored: StoredRecord): InterruptedRun | null {
  const { writes } = stored.record;
  const removed = writes.filter(({ before, after }) => before === DIRECTORY && after === null);
  const missing: RecordedWrite[] = [];
  const changedSince: string[] = [];
  let begun = false;
  let leftOut = false;
  for (const write of writes) {
    const state = stateOf(root, write);
    // What is in a directory is deleted with it, in no order.
    const isOrdered = !removed.some(({ path }) => write.path.startsWith(`${path}/`));
    if (state === 'done' && isOrdered && leftOut) return null;
    if (state === 'done' || state === 'cut') begun = true;
    if (state === 'untouched') leftOut = true;
    if (state === 'cut' || state === 'untouched') missing.push(write);
    if (state === 'other') changedSince.push(write.path);
  }
  return begun && missing.length > 0 ? { ...stored, missing, changedSince } : null;
}

function stateOf(root: string, { path, before, after, mode }: RecordedWrite): State {
  const place = join(root, path);
  const kind = kindOf(place);
  if (kind === null) return absentState(before, after);
  if (kind === 'directory') return before === DIRECTORY ? 'untouched' : 'other';
  const content = contentOf(place);
  if (content === null) return 'other';
  const isBefore = digestOf(content) === before;
  if (after === null) return isBefore ? 'untouched' : 'other';
  const wanted = Buffer.from(after, 'base64');
  if (content.equals(wanted)) {
    if (mode !== null && !hasMode(place, mode)) return 'cut';
    return isBefore ? 'unchanged' : 'done';
  }
  if (isBefore) return 'untouched';
  return wanted.subarray(0, content.length).equals(content) ? 'cut' : 'other';
}

function absentState(before: string | null, after: string | null): State {
  if (after === null) return 'done';
  return before === null ? 'untouched' : 'other';
}

/** Systems without permissions have others than those asked for. */
function hasMode(place: string, mode: number): boolean {
  return process.platform === 'win32' || (statSync(place).mode & 0o777) === (mode & 0o777);
}
