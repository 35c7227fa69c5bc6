import { limitOf, percentileNeeded } from '../../evidence/kinds/performance/performance-limits.js';
import type {
  PerformanceEvidence,
  PerformanceMeasure,
} from '../../evidence/kinds/performance/performance-evidence.js';
import { evidenceCanary, reportCanaries } from '../canaries/evidence-canaries.js';
import { targetGone } from '../canaries/target-canaries.js';
import type { Canary, GateOf, ProjectSubject } from '../define-gate.js';
import { gather } from '../evidence-of-target.js';

type Rules = GateOf<'performance'>['rules'];

/** One measurement slower than the maximum, or only as much of it as counts, one that measures nothing, or the report is not what it was. */
export function performanceCanaries(
  { rules, origin }: GateOf<'performance'>,
  subject: ProjectSubject,
): readonly Canary[] {
  const { metric, max } = rules;
  const slow = (limitOf(max)?.amount ?? 0) + 1;
  const changed = (
    of: Canary['rules'],
    what: string,
    alter: (measure: PerformanceMeasure) => PerformanceMeasure,
  ): Canary =>
    evidenceCanary('performance', subject, {
      rules: of,
      what,
      alter: (evidence) => alterFirst(evidence, metric, alter),
    });
  return [
    changed(['max'], `${metric} is above ${String(max)}`, (measure) => slower(measure, slow)),
    ...percentileCanary(rules, slow, { subject, changed }),
    changed([], `${metric} was not measured`, (measure) => ({ ...measure, problem: 'the run ended early' })),
    ...(origin === 'block'
      ? [
          evidenceCanary('performance', subject, {
            rules: ['metric'],
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

/** Only what is from the percentile on is too slow; a measure of one value has none. */
function percentileCanary(
  { metric, percentile, max }: Rules,
  slow: number,
  {
    subject,
    changed,
  }: {
    readonly subject: ProjectSubject;
    readonly changed: (
      rules: Canary['rules'],
      what: string,
      alter: (measure: PerformanceMeasure) => PerformanceMeasure,
    ) => Canary;
  },
): Canary[] {
  const gathered = gather('performance', subject);
  if (gathered.status !== 'found') return [];
  const first = gathered.evidence.measures.find(({ names }) => names.includes(metric));
  if (first?.value !== null) return [];
  const what = `${metric} is above ${String(max)} from percentile ${String(percentile)} on`;
  return [
    changed(['percentile'], what, (measure) => {
      const needed = percentileNeeded(measure, percentile);
      const from = Math.floor((measure.samples.length * needed) / 100);
      const rank = Math.max(0, Math.min(from, measure.samples.length) - 1);
      return {
        ...measure,
        percentiles: measure.percentiles.map((one) =>
          one.percentile >= percentile ? { ...one, value: Math.max(one.value, slow) } : one,
        ),
        samples: measure.samples.map((value, at) => (at >= rank ? Math.max(value, slow) : value)),
      };
    }),
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
