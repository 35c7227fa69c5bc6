import type { GateOutcome, ProjectGateKind, ProjectSubject } from './define-gate.js';
import { NO_DETAILS } from './define-gate.js';
import { gather, type TargetOf } from './evidence-of-target.js';
import { notRun } from './not-run.js';

/**
 * What the task graph shows of the target that a gate reads: that it succeeded, or that nothing shows whether it did. Null when
 * it failed, which each kind reports in its own words.
 */
export function byExitStatus(
  { project, context, target }: ProjectSubject,
  expected: string,
): GateOutcome | null {
  if (context.failed.has(target)) return null;
  if (context.succeeded.has(target)) {
    return { ...NO_DETAILS, verdict: 'pass', reason: 'target-succeeded', args: { target }, expected };
  }
  return { ...notRun({ project, context, target }), expected };
}

/**
 * A report that is good does not say why its target failed: what the target found wrong is not in it. So no report passes for a
 * target that failed in this run.
 */
export function unlessTargetFailed(
  outcome: GateOutcome,
  { evidence }: Pick<ProjectGateKind, 'evidence'>,
  { project, context, target }: ProjectSubject,
): GateOutcome {
  if (evidence === null || outcome.verdict !== 'pass' || !context.failed.has(target)) return outcome;
  const args = {
    project: project.name,
    target,
    kind: evidence,
    report: outcome.evidence.join(', '),
    failedTests: ANSWERED_BY_TESTS.has(evidence) ? failedTests({ project, context, target }) : 0,
  };
  const actual = outcome.actual === null ? `${target} failed` : `${outcome.actual}; ${target} failed`;
  return { ...outcome, verdict: 'fail', reason: 'target-failed-despite-report', args, actual };
}

/** The kinds of evidence that a run of tests writes. */
const ANSWERED_BY_TESTS: ReadonlySet<string> = new Set(['tests', 'coverage']);

/** How many tests and test files failed by the reports of a target. */
function failedTests(subject: TargetOf): number {
  const gathered = gather('tests', subject);
  if (gathered.status !== 'found') return 0;
  return gathered.evidence.files.reduce((sum, { failed, crashed }) => sum + failed + (crashed ? 1 : 0), 0);
}
