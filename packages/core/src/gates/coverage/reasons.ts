import type { ArgsOf } from '../../model/reason.js';
import { defineReasons } from '../../reasons/define-reasons.js';

/** What the coverage of a project comes to. */
export const reasons = defineReasons({
  'coverage-reached': {
    title: 'Coverage is at or above its minimum',
    severity: 'info',
    message: (a: { metrics: string }) => `Covered: ${a.metrics}.`,
    fix: () => '',
  },
  'coverage-below-minimum': {
    title: 'Coverage is below its minimum',
    severity: 'error',
    message: (a: { metric: string; minimum: number; actual: string }) =>
      `Of the ${a.metric}, ${a.actual} are covered; at least ${a.minimum} % must be.`,
    fix: () => 'Test what is not covered yet; the report shows which lines these are.',
    identity: (a: { metric: string }) => [a.metric],
  },
  'coverage-metric-missing': {
    title: 'The coverage report does not state a metric',
    severity: 'error',
    message: (a: { metric: string; report: string }) =>
      `${a.report} does not state how many ${a.metric} are covered.`,
    fix: () =>
      'Let the target write a report that states it (Istanbul states all four), or ask the gate for another metric.',
    identity: (a: { metric: string; report: string }) => [a.metric, a.report],
  },
  'coverage-empty': {
    title: 'The coverage report covers nothing',
    severity: 'error',
    message: (a: { metric: string; report: string }) => `${a.report} counts no ${a.metric} at all.`,
    fix: () =>
      'Let the coverage tool see the sources of the project (Jest: collectCoverageFrom), so that untested files count too.',
    identity: (a: { metric: string; report: string }) => [a.metric, a.report],
  },
});

declare module '../../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
