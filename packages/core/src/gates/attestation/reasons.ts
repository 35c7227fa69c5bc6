import type { ArgsOf } from '../../model/reason.js';
import { defineReasons } from '../../reasons/define-reasons.js';

/** The plan's own verdict for a principle. */
export const reasons = defineReasons({
  attested: {
    title: 'The plan attests the principle',
    severity: 'info',
    message: (a: { principle: string; verdict: string }) =>
      `The Constitution Check of the plan gives "${a.principle}" the verdict ${a.verdict}.`,
    fix: () => '',
  },
  'attestation-failed': {
    title: 'The plan says that a principle is not met',
    severity: 'error',
    message: (a: { principle: string; verdict: string }) =>
      `The Constitution Check of the plan gives "${a.principle}" the verdict ${a.verdict}.`,
    fix: (a: { principle: string }) =>
      `Change the design to meet "${a.principle}", or justify the violation in Complexity Tracking.`,
    identity: (a: { principle: string }) => [a.principle],
  },
  'feature-finished': {
    title: 'The feature is finished, so its Constitution Check no longer counts',
    severity: 'info',
    message: (a: { feature: string }) =>
      `${a.feature} is finished, so its Constitution Check no longer counts.`,
    fix: () => '',
  },
});

declare module '../../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
