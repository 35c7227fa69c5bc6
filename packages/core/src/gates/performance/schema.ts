import { z } from 'zod';
import { common, line } from '../fields/schema.js';

/** A length of time with its unit; a bare number is for measures without one (a rate, a layout shift). */
const limit = z
  .union(
    [
      z.number().min(0),
      line.regex(
        /^\d{1,9}(?:\.\d{1,9})? ?(?:us|µs|ms|s|m)$/,
        'a time such as 200ms, 1.5s or 2m, or a number',
      ),
    ],
    'a time such as 200ms, 1.5s or 2m, or a number',
  )
  .describe('The maximum: a time (`200ms`, `1.5s`, `2m`), or a number for a metric without a unit');

/** The most that a measurement may be. */
export const schema = z.strictObject({
  kind: z.literal('performance'),
  ...common,
  metric: line
    .default('latency')
    .describe('The metric, as the report names it; `latency` is the main duration that the tool measures'),
  percentile: z
    .number()
    .gt(0)
    .lt(100)
    .default(95)
    .describe('The percentile that counts; 95: the time in which 95 % of all requests or runs ended'),
  max: limit,
});

/** What people write for the kind and its fields. */
export const aliases: Readonly<Record<string, string>> = {
  latency: 'performance',
  perf: 'performance',
  benchmark: 'performance',
  quantile: 'percentile',
  measure: 'metric',
};

declare module '../../model/gate.js' {
  interface GateRulesByKind {
    performance: z.infer<typeof schema>;
  }
  interface GateInputByKind {
    performance: z.input<typeof schema>;
  }
}
