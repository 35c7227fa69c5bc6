import type { Canary } from '../canary.js';
import type { ProjectSubject } from '../define-gate.js';
import { withOutcome } from './altered-context.js';

/** That the target which a gate reads failed. */
export function failedTarget({ context, target }: ProjectSubject): Canary {
  return {
    rules: [],
    what: `the target ${target} fails`,
    make: () => ({ context: withOutcome(context, target, 'failed') }),
  };
}

/** That nothing shows whether the target which a gate reads succeeded. */
export function targetNotRun({ context, target }: ProjectSubject): Canary {
  return {
    rules: [],
    what: `the target ${target} does not run`,
    make: () => ({ context: withOutcome(context, target, 'not run') }),
  };
}

/** That the project does not have the target which a gate reads. */
export function targetGone({ project, target }: ProjectSubject): Canary {
  const targets = Object.fromEntries(Object.entries(project.targets).filter(([name]) => name !== target));
  return {
    rules: [],
    what: `the project has no target ${target}`,
    make: () => ({ project: { ...project, targets } }),
  };
}
