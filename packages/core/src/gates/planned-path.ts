import { memoize } from '../base/memo.js';
import type { WorkspaceFiles } from '../base/workspace-files.js';
import { finished, phaseOf } from '../features/feature-phase.js';
import { donePaths, droppedPaths, openPaths } from '../features/task-paths.js';
import { parentOf } from '../base/paths.js';
import { disagreement } from '../layout/agreement.js';
import { expectedLayout, type ExpectedPath } from '../layout/expected.js';
import { movedTo } from '../layout/moved.js';
import type { SafeEntry } from '../layout/safe-entries.js';
import type { PathKind } from '../layout/scaffold.js';
import type { Feature, JudgeContext, WorkspaceState } from '../model/workspace.js';
import { outcome, type RuleOutcome } from './rule-outcome.js';

/** Whether the disk agrees with what the plans say of one path; null when it does. */
export function judgePath(expected: ExpectedPath, context: JudgeContext): RuleOutcome | null {
  const found = disagreement(expected, {
    kind: kindsOf(context),
    progress: (feature) => ({
      finished: finished(feature),
      isDue: (directory) => isDue(directory, feature, context),
      done: donePaths(feature),
    }),
    wasEmptied: (directory) => expectedLayout(context.state.features).wasEmptied(directory),
    wasThere: (directory) => context.wasThere?.(directory) === true,
    isLeft: (path) => context.files.isIgnored?.(path) === true || droppedPaths(expected.feature).has(path),
    movedTo: (entry) => placeNow(entry, context),
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

/** Where a path is now; a directory is where the files are that were drawn in it. */
function placeNow({ path, kind }: SafeEntry, { state, files }: JudgeContext): string | null {
  const { paths } = expectedLayout(state.features);
  const isPlanned = (other: string): boolean => paths.has(other);
  const direct = movedTo({ path, kind }, files, isPlanned);
  if (direct !== null || kind === 'file') return direct;
  const drawn = [...paths.values()].filter(
    ({ entry }) => entry.kind === 'file' && entry.status !== 'deleted' && entry.path.startsWith(`${path}/`),
  );
  const places = drawn.map(({ entry }) => movedTo(entry, files, isPlanned));
  const [first] = places;
  return first !== undefined && first !== null && !places.includes(null) ? (parentOf(first) ?? '.') : null;
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
