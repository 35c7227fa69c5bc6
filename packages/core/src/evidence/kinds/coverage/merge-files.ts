import {
  COVERAGE_METRICS,
  seenBy,
  type CoverageByMetric,
  type CoverageCounts,
  type CoverageFile,
  type CoverageMetric,
  type CoverageParts,
} from './coverage-evidence.js';
import { countRan, ranInEither } from './ran-parts.js';

/**
 * What two runs of one file come to: a part is covered when it ran in either. Counts alone do not say which parts ran, so the
 * larger of them is taken, which is never too much. Null where the runs divide the file differently, so that nothing tells which
 * parts are the same.
 */
export function mergeFiles(one: CoverageFile, other: CoverageFile): CoverageFile | null {
  const merged = COVERAGE_METRICS.map((metric) => [metric, mergeMetric(metric, one, other)] as const);
  if (merged.some(([, result]) => result === 'different')) return null;
  const results = Object.fromEntries(merged) as Record<CoverageMetric, Merged>;
  const counts = mapMetrics((metric) => results[metric].counts);
  const kept = COVERAGE_METRICS.flatMap((metric) => {
    const { parts } = results[metric];
    return parts === null ? [] : [[metric, parts] as const];
  });
  const parts = kept.length === 0 ? null : (Object.fromEntries(kept) as CoverageFile['parts']);
  return { file: one.file, counts, parts, ...seenBy(one, other), ...builtBy(one, other) };
}

/** One statement on a file with what another adds to it: metrics that the first does not state, and which parts ran. */
export function completed(one: CoverageFile, other: CoverageFile): CoverageFile {
  const counts = mapMetrics((metric) => one.counts[metric] ?? other.counts[metric]);
  const parts = COVERAGE_METRICS.flatMap((metric) => {
    const known = one.parts?.[metric] ?? other.parts?.[metric];
    const ran = known === undefined ? null : countRan(known);
    const fits = ran?.covered === counts[metric]?.covered && ran?.total === counts[metric]?.total;
    return known === undefined || !fits ? [] : [[metric, known] as const];
  });
  return {
    file: one.file,
    counts,
    parts: parts.length === 0 ? null : Object.fromEntries(parts),
    ...seenBy(one, other),
    ...builtBy(one, other),
  };
}

/** Reports of one run have the same lines, whichever of them shows that they are of what was built. */
function builtBy(...files: readonly CoverageFile[]): Pick<CoverageFile, 'builtLines'> {
  return files.some(({ builtLines }) => builtLines === true) ? { builtLines: true } : {};
}

interface Merged {
  readonly counts: CoverageCounts | null;
  readonly parts: CoverageParts | null;
}

function mergeMetric(metric: CoverageMetric, one: CoverageFile, other: CoverageFile): Merged | 'different' {
  const [a, b] = [one.counts[metric], other.counts[metric]];
  if (a === null || b === null) return { counts: null, parts: null };
  const [p, q] = [one.parts?.[metric], other.parts?.[metric]];
  if (p?.shape !== undefined && p.shape === q?.shape && p.total === q.total) {
    const ran = ranInEither(p, q);
    return { counts: countRan(ran), parts: { ...p, ...ran } };
  }
  if (a.total !== b.total) return 'different';
  return { counts: { covered: Math.max(a.covered, b.covered), total: a.total }, parts: null };
}

/** Whether two statements on one file say the same. */
export function sameCounts(one: CoverageByMetric, other: CoverageByMetric): boolean {
  return COVERAGE_METRICS.every((metric) => {
    const [a, b] = [one[metric], other[metric]];
    return a === b || (a !== null && b !== null && a.covered === b.covered && a.total === b.total);
  });
}

function mapMetrics<Value>(value: (metric: CoverageMetric) => Value): Record<CoverageMetric, Value> {
  return {
    lines: value('lines'),
    branches: value('branches'),
    functions: value('functions'),
    statements: value('statements'),
  };
}
