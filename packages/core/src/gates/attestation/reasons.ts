import type { ArgsOf } from '../../model/reason.js';
import { defineReasons } from '../../reasons/define-reasons.js';

/** The plan's own verdict for a principle. */
export const reasons = defineReasons({
  attested: {
    title: 'The plan attests the principle',
    severity: 'info',
    message: (a: { principle: string; verdict: string }) =>
      `The plan's Constitution Check gives "${a.principle}" ${a.verdict}.`,
    fix: () => '',
  },
  'attestation-failed': {
    title: 'The plan itself says that a principle is not met',
    severity: 'error',
    message: (a: { principle: string; verdict: string }) =>
      `The plan's Constitution Check gives "${a.principle}" ${a.verdict}.`,
    fix: (a: { principle: string }) =>
      `Change the design until it meets "${a.principle}", or justify the violation in Complexity Tracking.`,
    identity: (a: { principle: string }) => [a.principle],
  },
  'feature-finished': {
    title: 'The feature is finished; its Constitution Check is history',
    severity: 'info',
    message: (a: { feature: string }) => `${a.feature} is finished; its Constitution Check is history.`,
    fix: () => '',
  },
});

declare module '../../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
