import { COVERAGE_METRICS, type CoverageByMetric, type CoverageMetric } from './coverage-evidence.js';
import type { CoverageCounts } from './coverage-evidence.js';

/** One file with its counts of one metric. */
export interface FileCoverage extends CoverageCounts {
  readonly file: string;
}

/** The least covered files by metric, the least covered first. */
export type LeastCovered = Readonly<Record<CoverageMetric, readonly FileCoverage[]>>;

/** Files that are kept per metric, as many as a message names. */
const MAX_KEPT = 3;

/** Keeps the files with the lowest share of each metric. Files without anything uncovered are left out. */
export class LeastCoveredFiles {
  readonly #kept: Record<CoverageMetric, readonly FileCoverage[]> = {
    lines: [],
    branches: [],
    functions: [],
    statements: [],
  };

  /** Takes a file into account; a metric that the report does not state is null. */
  add(file: string, counts: CoverageByMetric): void {
    for (const metric of COVERAGE_METRICS) {
      const of = counts[metric];
      if (of === null || of.covered >= of.total) continue;
      const last = this.#kept[metric][MAX_KEPT - 1];
      const one = { file, ...of };
      if (last === undefined || byShare(one, last) < 0) this.#keep(metric, [one]);
    }
  }

  /** The files so far, at most three of each metric, the least covered first. */
  get files(): LeastCovered {
    return { ...this.#kept };
  }

  #keep(metric: CoverageMetric, files: readonly FileCoverage[]): void {
    const kept = this.#kept[metric];
    this.#kept[metric] = [...kept, ...files].sort(byShare).slice(0, MAX_KEPT);
  }
}

/** The lower share first; of equal ones the file with more uncovered, then by name. */
function byShare(one: FileCoverage, other: FileCoverage): number {
  return (
    one.covered / one.total - other.covered / other.total ||
    other.total - one.total ||
    (one.file < other.file ? -1 : 1)
  );
}
