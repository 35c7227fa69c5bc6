import {
  COVERAGE_METRICS,
  type CoverageCounts,
  type CoverageEvidence,
  type CoverageFile,
} from '../../evidence/kinds/coverage/coverage-evidence.js';
import { compareCoverage } from '../../evidence/kinds/coverage/percentages.js';
import { withFiles } from '../canaries/altered-context.js';
import { evidenceCanary, reportCanaries } from '../canaries/evidence-canaries.js';
import { newSource } from '../canaries/new-source.js';
import { targetGone } from '../canaries/target-canaries.js';
import type { ChangedLines, LineChange } from '../../model/workspace.js';
import type { Canary, CanaryOrIdle, GateOf, ProjectSubject } from '../define-gate.js';
import { gather, shareGathered, withEvidence } from '../evidence-of-target.js';

type Rules = GateOf<'coverage'>['rules'];

/** More lines than a source has. */
const MANY_LINES = 10_000_000;

/**
 * Each metric just below its minimum or not stated, a source that no report counts, changed lines that nothing ran, or the report is not
 * what it was.
 */
export function coverageCanaries({ rules }: GateOf<'coverage'>, subject: ProjectSubject): readonly CanaryOrIdle[] {
  const { min, changed, uncounted } = rules;
  return [
    ...(min === undefined ? [] : metricCanaries(min, subject)),
    ...(min === undefined || uncounted === 'allow' ? [] : uncountedSource(min, subject)),
    ...(changed === undefined ? [] : changedCanaries(changed, subject)),
    ...reportCanaries('coverage', subject),
    targetGone(subject),
  ];
}

function metricCanaries(min: NonNullable<Rules['min']>, subject: ProjectSubject): CanaryOrIdle[] {
  return COVERAGE_METRICS.flatMap((metric) => {
    const minimum = min[metric];
    if (minimum === undefined) return [];
    const changed = (
      rules: Canary['rules'],
      what: string,
      alter: (counts: CoverageCounts | null) => CoverageCounts | null,
    ): Canary =>
      evidenceCanary('coverage', subject, {
        rules,
        what,
        alter: (evidence): CoverageEvidence => ({
          ...evidence,
          totals: { ...evidence.totals, [metric]: alter(evidence.totals[metric]) },
        }),
      });
    return [
      minimum > 0
        ? changed([`min.${metric}`], `${metric} are covered to less than ${String(minimum)} %`, (counts) =>
            justBelow(counts, minimum),
          )
        : { rule: `min.${metric}`, why: 'every report reaches a minimum of 0 %' },
      changed([], `the report does not state ${metric}`, () => null),
    ];
  });
}

/** The change is not known, or it is all that the report counts and no line of it ran. */
function changedCanaries(
  { lines, allow }: NonNullable<Rules['changed']>,
  subject: ProjectSubject,
): CanaryOrIdle[] {
  const unknown: Canary = {
    rules: [],
    what: 'nobody knows which lines changed',
    make: () => ({
      context: { ...subject.context, changedLines: () => ({ known: false, why: 'the canary hides it' }) },
    }),
  };
  if (lines === 0) return [unknown, { rule: 'changed.lines', why: 'every change reaches a minimum of 0 %' }];
  const uncovered: Canary = {
    rules: ['changed.lines', 'changed.allow'],
    what: 'more lines changed than are let go, and none of them ran',
    make: () => {
      const files = new Map<string, ChangedLines>();
      const change: LineChange = { known: true, since: 'the canary', files, generated: [] };
      const alter = (evidence: CoverageEvidence): CoverageEvidence => {
        for (const { file } of evidence.files) files.set(file, [{ from: 1, count: allow + MANY_LINES }]);
        return { ...evidence, files: evidence.files.map(withoutHits) };
      };
      const context = { ...subject.context, changedLines: () => change };
      shareGathered(subject.context, context);
      return { context: withEvidence('coverage', { ...subject, context }, alter) };
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
  const covered = [near, near - 1, near - 2].find(
    (some) => compareCoverage({ covered: some, total }, minimum) === 'below',
  );
  return { covered: Math.max(covered ?? 0, 0), total };
}

/** A source beside one that is counted, with so much code that some minimum is not reached with it. */
function uncountedSource(min: NonNullable<Rules['min']>, subject: ProjectSubject): Canary[] {
  const gathered = gather('coverage', subject);
  if (gathered.status !== 'found') return [];
  const { evidence } = gathered;
  for (const metric of COVERAGE_METRICS) {
    const [minimum, counts] = [min[metric] ?? 0, evidence.totals[metric]];
    if (minimum === 0 || counts === null) continue;
    const lacking = Math.max(1, Math.floor((counts.covered * 100) / minimum) - counts.total + 1);
    const source = newSource(evidence, subject, (parts) => {
      const each = metric === 'statements' ? parts.lines : parts[metric];
      return each === 0 ? 0 : Math.ceil(lacking / each);
    });
    if (source === null) continue;
    const { written } = source;
    return [
      {
        rules: ['uncounted'],
        what: 'a source is there that no report counts',
        make: () => ({ context: withFiles(subject.context, { written }) }),
      },
    ];
  }
  return [];
}
