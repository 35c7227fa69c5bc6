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
  'performance-too-many-failures': {
    title: 'Too many requests or runs failed',
    severity: 'error',
    message: (a: { metric: string; percentile: string; report: string; failed: string }) =>
      `${a.failed} % of the requests or runs in ${a.report} failed. They count as slower than any limit, so percentile ${a.percentile} of ${a.metric} has no value.`,
    fix: () => 'Find out why they fail, break off or time out, then measure again.',
    identity: (a: { metric: string; percentile: string; report: string; failed: string }) => [
      a.metric,
      a.report,
      a.failed,
      a.percentile,
    ],
  },
  'performance-failures-undecided': {
    title: 'Failed requests leave the percentile open',
    severity: 'error',
    message: (a: {
      metric: string;
      asked: string;
      percentile: string;
      report: string;
      known: string;
      failed: string;
      maximum: string;
    }) =>
      `${a.failed} % of the requests or runs in ${a.report} failed and count as slower than any limit. Percentile ${a.asked} of ${a.metric} ` +
      `is within ${a.maximum} only if percentile ${a.percentile} of the report is, and the report has ${a.known}.`,
    fix: () =>
      'Find out why they fail, or make the tool report higher percentiles (k6: --summary-trend-stats "med,p(95),p(99),p(99.9),max"), then measure again.',
    identity: (a: { metric: string; asked: string; report: string }) => [a.metric, a.asked, a.report],
    standing: 'unproven',
  },
  'performance-not-valid': {
    title: 'The metric was not measured as it should be',
    severity: 'error',
    message: (a: { metric: string; report: string; problem: string }) =>
      `${a.report} does not measure ${a.metric}: ${a.problem}.`,
    fix: () => 'Remove the cause, then measure again.',
    identity: (a: { metric: string; report: string }) => [a.metric, a.report],
    standing: 'unproven',
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
