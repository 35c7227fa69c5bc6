import type { GateOutcome, ProjectGateKind, ProjectSubject } from '../define-gate.js';
import { NO_DETAILS } from '../define-gate.js';
import { missingTarget } from '../missing-target.js';

/** The project has the target, and the task graph shows that it succeeded. A command in words asks only those that have it. */
export const targetKind: ProjectGateKind<'target'> = {
  kind: 'target',
  appliesTo: 'project',
  target: (rules) => rules.name,
  decide: ({ rules, origin }, subject) => {
    const missing = missingTarget(rules.name, subject);
    if (missing === null) return byExitStatus(rules.name, subject);
    return origin === 'block' ? missing : notConcerned(rules.name, subject);
  },
};

function notConcerned(target: string, { project }: ProjectSubject): GateOutcome {
  const args = { project: project.name, target };
  return { ...NO_DETAILS, verdict: 'skipped', reason: 'target-not-had', args };
}

function byExitStatus(target: string, { project, context }: ProjectSubject): GateOutcome {
  const expected = `${target} succeeds`;
  if (context.failed.has(target)) {
    const args = { project: project.name, target };
    return {
      ...NO_DETAILS,
      verdict: 'fail',
      reason: 'target-failed',
      args,
      expected,
      actual: `${target} failed`,
    };
  }
  if (context.succeeded.has(target)) {
    return { ...NO_DETAILS, verdict: 'pass', reason: 'target-succeeded', args: { target }, expected };
  }
  const args = { project: project.name, target };
  return {
    ...NO_DETAILS,
    verdict: 'fail',
    reason: 'target-not-run',
    args,
    expected,
    actual: `${target} did not run`,
  };
}
