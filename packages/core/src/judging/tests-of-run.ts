import { memoize } from '../base/memo.js';
import { defaultTargetOf, targetOf } from '../gates/decide-gate.js';
import type { ProjectRun } from '../gates/define-gate.js';
import { testsOf, type TestsOfRun } from '../gates/tests-of-run.js';
import type { JudgeContext, Project } from '../model/workspace.js';
import { gatesFor } from './evidence-targets.js';

/**
 * What the reports of a project's last run say of each of its test files. The reports count as they do for a gate: one that is
 * not the work of that run, that cannot be read or that is of another project says nothing.
 */
export function testsOfRun(project: Project, context: JudgeContext): TestsOfRun {
  return testsOf({ project, context, targets: testTargets(project, context) });
}

/** The projects that a feature touches, as far as the host handed them in, with the targets that run their tests. */
export const touchedRuns: (context: JudgeContext) => readonly ProjectRun[] = memoize(({ touched = [] }) =>
  touched.map(({ project, context }) => ({ project, context, targets: testTargets(project, context) })),
);

/** The targets that gates of tests read for a project; the one that they read by default where there is no such gate. */
export function testTargets(
  project: Pick<Project, 'name' | 'root' | 'tags'>,
  { state, targets }: Pick<JudgeContext, 'state' | 'targets'>,
): readonly string[] {
  const read = gatesFor(project, state.constitutions)
    .filter(({ rules }) => rules.kind === 'tests')
    .flatMap((gate) => targetOf(gate, targets) ?? []);
  const usual = defaultTargetOf('tests', targets);
  return [...new Set(read.length > 0 || usual === null ? read : [usual])];
}
