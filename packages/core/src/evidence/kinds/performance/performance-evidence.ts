/** What the given share of all requests or runs did not exceed. */
export interface Percentile {
  /** Above 0; 100 is the largest value of all. */
  readonly percentile: number;
  readonly value: number;
}

/** One thing that was measured, of one command or page. It has `value`, or `percentiles` or `samples`, or both of these. */
export interface PerformanceMeasure {
  /** What a gate may call it, the report's own name first; `latency` where it is the duration that the tool is about. */
  readonly names: readonly string[];
  /** The command, address or page that was measured; null when the report does not say. */
  readonly subject: string | null;
  /** `ms`: all its numbers are milliseconds. Null: numbers without a unit, or whose unit the report does not state. */
  readonly unit: 'ms' | null;
  /** The one value there is, so that a percentile does not apply; null when it was measured many times. */
  readonly value: number | null;
  /** Stated percentiles, rising. */
  readonly percentiles: readonly Percentile[];
  /** Every single value, rising; empty when the report does not list them. */
  readonly samples: readonly number[];
  /** Share of all requests or runs that have a value, where the report leaves out some: above 0, at most 1. */
  readonly answered: number;
  /** Share of all requests that failed and are among the values all the same, nobody knows where: from 0 to 1. */
  readonly failing: number;
  /** Why its numbers measure nothing, as the end of a sentence ("the audit does not apply to the page"); null when they count. */
  readonly problem: string | null;
}

/** What was measured of the performance of a project. */
export interface PerformanceEvidence {
  readonly kind: 'performance';
  readonly measures: readonly PerformanceMeasure[];
  /** Reports of performance name no source files. */
  readonly files: readonly string[];
}
