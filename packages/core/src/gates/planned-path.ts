import { memoize } from '../base/memo.js';
import type { WorkspaceFiles } from '../base/workspace-files.js';
import { finished, phaseOf } from '../features/feature-phase.js';
import { donePaths } from '../features/task-paths.js';
import { disagreement } from '../layout/agreement.js';
import { expectedLayout, type ExpectedPath } from '../layout/expected.js';
import type { PathKind } from '../layout/scaffold.js';
import type { Feature, JudgeContext, WorkspaceState } from '../model/workspace.js';
import { outcome, type RuleOutcome } from './rule-outcome.js';

/** Whether the disk agrees with what the plans say of one path; null when it does. */
export function judgePath(expected: ExpectedPath, context: JudgeContext): RuleOutcome | null {
  const found = disagreement(expected, {
    kind: kindsOf(context),
    progress: (feature) => ({
      finished: finished(feature),
      due: isDue(feature, context),
      done: donePaths(feature),
    }),
    wasEmptied: (directory) => expectedLayout(context.state.features).wasEmptied(directory),
  });
  if (found === null) return null;
  const { given, location, expected: wanted, actual } = found;
  return outcome(given, location, {
    ...(wanted === null ? {} : { expected: wanted }),
    ...(actual === null ? {} : { actual }),
  });
}

/** Whether the directories of a feature must be there. */
function isDue(feature: Feature, { phase }: JudgeContext): boolean {
  return finished(feature) || (phase ?? phaseOf(feature)) === 'tasks';
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
