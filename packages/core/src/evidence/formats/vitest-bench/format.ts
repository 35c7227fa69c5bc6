import type {
  PerformanceEvidence,
  PerformanceMeasure,
  Percentile,
} from '../../kinds/performance/performance-evidence.js';
import {
  MAX_MEASURES,
  measureOf,
  requireAmount,
  risingPercentiles,
} from '../../kinds/performance/read-measures.js';
import { readObjectWithList } from '../../reading/json-list.js';
import { empty, unreadable } from '../../reading/read-problem.js';
import {
  asList,
  asName,
  objectsIn,
  own,
  requireCount,
  shown,
  type JsonObject,
} from '../../reading/values.js';
import type { EvidenceFormatOf } from '../../define-format.js';

/** The report of `vitest bench --outputJson`: percentiles of the runs of every benchmark, in milliseconds. */
export const vitestBench: EvidenceFormatOf<'performance'> = {
  kind: 'performance',
  name: 'vitest-bench',
  title: 'Vitest bench JSON',
  writtenBy: ['vitest bench --outputJson'],
  precedence: 8,
  fileNames: ['vitest-bench*.json'],
  extensions: ['.json'],
  sniff: (head) => /^\{\s*"files"\s*:\s*\[\s*\{\s*"filepath"\s*:/.test(head) && /"groups"\s*:/.test(head),
  read(source) {
    const measures: PerformanceMeasure[] = [];
    readObjectWithList(source, {
      list: 'files',
      writer: 'Vitest',
      item: (file) => {
        for (const group of objectsIn(own(file, 'groups'), 'the groups of a file'))
          for (const benchmark of objectsIn(own(group, 'benchmarks'), 'the benchmarks of a group')) {
            measures.push(benchmarkOf(benchmark, asName(own(group, 'fullName'))));
            if (measures.length > MAX_MEASURES) unreadable(`it has more than ${MAX_MEASURES} benchmarks`);
          }
      },
      member: () => undefined,
    });
    if (measures.length === 0) empty('it lists no benchmark');
    return { kind: 'performance', measures, files: [] } satisfies PerformanceEvidence;
  },
};

function benchmarkOf(benchmark: JsonObject, group: string | null): PerformanceMeasure {
  const name = asName(own(benchmark, 'name')) ?? unreadable('a benchmark of it has no name');
  const subject = group === null ? name : `${group} > ${name}`;
  const names = [...new Set(['time', 'latency', subject, name])];
  const runs = requireCount(own(benchmark, 'sampleCount'), `the runs of ${subject}`);
  if (runs === 0) empty(`${shown(subject)} was never run`);
  const samples = asList(own(benchmark, 'samples')) ?? [];
  if (samples.length === 0)
    return measureOf(names, { subject, unit: 'ms', percentiles: statedOf(benchmark, subject) });
  if (samples.length !== runs) unreadable(`${shown(subject)} has ${runs} runs and lists ${samples.length}`);
  const times = samples.map((time) => requireAmount(time, `a run of ${subject}`));
  return measureOf(names, { subject, unit: 'ms', samples: times.sort((one, two) => one - two) });
}

/** What is left without `benchmark.includeSamples`. */
const STATED = [
  { percentile: 50, field: 'median' },
  { percentile: 75, field: 'p75' },
  { percentile: 99, field: 'p99' },
  { percentile: 99.5, field: 'p995' },
  { percentile: 99.9, field: 'p999' },
  { percentile: 100, field: 'max' },
];

function statedOf(benchmark: JsonObject, subject: string): readonly Percentile[] {
  const found = STATED.map(({ percentile, field }) => ({
    percentile,
    value: requireAmount(own(benchmark, field), `${field} of ${subject}`),
  }));
  return risingPercentiles(found, subject);
}
