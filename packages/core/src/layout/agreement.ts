import { expectedLayout, type ExpectedPath } from './expected.js';
import { finished, phaseOf } from '../features/feature-phase.js';
import { donePaths } from '../features/task-paths.js';
import type { Feature, JudgeContext } from '../model/workspace.js';
import { nameOf } from './safe-path.js';
import { diskFinding } from './scaffold.js';
import { locate } from '../model/position.js';
import type { ReasonGiven } from '../gates/define-gate.js';
import { fromFinding, outcome, type RuleOutcome } from '../gates/plan/rule-outcome.js';
import type { PlanSubject } from '../gates/plan/plan-subject.js';

/** What judging one path needs besides the path. */
export type Surroundings = Pick<PlanSubject, 'context' | 'kind'>;

/**
 * Whether the disk agrees with what the plans say of one path; null when it does. What is marked existing or modified must
 * be there; what is deleted must be gone once its task is ticked or the feature is finished; a planned directory is
 * pending until the feature has tasks, a planned file until a ticked task names it; in a finished feature all is there.
 */
export function judgePath(expected: ExpectedPath, { context, kind }: Surroundings): RuleOutcome | null {
  const { entry, feature } = expected;
  const fault = diskFinding(entry, kind);
  if (fault) return fromFinding(fault, feature.plan.file);
  const there = kind(entry.path) !== null;
  const given = there ? judgePresent(expected) : judgeAbsent(expected, context);
  if (given === null) return null;
  const gone = entry.status === 'deleted';
  return outcome(given, locate(feature.plan.file, entry.position), {
    expected: `${entry.path} is ${gone ? 'gone' : 'there'}`,
    actual: `${entry.path} is ${there ? 'there' : 'missing'}`,
  });
}

function judgePresent({ entry, feature }: ExpectedPath): ReasonGiven | null {
  if (entry.status !== 'deleted') return null;
  const args = { path: entry.path, feature: nameOf(feature.directory) };
  return finished(feature) || donePaths(feature).has(entry.path)
    ? { reason: 'layout-deleted-present', args }
    : { reason: 'layout-deletion-pending', args };
}

function judgeAbsent(expected: ExpectedPath, context: JudgeContext): ReasonGiven | null {
  const { entry, feature, before } = expected;
  const { path, status } = entry;
  const args = { path, feature: nameOf(feature.directory) };
  switch (status) {
    case 'deleted':
      return null;
    case 'existing':
    case 'modified':
      return before !== null && !finished(before) && !finished(feature)
        ? { reason: 'layout-entry-pending', args: { path, status, feature: nameOf(before.directory) } }
        : { reason: 'layout-entry-missing', args: { path, status } };
    default:
      if (entry.kind === 'dir') return judgeDirectory(expected, context);
      return finished(feature) || donePaths(feature).has(path)
        ? { reason: 'layout-file-missing', args }
        : { reason: 'layout-file-pending', args };
  }
}

function judgeDirectory({ entry, feature }: ExpectedPath, context: JudgeContext): ReasonGiven | null {
  const args = { path: entry.path, feature: nameOf(feature.directory) };
  if (!isDue(feature, context)) return { reason: 'layout-directory-pending', args };
  const emptied = expectedLayout(context.state.features).wasEmptied(entry.path);
  return emptied ? null : { reason: 'layout-directory-missing', args };
}

/** Whether the directories of a feature must be there. */
function isDue(feature: Feature, { phase }: JudgeContext): boolean {
  return finished(feature) || (phase ?? phaseOf(feature)) === 'tasks';
}
