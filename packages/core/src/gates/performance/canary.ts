import { limitOf } from '../../evidence/kinds/performance/performance-limits.js';
import type {
  PerformanceEvidence,
  PerformanceMeasure,
} from '../../evidence/kinds/performance/performance-evidence.js';
import { evidenceCanary, reportCanaries } from '../canaries/evidence-canaries.js';
import { targetGone } from '../canaries/target-canaries.js';
import type { Canary, GateOf, ProjectSubject } from '../define-gate.js';

/** One measurement slower than the maximum, half of its requests failed, or the report is not what it was. */
export function performanceCanaries(
  { rules: { metric, max }, origin }: GateOf<'performance'>,
  subject: ProjectSubject,
): readonly Canary[] {
  const slow = (limitOf(max)?.amount ?? 0) + 1;
  const changed = (what: string, alter: (measure: PerformanceMeasure) => PerformanceMeasure): Canary =>
    evidenceCanary('performance', subject, {
      what,
      alter: (evidence) => alterFirst(evidence, metric, alter),
    });
  return [
    changed(`${metric} is above ${String(max)}`, (measure) => slower(measure, slow)),
    changed(`${metric} was not measured`, (measure) => ({ ...measure, problem: 'the run ended early' })),
    ...(origin === 'block'
      ? [
          evidenceCanary('performance', subject, {
            what: `the report does not state ${metric}`,
            alter: (evidence) => ({
              ...evidence,
              measures: evidence.measures.filter(({ names }) => !names.includes(metric)),
            }),
          }),
          targetGone(subject),
        ]
      : []),
    ...reportCanaries('performance', subject),
  ];
}

function slower(measure: PerformanceMeasure, value: number): PerformanceMeasure {
  return {
    ...measure,
    value: measure.value === null ? null : value,
    percentiles: measure.percentiles.map(({ percentile }) => ({ percentile, value })),
    samples: measure.samples.map(() => value),
  };
}

function alterFirst(
  evidence: PerformanceEvidence,
  metric: string,
  alter: (measure: PerformanceMeasure) => PerformanceMeasure,
): PerformanceEvidence {
  const at = evidence.measures.findIndex(({ names }) => names.includes(metric));
  return { ...evidence, measures: evidence.measures.map((one, index) => (index === at ? alter(one) : one)) };
}
