import type { ArgsOf } from '../model/reason.js';
import { defineReasons } from '../reasons/define-reasons.js';

/** The verdict as a whole, and the baseline of known violations, `.specify/baseline.json`. */
export const reasons = defineReasons({
  'no-project-gates': {
    title: 'The constitution has no gates for projects',
    severity: 'info',
    message: () => 'No principle in force has a gate for projects; features attest the principles.',
    fix: () => '',
  },
  'gates-disabled': {
    title: 'All gates are disabled',
    severity: 'info',
    message: (a: { gates: string }) =>
      `The constitutions in force disable every gate for this project: ${a.gates}.`,
    fix: () => '',
  },
  'no-gates': {
    title: 'Nothing was judged',
    severity: 'error',
    message: (a: { project: string }) => `No gate was found for ${a.project}, so nothing is proven.`,
    fix: () => 'See that a constitution governs the project: `nx g @plangate/nx:init` writes one.',
    identity: () => [],
  },
  baselined: {
    title: 'The violation is in the baseline',
    severity: 'info',
    message: (a: { reason: string; message: string }) =>
      `In the baseline (${a.reason}), so it does not fail: ${a.message}`,
    fix: () => '',
  },
  'baseline-entry-stale': {
    title: 'The baseline has entries that no longer occur',
    severity: 'info',
    message: (a: { count: number; file: string; first: string }) =>
      `${a.file} accepts ${a.count === 1 ? 'a violation' : `${a.count} violations`} that no longer occur: ${a.first}.`,
    fix: () => 'Run `nx g @plangate/nx:baseline`, which removes them, so that they cannot come back.',
  },
  'baseline-malformed': {
    title: 'The baseline is not what its schema says',
    severity: 'error',
    message: (a: { problem: string }) => `The baseline cannot be read: ${a.problem}.`,
    fix: () =>
      'Restore the file from version control, or delete it and run `nx g @plangate/nx:baseline` to record anew.',
    identity: () => [],
  },
  'baseline-unreadable': {
    title: 'The baseline cannot be read',
    severity: 'error',
    message: (a: { problem: string }) => `The baseline is there and cannot be read: ${a.problem}.`,
    fix: () => 'Make it a text file inside the workspace, as `nx g @plangate/nx:baseline` writes it.',
    identity: () => [],
  },
});

declare module '../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
