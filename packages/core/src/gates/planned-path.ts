import { memoize } from '../base/memo.js';
import type { WorkspaceFiles } from '../base/workspace-files.js';
import { finished, isHistory, phaseOf } from '../features/feature-phase.js';
import { donePaths, droppedPaths, openPaths, taskPaths } from '../features/task-paths.js';
import { isWithin, joinPath, nameOf, parentOf } from '../base/paths.js';
import { disagreement } from '../layout/agreement.js';
import { expectedLayout, type ExpectedPath } from '../layout/expected.js';
import { hasInstance } from '../layout/instances.js';
import { movedTo, renamedTo, type Missing } from '../layout/moved.js';
import type { PathKind } from '../layout/scaffold.js';
import type { Feature, JudgeContext, WorkspaceState } from '../model/workspace.js';
import { outcome, type RuleOutcome } from './rule-outcome.js';

/** Whether the disk agrees with what the plans say of one path; null when it does. */
export function judgePath(expected: ExpectedPath, context: JudgeContext): RuleOutcome | null {
  const found = disagreement(expected, {
    kind: kindsOf(context),
    progress: (feature) => ({
      finished: finished(feature),
      history: isHistory(feature, context),
      isDue: (directory) => isDue(directory, feature, context),
      done: donePaths(feature),
    }),
    wasEmptied: (directory) => expectedLayout(context.state.features).wasEmptied(directory),
    wasThere: (directory) => context.wasThere?.(directory) === true,
    isLeft: (path) => context.files.isIgnored?.(path) === true || droppedPaths(expected.feature).has(path),
    isNamedLater: (path) => hasInstance(path, context.files),
    movedTo: (entry) => placeNow(entry, expected.feature, context),
  });
  if (found === null) return null;
  const { given, location, expected: wanted, actual } = found;
  return outcome(given, location, {
    ...(wanted === null ? {} : { expected: wanted }),
    ...(actual === null ? {} : { actual }),
  });
}

/** Whether a directory must be there: its feature has tasks, and none that is open names something in the directory. */
function isDue(directory: string, feature: Feature, { phase }: JudgeContext): boolean {
  if (finished(feature)) return true;
  const inside = (path: string): boolean => path === directory || path.startsWith(`${directory}/`);
  return (phase ?? phaseOf(feature)) === 'tasks' && ![...openPaths(feature)].some(inside);
}

/**
 * Where a path of a feature is now: where its name is found, or in the directory that has the other files of its own one. A
 * directory is where most of the files are that were drawn in it.
 */
export function placeNow(
  missing: Missing,
  feature: Feature,
  { state, files }: Pick<JudgeContext, 'state' | 'files'>,
): string | null {
  const { wasPlannedBy } = expectedLayout(state.features);
  const names = namesByDirectory(state.features);
  const isTaken = (other: string): boolean => wasPlannedBy(other, feature);
  const find = (one: Missing): string | null => {
    const found = movedTo(one, files, isTaken);
    const parent = parentOf(one.path);
    if (found !== null || parent === null || one.kind === 'dir') return found;
    const renamed = renamedTo(parent, names.get(parent) ?? [], files);
    const there = renamed === null ? null : joinPath(renamed, nameOf(one.path));
    return there !== null && files.kind(there) === 'file' ? there : null;
  };
  const direct = find(missing);
  if (direct !== null || missing.kind === 'file') return direct;
  const below = [...names].filter(([directory]) => isWithin(directory, missing.path));
  const drawn = below.flatMap(([directory, all]) => all.map((name) => joinPath(directory, name)));
  const places = drawn.flatMap((path) => find({ path, kind: 'file' }) ?? []).map((at) => parentOf(at) ?? '.');
  return places.length * 2 > drawn.length ? mostFrequent(places) : null;
}

/** By directory, the names of the files that plans draw and ticked tasks name in it. */
const namesByDirectory = memoize((features: readonly Feature[]): ReadonlyMap<string, readonly string[]> => {
  const names = new Map<string, Set<string>>();
  const add = (path: string): unknown =>
    names.set(parentOf(path) ?? '.', (names.get(parentOf(path) ?? '.') ?? new Set()).add(nameOf(path)));
  for (const { entry } of expectedLayout(features).paths.values())
    if (entry.kind === 'file' && entry.status !== 'deleted') add(entry.path);
  for (const feature of features) for (const path of taskPaths(feature).ticked.keys()) add(path);
  return new Map([...names].map(([directory, all]) => [directory, [...all]]));
});

/** The first of those that occur most often. */
function mostFrequent(values: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0] ?? null;
}

/** What paths are on disk: with 300 features of 40 paths each, many are asked for more than once. */
export function kindsOf({ state, files }: Pick<JudgeContext, 'state' | 'files'>): (path: string) => PathKind {
  return lookups(state)(files);
}

const lookups = memoize((_: WorkspaceState) =>
  memoize((files: WorkspaceFiles) => {
    const known = new Map<string, PathKind>();
    return (path: string): PathKind => {
      let kind = known.get(path);
      if (kind === undefined) {
        kind = files.kind(path);
        known.set(path, kind);
      }
      return kind;
    };
  }),
);
