/** How much of a file or a project is covered, in one metric. */
export interface CoverageCounts {
  readonly covered: number;
  readonly total: number;
}

/** What coverage is counted in. */
export const COVERAGE_METRICS = ['lines', 'branches', 'functions', 'statements'] as const;
export type CoverageMetric = (typeof COVERAGE_METRICS)[number];

/** Counts in each metric; null where the format does not state it. */
export type CoverageByMetric = Readonly<Record<CoverageMetric, CoverageCounts | null>>;

/** Which of many parts ran. */
export interface RanParts {
  readonly total: number;
  /** In order, eight parts to a character, the first of them in its lowest bit: 1 for a part that ran. */
  readonly bits: string;
}

/** Which parts of a file ran, so that reports of several runs of it can be merged. */
export interface CoverageParts extends RanParts {
  /** Tells one division of a file into parts from another: only parts of the same shape are the same parts. */
  readonly shape: number;
  /** Where the parts are lines: their numbers from 1, in order, as `LineNumbers` packs them; left out where the report does not say. */
  readonly lines?: string;
}

/** What a report shows of the text of a source that it counted. */
export interface SourceSeen {
  /** The last line, counted from 1, in which it counts something. */
  readonly lastLine: number;
  /** Lines, and behind each the first 32 bits of its MD5 digest: pairs, in one list. Empty where the report states none. */
  readonly digests: readonly number[];
}

/** Coverage of one source file. */
export interface CoverageFile {
  /** As the report writes it; after reports were combined, its path in the workspace. */
  readonly file: string;
  /** Further paths that it may have, where a report writes paths relative to one of several directories. */
  readonly otherPaths?: readonly string[];
  readonly counts: CoverageByMetric;
  /** Of each metric that the format lists part by part; null where it states counts alone. */
  readonly parts: Readonly<Partial<Record<CoverageMetric, CoverageParts>>> | null;
  /** What each report shows of the text that it counted; left out where it shows nothing. */
  readonly seen?: readonly SourceSeen[];
  /** The report shows that its lines are of what a tool built of the source, which say nothing of the lines of the source. */
  readonly builtLines?: true;
}

/** More reports of one source than this show nothing new of its text. */
const MAX_SEEN = 8;

/** What several statements on one source show of its text, as a part of a file. */
export function seenBy(...files: readonly CoverageFile[]): Pick<CoverageFile, 'seen'> {
  const seen = files.flatMap((file) => file.seen ?? []).slice(0, MAX_SEEN);
  return seen.length === 0 ? {} : { seen };
}

/** Coverage of a project, or what one report says of it. */
export interface CoverageEvidence {
  readonly kind: 'coverage';
  /** Null where the format does not state the metric. */
  readonly totals: CoverageByMetric;
  readonly files: readonly CoverageFile[];
  /** Files that reports name and that do not count, as written: of other projects, of tests, and such as do not exist. */
  readonly leftOut: readonly string[];
}

/** The counts of several files together; null in a metric that one of them does not state. */
export function sumOfCoverage(files: readonly CoverageFile[]): CoverageByMetric {
  const sum = (metric: CoverageMetric): CoverageCounts | null => {
    let covered = 0;
    let total = 0;
    for (const { counts } of files) {
      const stated = counts[metric];
      if (stated === null) return null;
      covered += stated.covered;
      total += stated.total;
    }
    return { covered, total };
  };
  return {
    lines: sum('lines'),
    branches: sum('branches'),
    functions: sum('functions'),
    statements: sum('statements'),
  };
}
