import type { ArgsOf } from '../model/reason.js';
import { defineReasons } from '../reasons/define-reasons.js';
import { didYouMean } from '../reasons/wording.js';

/** Targets, which gates of several kinds read. */
export const reasons = defineReasons({
  'gate-glob-refused': {
    title: 'A glob of the gate cannot be matched',
    severity: 'error',
    message: (a: { glob: string; expected: string }) =>
      `"${a.glob.slice(0, 60)}" must be ${a.expected}, so the gate cannot be judged.`,
    fix: () => 'Write several globs instead of one.',
    identity: (a: { glob: string }) => [a.glob],
  },
  'target-succeeded': {
    title: 'The target succeeded',
    severity: 'info',
    message: (a: { target: string }) => `The target ${a.target} succeeded.`,
    fix: () => '',
  },
  'target-not-run': {
    title: 'The target did not run',
    severity: 'error',
    message: (a: { project: string; target: string }) =>
      `Nothing shows that the target ${a.target} of ${a.project} succeeded: it did not run, and no report of it was found.`,
    fix: (a: { project: string; target: string }) =>
      `Run \`nx run ${a.project}:${a.target}\`, then the gate again.`,
    identity: (a: { target: string }) => [a.target],
    standing: 'broken',
  },
  'target-missing': {
    title: 'The project has no such target',
    severity: 'error',
    message: (a: { project: string; target: string; nearest: string | null }) =>
      `${a.project} has no target ${a.target}.${didYouMean(a.nearest)}`,
    fix: (a: { project: string; target: string }) =>
      `Give ${a.project} a target ${a.target}, name the right one in the gate ("target"), or leave the project out with the gate's "projects".`,
    identity: (a: { target: string }) => [a.target],
    standing: 'open',
  },
});

declare module '../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
