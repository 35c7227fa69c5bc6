import {
  COVERAGE_METRICS,
  type CoverageCounts,
  type CoverageEvidence,
} from '../../evidence/kinds/coverage/coverage-evidence.js';
import { compareCoverage } from '../../evidence/kinds/coverage/percentages.js';
import { evidenceCanary, reportCanaries } from '../canaries/evidence-canaries.js';
import { targetGone } from '../canaries/target-canaries.js';
import type { Canary, GateOf, ProjectSubject } from '../define-gate.js';

/** Each metric just below its minimum or not stated, or the report is not what it was. */
export function coverageCanaries({ rules: { min } }: GateOf<'coverage'>, subject: ProjectSubject): readonly Canary[] {
  const metrics = COVERAGE_METRICS.flatMap((metric) => {
    const minimum = min[metric];
    if (minimum === undefined) return [];
    const changed = (what: string, alter: (counts: CoverageCounts | null) => CoverageCounts | null): Canary =>
      evidenceCanary('coverage', subject, {
        what,
        alter: (evidence): CoverageEvidence => ({
          ...evidence,
          totals: { ...evidence.totals, [metric]: alter(evidence.totals[metric]) },
        }),
      });
    return [
      ...(minimum > 0
        ? [changed(`${metric} are covered to less than ${String(minimum)} %`, (counts) => justBelow(counts, minimum))]
        : []),
      changed(`the report does not state ${metric}`, () => null),
    ];
  });
  return [...metrics, ...reportCanaries('coverage', subject), targetGone(subject)];
}

/** The most that is covered below a minimum, of as many parts as there are; of none, one that is not covered. */
function justBelow(counts: CoverageCounts | null, minimum: number): CoverageCounts {
  const total = Math.max(counts?.total ?? 0, 1);
  const near = Math.ceil((total * minimum) / 100);
  const covered = [near, near - 1, near - 2].find((some) => compareCoverage({ covered: some, total }, minimum) === 'below');
  return { covered: Math.max(covered ?? 0, 0), total };
}
