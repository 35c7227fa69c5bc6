import type { GateOutcome, ProjectSubject } from './define-gate.js';
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
  const args = { project: project.name, target };
  const actual = `${target} did not run`;
  return { ...NO_DETAILS, verdict: 'fail', reason: 'target-not-run', args, expected, actual };
}
