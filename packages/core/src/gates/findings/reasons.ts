import type { ArgsOf } from '../../model/reason.js';
import { defineReasons } from '../../reasons/define-reasons.js';
import { atMostAllowed, plural } from '../../reasons/wording.js';

/** What the findings of linters and type checkers have in common. */
export const reasons = defineReasons({
  'findings-within-maximum': {
    title: 'Errors and warnings are within the maximum of the gate',
    severity: 'info',
    message: (a: { errors: number; warnings: number }) =>
      `${plural(a.errors, 'error')} and ${plural(a.warnings, 'warning')} count.`,
    fix: () => '',
  },
  'warnings-above-maximum': {
    title: 'There are more warnings than the gate allows',
    severity: 'error',
    message: (a: { warnings: number; maximum: number; first: string | null }) =>
      `${plural(a.warnings, 'warning')}; ${atMostAllowed(a.maximum)}.${a.first === null ? '' : ` The first is ${a.first}.`}`,
    fix: () => 'Fix what the report lists, then run the target again.',
    identity: () => [],
  },
});

declare module '../../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
