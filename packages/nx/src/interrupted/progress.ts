import { DIRECTORY, digestOf, Places } from './places.js';
import type { RecordedWrite } from './record-form.js';
import { leftRecords, type StoredRecord } from './write-record.js';

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
  const left = leftRecords(root);
  if (left.length === 0) return [];
  const places = new Places(root);
  return left.flatMap((stored) => interruptedRun(places, stored) ?? []);
}

/**
 * A run that wrote nothing was killed before, was a check, or has been taken back; one that wrote all has ended. Nx writes in the
 * order of the list, so a file that is written behind one that is not shows that somebody has chosen what to keep. One that is cut does
 * not: `nx sync` writes the whole list again for each of its generators.
 */
function interruptedRun(places: Places, stored: StoredRecord): InterruptedRun | null {
  const { writes } = stored.record;
  const removed = writes.filter(({ before, after }) => before === DIRECTORY && after === null);
  const missing: RecordedWrite[] = [];
  const changedSince: string[] = [];
  let begun = false;
  let leftOut = false;
  for (const write of writes) {
    const state = stateOf(places, write);
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

function stateOf(places: Places, { path, before, after, mode }: RecordedWrite): State {
  if (after === null) return removalState(places, path, before);
  const kind = places.kind(path);
  if (kind === null) return before === null ? 'untouched' : 'other';
  if (kind === 'dir') return before === DIRECTORY ? 'untouched' : 'other';
  if (kind === 'outside') return 'other';
  const wanted = Buffer.from(after, 'base64');
  const content = places.content(path, wanted.length);
  if (content?.equals(wanted) === true) {
    if (mode !== null && !places.hasMode(path, mode)) return 'cut';
    return digestOf(content) === before ? 'unchanged' : 'done';
  }
  if (before !== null && places.digest(path) === before) return 'untouched';
  return content !== null && wanted.subarray(0, content.length).equals(content) ? 'cut' : 'other';
}

function removalState(places: Places, path: string, before: string | null): State {
  const found = places.link(path) ?? places.digest(path);
  if (found === null) return places.kind(path) === null ? 'done' : 'other';
  return found === before ? 'untouched' : 'other';
}
