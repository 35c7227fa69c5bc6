import { nameOf } from '../base/paths.js';
import type { Location } from '../model/position.js';
import { locate } from '../model/position.js';
import type { ReasonGiven } from '../model/reason.js';
import type { Feature } from '../model/workspace.js';
import { givenOf } from '../reasons/given.js';
import type { ExpectedPath } from './expected.js';
import { diskFinding, type PathKind } from './scaffold.js';

/** The phase of the feature that names a path. */
export interface Progress {
  /** Every task is ticked: the feature is history. */
  readonly finished: boolean;
  /** The directories of its layout must be there. */
  readonly due: boolean;
  /** Paths whose tasks are ticked. */
  readonly done: ReadonlySet<string>;
}

/** What comparing one path with the disk needs besides the path. */
export interface Surroundings {
  readonly kind: (path: string) => PathKind;
  readonly progress: (feature: Feature) => Progress;
  /** Whether a later feature emptied a directory. */
  readonly wasEmptied: (directory: string) => boolean;
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
 * be there; what is deleted must be gone once its task is ticked or the feature is finished; a planned directory is
 * pending until the feature has tasks, a planned file until a ticked task names it; in a finished feature all is there.
 */
export function disagreement(expected: ExpectedPath, surroundings: Surroundings): Disagreement | null {
  const { entry, feature } = expected;
  const { file } = feature.plan;
  const fault = diskFinding(entry, surroundings.kind);
  if (fault) {
    return { given: givenOf(fault), location: locate(file, fault.position), expected: null, actual: null };
  }
  const there = surroundings.kind(entry.path) !== null;
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
  const args = { path, feature: nameOf(feature.directory) };
  switch (status) {
    case 'deleted':
      return null;
    case 'existing':
    case 'modified':
      return before !== null && !progress(before).finished && !progress(feature).finished
        ? { reason: 'layout-entry-pending', args: { path, status, feature: nameOf(before.directory) } }
        : { reason: 'layout-entry-missing', args: { path, status } };
    default:
      if (entry.kind === 'dir') return ofAbsentDirectory(expected, surroundings);
      return isDone(path, progress(feature))
        ? { reason: 'layout-file-missing', args }
        : { reason: 'layout-file-pending', args };
  }
}

function ofAbsentDirectory({ entry, feature }: ExpectedPath, surroundings: Surroundings): ReasonGiven | null {
  const args = { path: entry.path, feature: nameOf(feature.directory) };
  if (!surroundings.progress(feature).due) return { reason: 'layout-directory-pending', args };
  return surroundings.wasEmptied(entry.path) ? null : { reason: 'layout-directory-missing', args };
}
