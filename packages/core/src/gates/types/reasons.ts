import type { ArgsOf } from '../../model/reason.js';
import { defineReasons } from '../../reasons/define-reasons.js';

/** What a type checker found. */
export const reasons = defineReasons({
  'types-failed': {
    title: 'The type checker found errors',
    severity: 'error',
    message: (a: { found: string; first: string | null }) =>
      `${a.found}.${a.first === null ? '' : ` The first is ${a.first}.`}`,
    fix: () => 'Fix what the type checker reports, then run it again.',
    identity: () => [],
  },
  'types-by-other-tool': {
    title: 'The report is not of a type checker',
    severity: 'error',
    message: (a: { report: string; tools: string; project: string; target: string }) =>
      `${a.report} is a report of ${a.tools}. Only a type checker, or the success of the target ${a.target}, shows that the types are right.`,
    fix: (a: { project: string; target: string }) =>
      `Run \`nx run ${a.project}:${a.target}\`, then run the gate again. A limit on warnings or rules needs the SARIF report of a type checker.`,
    identity: (a: { target: string }) => [a.target],
    standing: 'unproven',
  },
});

declare module '../../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
