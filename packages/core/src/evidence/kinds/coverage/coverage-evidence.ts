/** How much of a file or a project is covered, in one metric. */
export interface CoverageCounts {
  readonly covered: number;
  readonly total: number;
}

/** What coverage is counted in. */
export const COVERAGE_METRICS = ['lines', 'branches', 'functions', 'statements'] as const;
export type CoverageMetric = (typeof COVERAGE_METRICS)[number];

/** The coverage of one file in one metric. */
export interface FileCoverage extends CoverageCounts {
  /** As the report writes it. */
  readonly file: string;
}

/** The least covered files of each metric, the worst first; none where everything is covered or the metric is not stated. */
export type LeastCovered = Readonly<Record<CoverageMetric, readonly FileCoverage[]>>;

/** Coverage of a project. Paths are as the report writes them. */
export interface CoverageEvidence {
  readonly kind: 'coverage';
  /** Null where the format does not state the metric. */
  readonly totals: Readonly<Record<CoverageMetric, CoverageCounts | null>>;
  /** The source files the report names, as written. */
  readonly files: readonly string[];
  /** The files that need tests most. */
  readonly leastCovered: LeastCovered;
}
