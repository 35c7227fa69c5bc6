import type { GateOutcome, ProjectGateKind, ProjectSubject } from './define-gate.js';
import { NO_DETAILS } from './define-gate.js';

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

/** The failure of a target that did not run. */
export function notRun({
  project,
  context,
  target,
}: Pick<ProjectSubject, 'project' | 'context' | 'target'>): GateOutcome {
  const args = { project: project.name, target, heldUpBy: context.heldUpBy?.(target) ?? null };
  const actual = `${target} did not run`;
  return { ...NO_DETAILS, verdict: 'fail', reason: 'target-not-run', args, actual };
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
  const args = { project: project.name, target, kind: evidence, report: outcome.evidence.join(', ') };
  const actual = outcome.actual === null ? `${target} failed` : `${outcome.actual}; ${target} failed`;
  return { ...outcome, verdict: 'fail', reason: 'target-failed-despite-report', args, actual };
}
