import { compareFields, EQUAL, UNCLEAR } from '../comparison.js';
import type { GateOutcome, ProjectGateKind, ProjectSubject } from '../define-gate.js';
import { NO_DETAILS } from '../define-gate.js';
import { byExitStatus } from '../exit-status.js';
import { missingTarget } from '../missing-target.js';
import { targetCanaries } from './canary.js';

/**
 * The project has the target, and the task graph shows that it succeeded. A target named in prose is required only of
 * projects that define it.
 */
export const targetKind: ProjectGateKind<'target'> = {
  kind: 'target',
  of: 'project',
  defaultTarget: null,
  evidence: null,
  needs: [],
  namedTarget: ({ name }) => name,
  describe: ({ name }) => `${name} passes`,
  // Another target is another rule.
  compare: compareFields<'target'>({ name: (outer, inner) => (outer === inner ? EQUAL : UNCLEAR) }),
  decide: ({ origin }, subject) => {
    const missing = missingTarget(subject);
    if (missing === null) return judge(subject);
    return origin === 'block' ? missing : notConcerned(subject);
  },
  canaries: targetCanaries,
};

function notConcerned({ project, target }: ProjectSubject): GateOutcome {
  const args = { project: project.name, target };
  return { ...NO_DETAILS, verdict: 'skipped', reason: 'target-not-had', args };
}

function judge(subject: ProjectSubject): GateOutcome {
  const { project, target } = subject;
  const expected = `${target} succeeds`;
  const args = { project: project.name, target };
  return (
    byExitStatus(subject, expected) ?? {
      ...NO_DETAILS,
      verdict: 'fail',
      reason: 'target-failed',
      args,
      expected,
      actual: `${target} failed`,
    }
  );
}
