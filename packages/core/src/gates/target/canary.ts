import { failedTarget, targetGone, targetNotRun } from '../canaries/target-canaries.js';
import type { Canary, GateOf, ProjectSubject } from '../define-gate.js';

const RULES = ['name'];

/** The target fails, does not run, or does not exist; words ask for it only where a project has it. */
export function targetCanaries({ origin }: GateOf<'target'>, subject: ProjectSubject): readonly Canary[] {
  const gone = origin === 'block' ? [targetGone(subject)] : [];
  return [failedTarget(subject), targetNotRun(subject), ...gone].map((one) => ({ ...one, rules: RULES }));
}
