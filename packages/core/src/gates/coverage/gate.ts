import { compareCoverage, coveragePercent, shareText } from '../../evidence/kinds/coverage/percentages.js';
import { givenOf, violationKey } from '../../reasons/given.js';
import type { Finding } from '../../model/finding.js';
import type { Violation } from '../../model/baseline.js';
import type {
  CoverageCounts,
  CoverageEvidence,
  CoverageMetric,
} from '../../evidence/kinds/coverage/coverage-evidence.js';
import { COVERAGE_METRICS } from '../../evidence/kinds/coverage/coverage-evidence.js';
import { locate } from '../../model/position.js';
import type { GateOf, GateOutcome, ProjectGateKind, ProjectSubject, ReasonGiven } from '../define-gate.js';
import {
  allOf,
  compareFields,
  compareMaximum,
  compareMinimum,
  EQUAL,
  STRONGER,
  weaker,
  type GateComparison,
} from '../comparison.js';
import { gather } from '../evidence-of-target.js';
import {
  NOTHING_UNCOUNTED,
  UNCOUNTED_LIMIT,
  uncountedSources,
  type UncountedSources,
} from '../proofs/uncounted-sources.js';
import { missingTarget } from '../missing-target.js';
import { listed } from '../../reasons/wording.js';
import { describeChanged, judgeChanged, type ChangedOutcome } from './changed.js';
import { leastCovered, type LeastCoverage } from './least.js';
import { otherSources } from '../proofs/other-sources.js';
import { coverageCanaries } from './canary.js';

type Rules = GateOf<'coverage'>['rules'];

/** Each metric that the gate names is covered at least to its minimum. */
export const coverageKind: ProjectGateKind<'coverage'> = {
  kind: 'coverage',
  of: 'project',
  defaultTarget: { sameAs: 'tests' },
  evidence: 'coverage',
  needs: [],
  looksAtChange: ({ changed }) => changed !== undefined,
  describe: ({ min = {}, changed, uncounted }) =>
    [
      ...Object.entries(min).map(([metric, least]) => `${metric} >= ${String(least)} %`),
      ...(changed === undefined ? [] : [describeChanged(changed)]),
      ...(uncounted === 'allow' ? ['sources in no report allowed'] : []),
    ].join(', '),
  compare: compareFields<'coverage'>({
    min: compareMetrics,
    changed: compareChanged,
    uncounted: compareUncounted,
  }),
  decide: (gate, subject) => {
    const missing = missingTarget(subject);
    if (missing !== null) return missing;
    const gathered = gather('coverage', subject);
    return gathered.status === 'found' ? judge(gate, subject, gathered) : gathered.outcome;
  },
  canaries: coverageCanaries,
};

/** A metric that is left out, or whose minimum is lower, asks for less. A minimum of 0 still asks for the metric. */
function compareMetrics(
  outer: Rules['min'] = {},
  inner: Rules['min'] = {},
): GateComparison {
  return allOf(
    COVERAGE_METRICS.map((metric) => {
      const lower = `${metric} ${minimum(inner[metric])} instead of ${minimum(outer[metric])}`;
      return compareMinimum(outer[metric], inner[metric], lower);
    }),
  );
}

/** A lower share of what changed, and larger changes that nobody looks at, ask for less. */
function compareChanged(outer: Rules['changed'], inner: Rules['changed']): GateComparison {
  if (outer === undefined) return inner === undefined ? EQUAL : STRONGER;
  if (inner === undefined) return weaker('changed lines without a minimum');
  return allOf([
    compareMinimum(outer.lines, inner.lines, `changed lines >= ${inner.lines} % instead of >= ${outer.lines} %`),
    compareMaximum(
      outer.allow,
      inner.allow,
      `up to ${inner.allow} changed lines are not looked at instead of ${outer.allow}`,
    ),
  ]);
}

/** Sources that need not be counted ask for less. */
function compareUncounted(outer: Rules['uncounted'], inner: Rules['uncounted']): GateComparison {
  if (outer === inner) return EQUAL;
  return inner === 'allow' ? weaker('sources that no report counts are allowed') : STRONGER;
}

function minimum(value: number | undefined): string {
  return value === undefined ? 'without a minimum' : `>= ${value} %`;
}

interface Found {
  readonly evidence: CoverageEvidence;
  readonly paths: readonly string[];
  readonly notes: readonly Finding[];
}

interface Measured {
  readonly metric: CoverageMetric;
  readonly minimum: number;
  readonly counts: CoverageCounts | null;
  /** `uncounted`: reached by what the reports count, and not with the sources that none of them does. */
  readonly state: 'met' | 'uncounted' | 'below' | 'empty' | 'unstated';
}

function judge({ rules }: GateOf<'coverage'>, subject: ProjectSubject, found: Found): GateOutcome {
  const { min, changed, uncounted } = rules;
  if (changed === undefined) return judgeWhole(rules, subject, found);
  const whole = min === undefined ? null : judgeWhole(rules, subject, found);
  const { evidence, paths } = found;
  const ofChange = judgeChanged({ changed, uncounted, evidence, report: paths[0] ?? '' }, subject);
  return together(whole, ofChange, { expected: describeChanged(changed), found });
}

/** The change fails first: a baseline may accept what the whole project lacks, and accepts nothing of a change. */
function together(
  whole: GateOutcome | null,
  change: ChangedOutcome,
  { expected, found }: { expected: string; found: Found },
): GateOutcome {
  const texts = (one: string | null | undefined, other: string | null): string =>
    [one, other].filter((text) => typeof text === 'string').join(', ');
  const details = {
    expected: texts(whole?.expected, expected),
    actual: texts(whole?.actual, change.actual === null ? null : `changed lines ${change.actual}`),
    evidence: found.paths,
  };
  const notes = [...(whole?.notes ?? found.notes), ...change.notes];
  if (whole === null || (change.verdict === 'fail' && whole.verdict === 'pass'))
    return { ...details, ...change.given, verdict: change.verdict, location: change.location, notes };
  if (change.verdict === 'fail') {
    const also = { ...givenOf(whole), position: null };
    return { ...details, ...change.given, verdict: 'fail', location: change.location, notes: [also, ...notes] };
  }
  return { ...whole, ...details, notes: [{ ...change.given, position: null }, ...notes] };
}

function judgeWhole(
  { min = {}, uncounted }: Rules,
  subject: ProjectSubject,
  { evidence, paths, notes }: Found,
): GateOutcome {
  const missing = uncountedSources(evidence, subject);
  const added = uncounted === 'allow' ? null : missing;
  const measured = COVERAGE_METRICS.flatMap((metric) => {
    const minimum = min[metric];
    return minimum === undefined ? [] : [measure(metric, minimum, { evidence, added })];
  });
  const failing = measured.filter(({ state }) => state !== 'met');
  // A gate's schema asks for a metric; one that reached this place without any must not pass for want of a question.
  const told = failing.length > 0 || measured.length === 0 ? failing : measured;
  const expected = told.map(({ metric, minimum }) => `${metric} >= ${minimum} %`).join(', ');
  const actual = told.map(({ metric, counts }) => `${metric} ${percent(counts)}`).join(', ');
  const report = paths[0] ?? '';
  const details = {
    expected,
    actual,
    evidence: paths,
    notes: [...notes, ...remarks(evidence, missing), ...otherTexts(evidence, subject)],
  };
  const [worst] = BY_GRAVITY.flatMap((state) => failing.filter((one) => one.state === state));
  if (worst !== undefined || measured.length === 0) {
    const violations = failing.map(violationOf);
    const least = worst?.state === 'below' ? leastCovered(evidence, worst.metric) : NOT_ASKED;
    const place = worst?.state === 'uncounted' ? missing.first : null;
    return {
      ...details,
      ...fault(worst, { report, missing, least }),
      verdict: 'fail',
      location: least.location ?? locate(place ?? report, null),
      violations,
    };
  }
  if (added?.complete === false) {
    const args = { looked: subject.project.root, limit: UNCOUNTED_LIMIT };
    return { ...details, verdict: 'fail', reason: 'evidence-search-limited', args, location: null };
  }
  return {
    ...details,
    verdict: 'pass',
    reason: 'coverage-reached',
    args: { metrics: actual },
    location: null,
  };
}

function remarks({ leftOut, files: counted }: CoverageEvidence, missing: UncountedSources): Finding[] {
  const found: Finding[] = [];
  const [other] = leftOut;
  if (other !== undefined) {
    const args = { count: leftOut.length, first: other };
    found.push({ reason: 'coverage-files-left-out', args, position: null });
  }
  if (missing.files > 0) {
    const total = counted.length + missing.files;
    const args = { counted: counted.length, total, files: listed(missing.paths) };
    found.push({ reason: 'coverage-sources-not-counted', args, position: null });
  }
  return found;
}

/** What the gate of kind `proof` would judge, as information: sources that are not those that a report counted. */
function otherTexts(evidence: CoverageEvidence, { context }: ProjectSubject): Finding[] {
  const [first, ...more] = otherSources(evidence, context.files);
  if (first === undefined) return [];
  return [{ reason: 'coverage-of-other-sources', args: { ...first, more: more.length }, position: null }];
}

/** A baseline accepts the share that was measured, and no lower one. */
function violationOf(measured: Measured): Violation {
  const { metric, counts, state } = measured;
  const share = isShare(state) && counts !== null ? coveragePercent(counts) : null;
  const reason = isShare(state) ? 'coverage-below-minimum' : fault(measured, NO_REPORT).reason;
  return { key: violationKey(reason, [metric]), value: Number(share ?? 0), better: 'higher' };
}

function isShare(state: Measured['state']): boolean {
  return state === 'below' || state === 'uncounted';
}

const BY_GRAVITY: readonly Measured['state'][] = ['unstated', 'empty', 'below', 'uncounted'];

/**
 * Code without any branch or function has nothing to cover of that metric, which is not a fault as long as the report counts
 * lines or statements. A report that counts neither covers nothing.
 */
function measure(
  metric: CoverageMetric,
  minimum: number,
  { evidence: { totals }, added }: { evidence: CoverageEvidence; added: UncountedSources | null },
): Measured {
  const counts = totals[metric];
  if (counts === null) return { metric, minimum, counts, state: 'unstated' };
  const state = compareCoverage(counts, minimum);
  const substance = [totals.lines, totals.statements].some((of) => of !== null && of.total > 0);
  const optional = metric === 'branches' || metric === 'functions';
  if (state === 'empty' && !(optional && substance)) return { metric, minimum, counts, state };
  const whole = { covered: counts.covered, total: counts.total + (added?.parts[metric] ?? 0) };
  const withAll = compareCoverage(whole, minimum);
  if (withAll !== 'below') return { metric, minimum, counts: whole, state: 'met' };
  return { metric, minimum, counts: whole, state: state === 'below' ? 'below' : 'uncounted' };
}

interface Told {
  readonly report: string;
  readonly missing: UncountedSources;
  readonly least: LeastCoverage;
}

const NOT_ASKED: LeastCoverage = { least: '', uncovered: '', location: null };
const NO_REPORT: Told = { report: '', missing: NOTHING_UNCOUNTED, least: NOT_ASKED };

function fault(worst: Measured | undefined, { report, missing, least: { least, uncovered } }: Told): ReasonGiven {
  const { metric = 'lines', minimum = 0, counts = null, state = 'unstated' } = worst ?? {};
  if (state === 'unstated') return { reason: 'coverage-metric-missing', args: { metric, report } };
  if (state === 'empty') return { reason: 'coverage-empty', args: { metric, report } };
  const args = { metric, minimum, actual: percent(counts) };
  if (state !== 'uncounted')
    return { reason: 'coverage-below-minimum', args: { ...args, least, uncovered } };
  const more = { count: missing.files, first: missing.first ?? '' };
  return { reason: 'coverage-sources-uncounted', args: { ...args, ...more } };
}

function percent(counts: CoverageCounts | null): string {
  return counts === null ? 'not stated' : shareText(counts);
}
