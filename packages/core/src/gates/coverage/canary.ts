import {
  COVERAGE_METRICS,
  type CoverageCounts,
  type CoverageEvidence,
  type CoverageFile,
} from '../../evidence/kinds/coverage/coverage-evidence.js';
import { compareCoverage } from '../../evidence/kinds/coverage/percentages.js';
import { evidenceCanary, reportCanaries } from '../canaries/evidence-canaries.js';
import { targetGone } from '../canaries/target-canaries.js';
import type { ChangedLines, LineChange } from '../../model/workspace.js';
import type { Canary, GateOf, ProjectSubject } from '../define-gate.js';
import { withEvidence } from '../evidence-of-target.js';

type Rules = GateOf<'coverage'>['rules'];

/** More lines than a source has. */
const MANY_LINES = 10_000_000;

/** Each metric just below its minimum or not stated, changed lines that nothing ran, or the report is not what it was. */
export function coverageCanaries({ rules }: GateOf<'coverage'>, subject: ProjectSubject): readonly Canary[] {
  const { min = {}, changed } = rules;
  return [
    ...metricCanaries(min, subject),
    ...(changed === undefined ? [] : changedCanaries(changed, subject)),
    ...reportCanaries('coverage', subject),
    targetGone(subject),
  ];
}

function metricCanaries(min: NonNullable<Rules['min']>, subject: ProjectSubject): Canary[] {
  return = COVERAGE_METRICS.flatMap((metric) => {
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
}

/** The change is not known, or it is all that the report counts and no line of it ran. */
function changedCanaries({ lines, allow }: NonNullable<Rules['changed']>, subject: ProjectSubject): Canary[] {
  const unknown: Canary = {
    what: 'nobody knows which lines changed',
    make: () => ({
      context: { ...subject.context, changedLines: () => ({ known: false, why: 'the canary hides it' }) },
    }),
  };
  if (lines === 0) return [unknown];
  const uncovered: Canary = {
    what: 'more lines changed than are let go, and none of them ran',
    make: () => {
      const files = new Map<string, ChangedLines>();
      const change: LineChange = { known: true, since: 'the canary', files, generated: [] };
      const alter = (evidence: CoverageEvidence): CoverageEvidence => {
        for (const { file } of evidence.files) files.set(file, [{ from: 1, count: allow + MANY_LINES }]);
        return { ...evidence, files: evidence.files.map(withoutHits) };
      };
      return { context: withEvidence('coverage', subject, alter, { changedLines: () => change }) };
    },
  };
  return [unknown, uncovered];
}

function withoutHits(file: CoverageFile): CoverageFile {
  const lines = file.parts?.lines;
  return lines === undefined ? file : { ...file, parts: { ...file.parts, lines: { ...lines, bits: '' } } };
}

/** The most that is covered below a minimum, of as many parts as there are; of none, one that is not covered. */
function justBelow(counts: CoverageCounts | null, minimum: number): CoverageCounts {
  const total = Math.max(counts?.total ?? 0, 1);
  const near = Math.ceil((total * minimum) / 100);
  const covered = [near, near - 1, near - 2].find((some) => compareCoverage({ covered: some, total }, minimum) === 'below');
  return { covered: Math.max(covered ?? 0, 0), total };
}
