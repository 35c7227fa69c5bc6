import type { ArgsOf } from '../../model/reason.js';
import { defineReasons } from '../../reasons/define-reasons.js';
import { didYouMean } from '../../reasons/wording.js';

/** What load tests and benchmarks measured. */
export const reasons = defineReasons({
  'performance-within-maximum': {
    title: 'The measured value is within its maximum',
    severity: 'info',
    message: (a: { actual: string; maximum: string }) => `Measured ${a.actual}; the maximum is ${a.maximum}.`,
    fix: () => '',
  },
  'performance-above-maximum': {
    title: 'The measured value is above its maximum',
    severity: 'error',
    message: (a: { actual: string; maximum: string; report: string }) =>
      `Measured ${a.actual} (${a.report}); the maximum is ${a.maximum}.`,
    fix: () => '',
    identity: (a: { maximum: string }) => [a.maximum],
  },
  'performance-metric-missing': {
    title: 'The report lacks the metric of the gate',
    severity: 'error',
    message: (a: { metric: string; report: string; known: string; nearest: string | null }) =>
      `${a.report} has no ${a.metric}; it has ${a.known}.${didYouMean(a.nearest)}`,
    fix: () => 'Set "metric" of the gate to a metric of the report, or make the target measure it.',
    identity: (a: { metric: string; report: string }) => [a.metric, a.report],
  },
  'performance-percentile-missing': {
    title: 'The report lacks the percentile of the gate',
    severity: 'error',
    message: (a: { metric: string; percentile: string; report: string; known: string }) =>
      `${a.report} has no percentile ${a.percentile} of ${a.metric}; it has ${a.known}.`,
    fix: (a: { percentile: string }) =>
      `Make the tool report it (k6: --summary-trend-stats "p(${a.percentile})"), or set "percentile" of the gate to one that it has.`,
    identity: (a: { metric: string; percentile: string; report: string }) => [
      a.metric,
      a.percentile,
      a.report,
    ],
  },
  'performance-unit-differs': {
    title: 'The maximum and the report have different units',
    severity: 'error',
    message: (a: { metric: string; report: string; unit: string; maximum: string }) =>
      `${a.report} reports ${a.metric} ${a.unit}, so it cannot be compared with ${a.maximum}.`,
    fix: () => 'Write a unit for a time ("max: 200ms"), and a plain number for anything else.',
    identity: (a: { metric: string; report: string; unit: string; maximum: string }) => [
      a.metric,
      a.report,
      a.unit,
      a.maximum,
    ],
  },
  'performance-unanswered': {
    title: 'Too many requests got no answer',
    severity: 'error',
    message: (a: { metric: string; percentile: string; report: string; answered: string }) =>
      `Only ${a.answered} % of the requests in ${a.report} got an answer, so percentile ${a.percentile} of ${a.metric} has no value.`,
    fix: () => 'Find out why requests time out or break off, then measure again.',
    identity: (a: { metric: string; percentile: string; report: string; answered: string }) => [
      a.metric,
      a.report,
      a.answered,
      a.percentile,
    ],
  },
  'performance-not-measured': {
    title: 'The project does not measure the metric',
    severity: 'info',
    message: (a: { project: string; target: string; metric: string }) =>
      `${a.project} has no target ${a.target} that measures ${a.metric}. The Constitution Check of the plan decides the principle.`,
    fix: () => '',
  },
});

declare module '../../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
