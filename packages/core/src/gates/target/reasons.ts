import type { ArgsOf } from '../../model/reason.js';
import { defineReasons } from '../../reasons/define-reasons.js';

/** Whether a target succeeds. */
export const reasons = defineReasons({
  'target-failed': {
    title: 'The target failed',
    severity: 'error',
    message: (a: { project: string; target: string }) => `The target ${a.target} of ${a.project} failed.`,
    fix: (a: { project: string; target: string }) =>
      `Run \`nx run ${a.project}:${a.target}\` and mend what it shows.`,
    identity: (a: { target: string }) => [a.target],
  },
  'target-not-had': {
    title: 'The constitution names a command in words, and the project has no target of that name',
    severity: 'info',
    message: (a: { project: string; target: string }) =>
      `${a.project} has no target ${a.target}, which the constitution names in words.`,
    fix: () => '',
  },
});

declare module '../../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
