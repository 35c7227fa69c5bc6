import { bytesOfText } from '../../base/altered-files.js';
import { joinPath, parentOf, relativeTo } from '../../base/paths.js';
import {
  COVERAGE_METRICS,
  type CoverageCounts,
  type CoverageEvidence,
  type CoverageFile,
} from '../../evidence/kinds/coverage/coverage-evidence.js';
import { compareCoverage } from '../../evidence/kinds/coverage/percentages.js';
import { withFiles } from '../canaries/altered-context.js';
import { evidenceCanary, reportCanaries } from '../canaries/evidence-canaries.js';
import { targetGone } from '../canaries/target-canaries.js';
import type { ChangedLines, LineChange } from '../../model/workspace.js';
import type { Canary, GateOf, ProjectSubject } from '../define-gate.js';
import { gather, shareGathered, withEvidence } from '../evidence-of-target.js';
import { estimateParts } from '../proofs/estimate-parts.js';
import { isSourceOf, languageOf } from '../proofs/source-files.js';

type Rules = GateOf<'coverage'>['rules'];

/** More lines than a source has. */
const MANY_LINES = 10_000_000;
/** Sources that are looked at for one with code, and bytes of a source. */
const MAX_LOOKED_AT = 20;
const MAX_SOURCE_BYTES = 512 * 1024;

/**
 * Each metric just below its minimum or not stated, a source that no report counts, changed lines that nothing ran, or the report is not
 * what it was.
 */
export function coverageCanaries({ rules }: GateOf<'coverage'>, subject: ProjectSubject): readonly Canary[] {
  const { min, changed, uncounted } = rules;
  return [
    ...(min === undefined ? [] : metricCanaries(min, subject)),
    ...(min === undefined || uncounted === 'allow' ? [] : uncountedSource(min, subject)),
    ...(changed === undefined ? [] : changedCanaries(changed, subject)),
    ...reportCanaries('coverage', subject),
    targetGone(subject),
  ];
}

function metricCanaries(min: NonNullable<Rules['min']>, subject: ProjectSubject): Canary[] {
  return COVERAGE_METRICS.flatMap((metric) => {
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
        ? [
            changed(`${metric} are covered to less than ${String(minimum)} %`, (counts) =>
              justBelow(counts, minimum),
            ),
          ]
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

/** A source beside one that is counted, with so much code that the minimum is not reached with it. */
function uncountedSource(min: NonNullable<Rules['min']>, subject: ProjectSubject): Canary[] {
  const { project, context } = subject;
  const gathered = gather('coverage', subject);
  const lines = gathered.status === 'found' ? gathered.evidence.totals.lines : null;
  if (gathered.status !== 'found' || lines === null || min.lines === undefined || min.lines === 0) return [];
  const lacking = Math.floor((lines.covered * 100) / min.lines) - lines.total + 1;
  const paths = gathered.evidence.files.map(({ file }) => relativeTo(file, project.root));
  const isSource = isSourceOf({
    languages: new Set(paths.map(languageOf)),
    directories: new Set(paths.map((path) => parentOf(path) ?? '')),
  });
  for (const counted of paths.slice(0, MAX_LOOKED_AT)) {
    const path = joinPath(
      parentOf(counted) ?? '.',
      `canary-of-plangate${counted.slice(counted.lastIndexOf('.'))}`,
    );
    const read = context.files.read(joinPath(project.root, counted), MAX_SOURCE_BYTES);
    const each = read.ok ? estimateParts(read.text, languageOf(counted)).lines : 0;
    if (!read.ok || each === 0 || !isSource(path)) continue;
    const copies = Math.ceil(Math.max(lacking, 1) / each);
    if (copies * read.text.length > MAX_SOURCE_BYTES) continue;
    const text = `${read.text}\n`.repeat(copies);
    const written = new Map([[joinPath(project.root, path), bytesOfText(text)]]);
    return [
      {
        what: 'a source is there that no report counts',
        make: () => ({ context: withFiles(context, { written }) }),
      },
    ];
  }
  return [];
}
