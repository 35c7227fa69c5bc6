import type { ArgsOf } from '../model/reason.js';
import { defineReasons } from '../reasons/define-reasons.js';
import { plural } from '../reasons/wording.js';
import { readProblem, readProblemFix } from '../reasons/read-problem.js';

/** The verdict as a whole, and the baseline of known violations, `.specify/baseline.json`. */
export const reasons = defineReasons({
  'no-project-gates': {
    title: 'The constitution has no gates for projects',
    severity: 'info',
    message: () => 'No principle has a gate for projects. The plans of features attest the principles.',
    fix: () => '',
  },
  'gates-disabled': {
    title: 'All gates are disabled',
    severity: 'info',
    message: (a: { gates: string }) => `The constitution disables every gate of this project: ${a.gates}.`,
    fix: () => '',
  },
  'no-gates': {
    title: 'Nothing was judged',
    severity: 'error',
    message: (a: { project: string }) => `${a.project} has no gate, so nothing was judged.`,
    fix: () => 'Run `nx g @plangate/nx:init` to write a constitution that covers the project.',
    identity: () => [],
  },
  baselined: {
    title: 'The violation is in the baseline',
    severity: 'info',
    message: (a: { reason: string; message: string }) =>
      `The baseline accepts this violation (${a.reason}): ${a.message}`,
    fix: () => '',
  },
  'baseline-entry-stale': {
    title: 'The baseline accepts violations that no longer occur',
    severity: 'info',
    message: (a: { count: number; file: string; first: string }) =>
      `${a.file} accepts ${plural(a.count, 'violation')} that no longer ${a.count === 1 ? 'occurs' : 'occur'}: ${a.first}.`,
    fix: () => 'Run `nx g @plangate/nx:baseline` to remove them, so that they cannot come back.',
  },
  'baseline-malformed': {
    title: 'The baseline does not match its schema',
    severity: 'error',
    message: (a: { problem: string }) => `The baseline is not valid: ${a.problem}.`,
    fix: () =>
      'Restore the file from version control, or delete it and run `nx g @plangate/nx:baseline` to write a new one.',
    identity: () => [],
  },
  'baseline-unreadable': {
    title: 'The baseline cannot be read',
    severity: 'error',
    message: (a: { problem: string }) => `The baseline cannot be read: ${readProblem(a.problem)}.`,
    fix: (a: { problem: string }) =>
      readProblemFix(a.problem, 'Delete it and run `nx g @plangate/nx:baseline` to write a new one.'),
    identity: () => [],
  },
});

declare module '../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
