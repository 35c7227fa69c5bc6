/**
 * What the formats of evidence have in common, as the gates read it. A format's reader turns one report file into
 * one of these; every path is relative to the workspace root where the report allows it, as written otherwise.
 */
export interface CoverageCounts {
  readonly covered: number;
  readonly total: number;
}

export const COVERAGE_METRICS = ['lines', 'branches', 'functions', 'statements'] as const;
export type CoverageMetric = (typeof COVERAGE_METRICS)[number];

export interface CoverageEvidence {
  readonly kind: 'coverage';
  /** Null where the format does not state the metric. */
  readonly totals: Readonly<Record<CoverageMetric, CoverageCounts | null>>;
  /** The source files the report speaks of, as written. */
  readonly files: readonly string[];
}

export interface TestFileResult {
  /** The test file as written in the report; null when the report does not name files. */
  readonly file: string | null;
  /** The suite name as written (JUnit `testsuite name`, describe block). */
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** The first failed test's full name. */
  readonly firstFailure: string | null;
  /** Whether the file failed before any test ran. */
  readonly crashed: boolean;
}

export interface TestsEvidence {
  readonly kind: 'tests';
  readonly files: readonly TestFileResult[];
}

export interface LintMessage {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly rule: string | null;
  readonly severity: 'error' | 'warning' | 'note';
  readonly message: string;
}

export interface LintEvidence {
  readonly kind: 'lint';
  readonly errors: number;
  readonly warnings: number;
  /** Messages that count (not suppressed), the first 1,000. */
  readonly messages: readonly LintMessage[];
  /**
   * Errors and warnings by rule id, over all messages. Errors without a rule (files that cannot be parsed, a tool that
   * broke down) are in `errors` only: whoever counts chosen rules must still count them.
   */
  readonly rules: Readonly<Record<string, { readonly errors: number; readonly warnings: number }>>;
  /** Every file the report speaks of, as written. */
  readonly files: readonly string[];
}

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
  /** Share of all requests that have a value, where the report leaves out some: above 0, at most 1. */
  readonly answered: number;
}

export interface PerformanceEvidence {
  readonly kind: 'performance';
  readonly measures: readonly PerformanceMeasure[];
  /** Reports of performance name no source files. */
  readonly files: readonly string[];
}

export type Evidence = CoverageEvidence | TestsEvidence | LintEvidence | PerformanceEvidence;
export type EvidenceKind = Evidence['kind'];
