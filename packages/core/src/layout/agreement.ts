import { nameOf } from '../base/paths.js';
import type { Location } from '../model/position.js';
import { locate } from '../model/position.js';
import type { ReasonGiven } from '../model/reason.js';
import type { Feature } from '../model/workspace.js';
import { givenOf } from '../reasons/given.js';
import type { ExpectedPath } from './expected.js';
import type { SafeEntry } from './safe-entries.js';
import { diskFinding, type PathKind } from './scaffold.js';

/** The phase of the feature that names a path. */
export interface Progress {
  /** Every task is ticked. */
  readonly finished: boolean;
  /** Every task was ticked before the present change, so what is missing may have moved since. */
  readonly history: boolean;
  /** Whether a directory of its layout must be there. */
  readonly isDue: (directory: string) => boolean;
  /** Paths whose tasks are ticked. */
  readonly done: ReadonlySet<string>;
}

/** What comparing one path with the disk needs besides the path. */
export interface Surroundings {
  readonly kind: (path: string) => PathKind;
  readonly progress: (feature: Feature) => Progress;
  /** Whether a later feature emptied a directory. */
  readonly wasEmptied: (directory: string) => boolean;
  /** Whether a directory was there before the present change, as version control has it. */
  readonly wasThere: (directory: string) => boolean;
  /** Whether nothing is asked of a path: the workspace keeps it out of sight, or its task was dropped. */
  readonly isLeft: (path: string) => boolean;
  /** Whether a path that holds the place of a date or a number is there under its real name. */
  readonly isNamedLater: (path: string) => boolean;
  /** Where a missing path is now that nobody planned to move; null where nobody can say. */
  readonly movedTo: (entry: SafeEntry) => string | null;
}

/** In what the disk differs from what the plans say of one path. */
export interface Disagreement {
  readonly given: ReasonGiven;
  /** Where the plan names the path. */
  readonly location: Location;
  readonly expected: string | null;
  readonly actual: string | null;
}

/**
 * In what the disk disagrees with what the plans say of one path; null when it agrees. What is marked existing or modified must
 * be there; what is deleted must be gone once its task is ticked or the feature is finished; a planned file is pending until a
 * ticked task names it, a planned directory until the feature has tasks and all that name something in it are ticked, unless it
 * was there before; in a finished feature all is there, or has moved since the change that finished it. Of what is exempt, or hidden from
 * the workspace, nothing is demanded.
 */
export function disagreement(expected: ExpectedPath, surroundings: Surroundings): Disagreement | null {
  const { entry, feature } = expected;
  const { file } = feature.plan;
  if (entry.exempt !== null || surroundings.isLeft(entry.path)) return null;
  const fault = diskFinding(entry, surroundings.kind);
  if (fault) {
    return { given: givenOf(fault), location: locate(file, fault.position), expected: null, actual: null };
  }
  const there = surroundings.kind(entry.path) !== null || surroundings.isNamedLater(entry.path);
  const given = there ? ofPresent(expected, surroundings) : ofAbsent(expected, surroundings);
  if (given === null) return null;
  const gone = entry.status === 'deleted';
  return {
    given,
    location: locate(file, entry.position),
    expected: `${entry.path} is ${gone ? 'gone' : 'there'}`,
    actual: `${entry.path} is ${there ? 'there' : 'missing'}`,
  };
}

function ofPresent({ entry, feature }: ExpectedPath, { progress }: Surroundings): ReasonGiven | null {
  if (entry.status !== 'deleted') return null;
  const args = { path: entry.path, feature: nameOf(feature.directory) };
  return isDone(entry.path, progress(feature))
    ? { reason: 'layout-deleted-present', args }
    : { reason: 'layout-deletion-pending', args };
}

function isDone(path: string, { finished, done }: Progress): boolean {
  return finished || done.has(path);
}

function ofAbsent(expected: ExpectedPath, surroundings: Surroundings): ReasonGiven | null {
  const { entry, feature, before } = expected;
  const { progress } = surroundings;
  const { path, status } = entry;
  const { finished, history } = progress(feature);
  if (status === 'deleted') return null;
  const to = history ? surroundings.movedTo(entry) : null;
  if (to !== null)
    return { reason: 'layout-path-moved', args: { path, to, feature: nameOf(feature.directory) } };
  if (status === 'existing' || status === 'modified') {
    return before !== null && !progress(before).finished && !finished
      ? { reason: 'layout-entry-pending', args: { path, status, feature: nameOf(before.directory) } }
      : { reason: 'layout-entry-missing', args: { path, status } };
  }
  return entry.kind === 'dir'
    ? ofAbsentDirectory(expected, surroundings)
    : ofAbsentFile(expected, surroundings);
}

function ofAbsentFile({ entry, feature }: ExpectedPath, { progress }: Surroundings): ReasonGiven {
  const args = { path: entry.path, feature: nameOf(feature.directory) };
  const { finished } = progress(feature);
  return isDone(entry.path, progress(feature))
    ? { reason: 'layout-file-missing', args: { ...args, finished } }
    : { reason: 'layout-file-pending', args };
}

function ofAbsentDirectory({ entry, feature }: ExpectedPath, surroundings: Surroundings): ReasonGiven | null {
  const args = { path: entry.path, feature: nameOf(feature.directory) };
  const { isDue, finished } = surroundings.progress(feature);
  if (!isDue(entry.path) && !surroundings.wasThere(entry.path))
    return { reason: 'layout-directory-pending', args };
  return surroundings.wasEmptied(entry.path)
    ? null
    : { reason: 'layout-directory-missing', args: { ...args, finished } };
}
