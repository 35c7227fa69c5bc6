import type { GateOutcome, ProjectSubject } from './define-gate.js';
import { NO_DETAILS } from './define-gate.js';
import { nearest } from '../base/nearest.js';

/** The failure of a project that lacks the target a gate reads; null when it has it. */
export function missingTarget({ project, target }: ProjectSubject): GateOutcome | null {
  const names = Object.keys(project.targets);
  if (names.includes(target)) return null;
  return {
    ...NO_DETAILS,
    verdict: 'fail',
    reason: 'target-missing',
    args: { project: project.name, target, nearest: nearest(target, names) },
    expected: `target ${target}`,
  };
}
