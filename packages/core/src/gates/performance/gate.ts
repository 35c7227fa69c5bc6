import { listed } from '../../reasons/wording.js';
import {
  comparePercentile,
  limitOf,
  percentileNeeded,
  showAmount,
  type Limit,
} from '../../evidence/kinds/performance/performance-limits.js';
import type { LimitComparison } from '../../evidence/kinds/performance/performance-limits.js';
import { violationKey, violation } from '../../reasons/given.js';
import type { Violation } from '../../model/baseline.js';
import type {
  PerformanceEvidence,
  PerformanceMeasure,
} from '../../evidence/kinds/performance/performance-evidence.js';
import { locate } from '../../model/position.js';
import { nearest } from '../../base/nearest.js';
import type {
  GateComparison,
  GateOf,
  GateOutcome,
  ProjectGateKind,
  ProjectSubject,
  ReasonGiven,
} from '../define-gate.js';
import { NO_DETAILS } from '../define-gate.js';
import { compareFields, compareMaximum, compareMinimum, EQUAL, UNCLEAR } from '../comparison.js';
import { gather } from '../evidence-of-target.js';
import { missingTarget } from '../missing-target.js';
import { performanceCanaries } from './canary.js';

type Gate = GateOf<'performance'>;

/** Names that a message lists. */
const MAX_NAMED = 8;
const MAX_NAME_LENGTH = 120;

/** What a load test or benchmark measured stays below the maximum. */
export const performanceKind: ProjectGateKind<'performance'> = {
  kind: 'performance',
  of: 'project',
  defaultTarget: 'performance',
  evidence: 'performance',
  needs: [],
  describe: ({ metric, percentile, max }) => `${metric}, percentile ${String(percentile)} <= ${String(max)}`,
  compare: (outer, inner) =>
    // Gates of another metric measure something else, whatever their limits.
    outer.rules.metric === inner.rules.metric ? compareOneMetric(outer, inner) : UNCLEAR,
  decide: (gate, subject) => {
    const missing = missingTarget(subject);
    // Prose covers all projects, and few of them measure anything. A block covers only what it selects.
    if (missing !== null) return gate.origin === 'words' ? notMeasured(gate, subject) : missing;
    const gathered = gather('performance', subject);
    if (gathered.status !== 'found') return gathered.outcome;
    const asked = gathered.evidence.measures.filter(({ names }) => names.includes(gate.rules.metric));
    if (asked.length === 0 && gate.origin === 'words') return notMeasured(gate, subject);
    const found = { asked, evidence: gathered.evidence, paths: gathered.paths };
    return judge(gate, found);
  },
  canaries: performanceCanaries,
};

const compareOneMetric = compareFields<'performance'>({
  metric: () => EQUAL,
  percentile: (outer, inner) => compareMinimum(outer, inner, `percentile ${inner} instead of ${outer}`),
  max: compareLimits,
});

interface Found {
  readonly asked: readonly PerformanceMeasure[];
  readonly evidence: PerformanceEvidence;
  readonly paths: readonly string[];
}

interface Measured {
  readonly measure: PerformanceMeasure;
  readonly comparison: LimitComparison | { readonly state: 'unit' };
}

function notMeasured({ rules }: Gate, { project, target }: ProjectSubject): GateOutcome {
  const args = { project: project.name, target, metric: rules.metric };
  return { ...NO_DETAILS, verdict: 'skipped', reason: 'performance-not-measured', args };
}

/** A larger maximum asks for less. Limits of different units measure different things. */
function compareLimits(outer: Gate['rules']['max'], inner: Gate['rules']['max']): GateComparison {
  const [before, now] = [limitOf(outer), limitOf(inner)];
  if (before === null || before.unit !== now?.unit) return UNCLEAR;
  return compareMaximum(before.amount, now.amount, `up to ${String(inner)} instead of ${String(outer)}`);
}

const BY_GRAVITY = ['above', 'invalid', 'unit', 'lost', 'unstated', 'within'] as const;

/** Where several things were measured, such as commands or pages, each of them must be within the maximum. */
function judge({ rules }: Gate, { asked, evidence, paths }: Found): GateOutcome {
  const limit = limitOf(rules.max);
  const measured = asked.map((measure) => compare(measure, rules.percentile, limit));
  const [worst] = BY_GRAVITY.flatMap((state) =>
    measured
      .filter(({ comparison }) => comparison.state === state)
      .sort((one, two) => actual(two) - actual(one)),
  );
  const report = paths[0] ?? '';
  const maximum = limit === null ? String(rules.max) : showAmount(limit.amount, limit.unit);
  const expected = `${rules.metric}${worst?.measure.value === null && worst.measure.problem === null ? ` p${rules.percentile}` : ''} <= ${maximum}`;
  const details = {
    expected,
    actual: worst === undefined ? 'not stated' : described(worst),
    evidence: paths,
  };
  if (worst === undefined) {
    const given = metricMissing(rules.metric, evidence, report);
    return { ...details, ...given, verdict: 'fail', location: locate(report, null) };
  }
  if (worst.comparison.state === 'within') {
    const args = { actual: details.actual, maximum };
    return { ...details, verdict: 'pass', reason: 'performance-within-maximum', args, location: null };
  }
  const place = { rules, report, maximum };
  const violations = measured
    .filter(({ comparison }) => comparison.state !== 'within')
    .map((one) => violationOf(one, place, isOneOfSeveral(one, measured)));
  return { ...details, ...fault(worst, place), verdict: 'fail', location: locate(report, null), violations };
}

/** A baseline accepts the amount that was measured, and no larger one. */
function violationOf(found: Measured, place: Place, several: boolean): Violation {
  const { measure, comparison } = found;
  const subject = measure.subject === null ? [] : [measure.subject];
  const parts = [place.rules.metric, ...subject, ...(several ? ['(one of several)'] : [])];
  const { reason } = fault(found, place);
  if (comparison.state !== 'above') return violation(reason, parts);
  return { key: violationKey(reason, parts), value: comparison.actual, better: 'lower', measured: true };
}

/** Measurements of one metric that do not say of what: what was accepted of the only one says nothing of these. */
function isOneOfSeveral({ measure }: Measured, all: readonly Measured[]): boolean {
  return all.filter((other) => other.measure.subject === measure.subject).length > 1;
}

function compare(measure: PerformanceMeasure, percentile: number, limit: Limit | null): Measured {
  if (measure.problem !== null) return { measure, comparison: { state: 'invalid' } };
  if (limit?.unit !== measure.unit) return { measure, comparison: { state: 'unit' } };
  return { measure, comparison: comparePercentile(measure, percentile, limit.amount) };
}

function actual({ comparison }: Measured): number {
  return 'actual' in comparison ? comparison.actual : 0;
}

function described({ measure, comparison }: Measured): string {
  const [name = ''] = measure.names;
  const of = measure.subject === null ? '' : ` of ${measure.subject.slice(0, MAX_NAME_LENGTH)}`;
  if (!('actual' in comparison)) return `${name}${of} not decided`;
  const percentile =
    comparison.by === null ? '' : comparison.by === 100 ? ' largest' : ` p${shortened(comparison.by)}`;
  return `${name}${percentile} ${showAmount(comparison.actual, measure.unit)}${of}`;
}

interface Place {
  readonly rules: Gate['rules'];
  readonly report: string;
  readonly maximum: string;
}

function fault({ measure, comparison }: Measured, { rules, report, maximum }: Place): ReasonGiven {
  const { metric } = rules;
  switch (comparison.state) {
    case 'invalid':
      return {
        reason: 'performance-not-valid',
        args: { metric: measure.names[0] ?? metric, report, problem: measure.problem ?? '' },
      };
    case 'unit': {
      const unit = measure.unit === null ? 'without a unit' : `in ${measure.unit}`;
      return { reason: 'performance-unit-differs', args: { metric, report, unit, maximum } };
    }
    case 'lost': {
      const args = { metric, report, failed: failedPart(measure), percentile: String(rules.percentile) };
      return { reason: 'performance-too-many-failures', args };
    }
    case 'unstated': {
      const percentile = shortened(percentileNeeded(measure, rules.percentile));
      const known = listed(measure.percentiles.map((one) => stated(one.percentile)));
      const args = { metric, percentile, report, known };
      if (measure.answered === 1 && measure.failing === 0)
        return { reason: 'performance-percentile-missing', args };
      const asked = String(rules.percentile);
      return {
        reason: 'performance-failures-undecided',
        args: { ...args, asked, failed: failedPart(measure), maximum },
      };
    }
    default: {
      const args = { actual: described({ measure, comparison }), maximum, report };
      return { reason: 'performance-above-maximum', args };
    }
  }
}

/** The share of what failed, in percent, rounded up. */
function failedPart({ answered, failing }: PerformanceMeasure): string {
  return showAmount(Number(((1 - answered + failing) * 100).toFixed(9)), null);
}

function metricMissing(metric: string, { measures }: PerformanceEvidence, report: string): ReasonGiven {
  const names = [...new Set(measures.flatMap((measure) => measure.names))];
  const args = { metric, report, known: listedOrNone(names), nearest: nearest(metric, names) };
  return { reason: 'performance-metric-missing', args };
}

function stated(percentile: number): string {
  return percentile === 100 ? 'the largest value' : `p${percentile}`;
}

function listedOrNone(names: readonly string[]): string {
  const short = names.map((name) => name.slice(0, MAX_NAME_LENGTH));
  return names.length === 0 ? 'nothing else' : listed(short, MAX_NAMED);
}

function shortened(number: number): string {
  return String(Number(number.toFixed(3)));
}
