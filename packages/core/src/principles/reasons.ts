import type { ArgsOf } from '../model/reason.js';
import { defineReasons } from '../reasons/define-reasons.js';

/** Principles without a verdict in a plan. */
export const reasons = defineReasons({
  'principle-without-verdict': {
    title: 'A principle has no verdict',
    severity: 'error',
    message: (a: { principle: string }) => `The Constitution Check gives "${a.principle}" no verdict.`,
    fix: (a: { principle: string; row?: true }) =>
      a.row === true
        ? `Write PASS, FAIL or N/A and a reason in the row of "${a.principle}".`
        : `Add a row for "${a.principle}" with PASS, FAIL or N/A and a reason.`,
    identity: (a: { principle: string }) => [a.principle],
  },
  'principle-pending': {
    title: 'A principle has no verdict yet',
    severity: 'pending',
    message: (a: { principle: string }) => `The Constitution Check gives "${a.principle}" no verdict yet.`,
    fix: (a: { principle: string; row?: true }) =>
      `Check the design against "${a.principle}" and write the verdict ${a.row === true ? 'in its row ' : ''}before the design is done.`,
    identity: (a: { principle: string }) => [a.principle],
  },
});

declare module '../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
