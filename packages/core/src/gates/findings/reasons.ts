import type { ArgsOf } from '../../model/reason.js';
import { defineReasons } from '../../reasons/define-reasons.js';

/** What the findings of linters and type checkers have in common. */
export const reasons = defineReasons({
  'findings-within-maximum': {
    title: 'No more errors and warnings than the gate allows',
    severity: 'info',
    message: (a: { errors: number; warnings: number }) =>
      `${a.errors} errors and ${a.warnings} warnings that count.`,
    fix: () => '',
  },
  'warnings-above-maximum': {
    title: 'More warnings than the gate allows',
    severity: 'error',
    message: (a: { warnings: number; maximum: number; first: string | null }) =>
      `${a.warnings} warnings, and at most ${a.maximum} are allowed${a.first === null ? '.' : `; the first is ${a.first}.`}`,
    fix: () => 'Mend what the report names and run the target again.',
    identity: () => [],
  },
});

declare module '../../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
