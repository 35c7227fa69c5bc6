import type { ArgsOf } from '../../model/reason.js';
import { defineReasons } from '../../reasons/define-reasons.js';

/** Whether a target succeeds. */
export const reasons = defineReasons({
  'target-failed': {
    title: 'The target failed',
    severity: 'error',
    message: (a: { project: string; target: string }) => `The target ${a.target} of ${a.project} failed.`,
    fix: (a: { project: string; target: string }) =>
      `Run \`nx run ${a.project}:${a.target}\` and fix what it reports.`,
    identity: (a: { target: string }) => [a.target],
  },
  'target-not-had': {
    title: 'The constitution names a target in prose, and the project does not have it',
    severity: 'info',
    message: (a: { project: string; target: string }) =>
      `The constitution names the target ${a.target} in prose; ${a.project} does not have it.`,
    fix: () => '',
  },
});

declare module '../../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
