import type { ArgsOf } from '../model/reason.js';
import { defineReasons } from '../reasons/define-reasons.js';

/** A principle that a plan gives no verdict. */
export const reasons = defineReasons({
  'principle-without-verdict': {
    title: 'A principle has no verdict',
    severity: 'error',
    message: (a: { principle: string }) => `The Constitution Check gives "${a.principle}" no verdict.`,
    fix: (a: { principle: string }) =>
      `Write a row for "${a.principle}" with PASS, FAIL or N/A and the reason.`,
    identity: (a: { principle: string }) => [a.principle],
  },
  'principle-pending': {
    title: 'A principle has no verdict yet, and its phase has not come',
    severity: 'pending',
    message: (a: { principle: string }) =>
      `The plan's Constitution Check gives "${a.principle}" no verdict yet.`,
    fix: (a: { principle: string }) =>
      `Check the design against "${a.principle}" and write the verdict before the design is done.`,
    identity: (a: { principle: string }) => [a.principle],
  },
});

declare module '../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
