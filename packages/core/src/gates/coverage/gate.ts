import { compareCoverage, coveragePercent } from '../../evidence/kinds/coverage/percentages.js';
import { violationKey } from '../../reasons/given.js';
import type { Finding } from '../../model/finding.js';
import type { Violation } from '../../model/baseline.js';
import type { CoverageCounts, CoverageEvidence, CoverageMetric } from '../../evidence/kinds/coverage/coverage-evidence.js';
import { COVERAGE_METRICS } from '../../evidence/kinds/coverage/coverage-evidence.js';
import { locate } from '../../model/position.js';
import type {
  ComparedRules,
  GateComparison,
  GateOf,
  GateOutcome,
  ProjectGateKind,
  ReasonGiven,
} from '../define-gate.js';
import { gather } from '../evidence-of-target.js';
import { missingTarget } from '../missing-target.js';

/** Each metric that the gate names is covered at least to its minimum. */
export const coverageKind: ProjectGateKind<'coverage'> = {
  kind: 'coverage',
  of: 'project',
  defaultTarget: { sameAs: 'tests' },
  evidence: 'coverage',
  needs: [],
  describe: ({ min }) =>
    Object.entries(min)
      .map(([metric, least]) => `${metric} >= ${String(least)} %`)
      .join(', '),
  compare,
  decide: (gate, subject) => {
    const missing = missingTarget(subject);
    if (missing !== null) return missing;
    const gathered = gather('coverage', subject);
    return gathered.status === 'found' ? judge(gate, gathered) : gathered.outcome;
  },
};

/** A metric that is left out, or whose minimum is lower, asks for less. */
function compare({ rules: outer }: ComparedRules<'coverage'>, inner: ComparedRules<'coverage'>): GateComparison {
  const { min } = inner.rules;
  const lower = COVERAGE_METRICS.find((metric) => {
    const least = outer.min[metric];
    return least !== undefined && (min[metric] ?? -1) < least;
  });
  if (lower === undefined) return { weaker: null };
  return { weaker: `${lower} ${minimum(min[lower])} instead of ${minimum(outer.min[lower])}` };
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
  readonly state: 'met' | 'below' | 'empty' | 'unstated';
}

function judge({ rules }: GateOf<'coverage'>, { evidence, paths, notes }: Found): GateOutcome {
  const measured = COVERAGE_METRICS.flatMap((metric) => {
    const minimum = rules.min[metric];
    return minimum === undefined ? [] : [measure(metric, minimum, evidence)];
  });
  const failing = measured.filter(({ state }) => state !== 'met');
  // A gate's schema asks for a metric; one that reached this place without any must not pass for want of a question.
  const told = failing.length > 0 || measured.length === 0 ? failing : measured;
  const expected = told.map(({ metric, minimum }) => `${metric} >= ${minimum} %`).join(', ');
  const actual = told.map(({ metric, counts }) => `${metric} ${percent(counts)}`).join(', ');
  const report = paths[0] ?? '';
  const details = { expected, actual, evidence: paths, notes };
  const [worst] = BY_GRAVITY.flatMap((state) => failing.filter((one) => one.state === state));
  if (worst !== undefined || measured.length === 0) {
    const violations = failing.map(violationOf);
    return {
      ...details,
      ...fault(worst, report),
      verdict: 'fail',
      location: locate(report, null),
      violations,
    };
  }
  return {
    ...details,
    verdict: 'pass',
    reason: 'coverage-reached',
    args: { metrics: actual },
    location: null,
  };
}

/** A baseline accepts the share that was measured, and no lower one. */
function violationOf(measured: Measured): Violation {
  const { metric, counts, state } = measured;
  const { reason } = fault(measured, '');
  const share = state === 'below' && counts !== null ? coveragePercent(counts) : null;
  return { key: violationKey(reason, [metric]), value: Number(share ?? 0), better: 'higher' };
}

const BY_GRAVITY: readonly Measured['state'][] = ['unstated', 'empty', 'below'];

/**
 * Code without any branch or function has nothing to cover of that metric, which is not a fault as long as the report counts
 * lines or statements. A report that counts neither covers nothing.
 */
function measure(metric: CoverageMetric, minimum: number, { totals }: CoverageEvidence): Measured {
  const counts = totals[metric];
  if (counts === null) return { metric, minimum, counts, state: 'unstated' };
  const state = compareCoverage(counts, minimum);
  const substance = [totals.lines, totals.statements].some((of) => of !== null && of.total > 0);
  const optional = metric === 'branches' || metric === 'functions';
  return { metric, minimum, counts, state: state === 'empty' && optional && substance ? 'met' : state };
}

function fault(worst: Measured | undefined, report: string): ReasonGiven {
  const { metric = 'lines', minimum = 0, counts = null, state = 'unstated' } = worst ?? {};
  if (state === 'unstated') return { reason: 'coverage-metric-missing', args: { metric, report } };
  if (state === 'empty') return { reason: 'coverage-empty', args: { metric, report } };
  return { reason: 'coverage-below-minimum', args: { metric, minimum, actual: percent(counts) } };
}

function percent(counts: CoverageCounts | null): string {
  if (counts === null) return 'not stated';
  const share = coveragePercent(counts);
  return share === null ? 'none to cover' : `${share} % (${counts.covered} of ${counts.total})`;
}
