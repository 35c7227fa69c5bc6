import { compareCoverage, coveragePercent } from '../../evidence/kinds/coverage/percentages.js';
import { violationKey } from '../../reasons/given.js';
import type { Violation } from '../../model/baseline.js';
import type {
  CoverageCounts,
  CoverageEvidence,
  CoverageMetric,
} from '../../evidence/kinds/coverage/coverage-evidence.js';
import { COVERAGE_METRICS } from '../../evidence/kinds/coverage/coverage-evidence.js';
import { locate } from '../../model/position.js';
import type {
  GateComparison,
  GateOf,
  GateOutcome,
  ProjectGateKind,
  ProjectSubject,
  ReasonGiven,
} from '../define-gate.js';
import { allOf, compareFields, compareMinimum } from '../comparison.js';
import { gather, sourcePlace } from '../evidence-of-target.js';
import { missingTarget } from '../missing-target.js';

/** Characters of a path that a message shows. */
const MAX_SHOWN = 120;

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
  compare: compareFields<'coverage'>({ min: compareMetrics }),
  decide: (gate, subject) => {
    const missing = missingTarget(subject);
    if (missing !== null) return missing;
    const gathered = gather('coverage', subject);
    return gathered.status === 'found' ? judge(gate, gathered, subject) : gathered.outcome;
  },
};

/** A metric that is left out, or whose minimum is lower, asks for less. A minimum of 0 still asks for the metric. */
function compareMetrics(
  outer: GateOf<'coverage'>['rules']['min'],
  inner: GateOf<'coverage'>['rules']['min'],
): GateComparison {
  return allOf(
    COVERAGE_METRICS.map((metric) => {
      const lower = `${metric} ${minimum(inner[metric])} instead of ${minimum(outer[metric])}`;
      return compareMinimum(outer[metric], inner[metric], lower);
    }),
  );
}

function minimum(value: number | undefined): string {
  return value === undefined ? 'without a minimum' : `>= ${value} %`;
}

interface Found {
  readonly evidence: CoverageEvidence;
  readonly paths: readonly string[];
}

interface Measured {
  readonly metric: CoverageMetric;
  readonly minimum: number;
  readonly counts: CoverageCounts | null;
  readonly state: 'met' | 'below' | 'empty' | 'unstated';
}

function judge(
  { rules }: GateOf<'coverage'>,
  { evidence, paths }: Found,
  subject: ProjectSubject,
): GateOutcome {
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
  const details = { expected, actual, evidence: paths };
  const [worst] = BY_GRAVITY.flatMap((state) => failing.filter((one) => one.state === state));
  if (worst !== undefined || measured.length === 0) {
    const violations = failing.map(violationOf);
    return {
      ...details,
      ...fault(worst, report, worst?.state === 'below' ? leastCovered(evidence, worst.metric, subject) : ''),
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

function fault(worst: Measured | undefined, report: string, least = ''): ReasonGiven {
  const { metric = 'lines', minimum = 0, counts = null, state = 'unstated' } = worst ?? {};
  if (state === 'unstated') return { reason: 'coverage-metric-missing', args: { metric, report } };
  if (state === 'empty') return { reason: 'coverage-empty', args: { metric, report } };
  return { reason: 'coverage-below-minimum', args: { metric, minimum, actual: percent(counts), least } };
}

/** The least covered files with their share, by their paths in the workspace where they are found there. */
function leastCovered(
  { leastCovered: least }: CoverageEvidence,
  metric: CoverageMetric,
  subject: ProjectSubject,
): string {
  return least[metric]
    .map(
      ({ file, ...counts }) => `${nameOf(sourcePlace({ file }, subject)?.file ?? file)} ${percent(counts)}`,
    )
    .join(', ');
}

/** The end of a long path says most. */
function nameOf(path: string): string {
  return path.length > MAX_SHOWN ? `…${path.slice(1 - MAX_SHOWN)}` : path;
}

function percent(counts: CoverageCounts | null): string {
  if (counts === null) return 'not stated';
  const share = coveragePercent(counts);
  return share === null ? 'none to cover' : `${share} % (${counts.covered} of ${counts.total})`;
}
