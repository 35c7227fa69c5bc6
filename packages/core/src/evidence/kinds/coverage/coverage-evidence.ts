/** How much of a file or a project is covered, in one metric. */
export interface CoverageCounts {
  readonly covered: number;
  readonly total: number;
}

/** What coverage is counted in. */
export const COVERAGE_METRICS = ['lines', 'branches', 'functions', 'statements'] as const;
export type CoverageMetric = (typeof COVERAGE_METRICS)[number];

/** Coverage of a project. Paths are as the report writes them. */
export interface CoverageEvidence {
  readonly kind: 'coverage';
  /** Null where the format does not state the metric. */
  readonly totals: Readonly<Record<CoverageMetric, CoverageCounts | null>>;
  /** The source files the report names, as written. */
  readonly files: readonly string[];
}
