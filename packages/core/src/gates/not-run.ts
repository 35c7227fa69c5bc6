import type { GateOutcome, ProjectSubject } from './define-gate.js';
import { NO_DETAILS } from './define-gate.js';

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
