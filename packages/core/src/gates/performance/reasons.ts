import type { ArgsOf } from '../../model/reason.js';
import { defineReasons } from '../../reasons/define-reasons.js';
import { didYouMean } from '../../reasons/wording.js';

/** What load tests and benchmarks measured. */
export const reasons = defineReasons({
  'performance-within-maximum': {
    title: 'What was measured is within its maximum',
    severity: 'info',
    message: (a: { actual: string; maximum: string }) => `Measured: ${a.actual}; at most ${a.maximum}.`,
    fix: () => '',
  },
  'performance-above-maximum': {
    title: 'What was measured is above its maximum',
    severity: 'error',
    message: (a: { actual: string; maximum: string }) =>
      `Measured: ${a.actual}; at most ${a.maximum} is allowed.`,
    fix: () => 'Make it faster, and measure again.',
    identity: (a: { maximum: string }) => [a.maximum],
  },
  'performance-metric-missing': {
    title: 'The report does not state what the gate asks for',
    severity: 'error',
    message: (a: { metric: string; report: string; known: string; nearest: string | null }) =>
      `${a.report} states no ${a.metric}, but ${a.known}.${didYouMean(a.nearest)}`,
    fix: () => 'Name in the gate\'s "metric" what the report states, or let the target measure it.',
    identity: (a: { metric: string; report: string }) => [a.metric, a.report],
  },
  'performance-percentile-missing': {
    title: 'The report states no percentile that decides',
    severity: 'error',
    message: (a: { metric: string; percentile: string; report: string; known: string }) =>
      `${a.report} does not decide percentile ${a.percentile} of ${a.metric}; it states ${a.known}.`,
    fix: (a: { percentile: string }) =>
      `Let the tool write it (k6: --summary-trend-stats "p(${a.percentile})"), or ask the gate for one of those.`,
    identity: (a: { metric: string; percentile: string; report: string }) => [
      a.metric,
      a.percentile,
      a.report,
    ],
  },
  'performance-unit-differs': {
    title: 'The maximum has another unit than the report',
    severity: 'error',
    message: (a: { metric: string; report: string; unit: string; maximum: string }) =>
      `${a.report} states ${a.metric} ${a.unit}, which cannot be compared with ${a.maximum}.`,
    fix: () =>
      'Write a time with its unit ("max: 200ms") for what the report states as a time, and a bare number for anything else.',
    identity: (a: { metric: string; report: string; unit: string; maximum: string }) => [
      a.metric,
      a.report,
      a.unit,
      a.maximum,
    ],
  },
  'performance-unanswered': {
    title: 'Too many requests have no answer',
    severity: 'error',
    message: (a: { metric: string; percentile: string; report: string; answered: string }) =>
      `In ${a.report} only ${a.answered} % of the requests have an answer, so percentile ${a.percentile} of ${a.metric} has no value.`,
    fix: () => 'See why requests time out or break off, and measure again.',
    identity: (a: { metric: string; percentile: string; report: string; answered: string }) => [
      a.metric,
      a.report,
      a.answered,
      a.percentile,
    ],
  },
  'performance-not-measured': {
    title: 'The project does not measure this',
    severity: 'info',
    message: (a: { project: string; target: string; metric: string }) =>
      `${a.project} measures no ${a.metric} in a target ${a.target}; the plan's Constitution Check speaks for the principle.`,
    fix: () => '',
  },
});

declare module '../../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
