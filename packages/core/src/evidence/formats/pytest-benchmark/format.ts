import type {
  PerformanceEvidence,
  PerformanceMeasure,
  Percentile,
} from '../../kinds/performance/performance-evidence.js';
import {
  MAX_MEASURES,
  measureOf,
  millisecondsOf,
  requireAmount,
  risingPercentiles,
} from '../../kinds/performance/read-measures.js';
import type { JsonPath } from '../../reading/json-members.js';
import { readJson } from '../../reading/json.js';
import { contradiction, empty, unreadable } from '../../reading/read-problem.js';
import { asList, asName, asObject, own, requireCount, shown, type JsonObject } from '../../reading/values.js';
import type { EvidenceFormatOf } from '../../define-format.js';

/** The report of `pytest --benchmark-json`: the rounds of every benchmark, in seconds. */
export const pytestBenchmark: EvidenceFormatOf<'performance'> = {
  kind: 'performance',
  name: 'pytest-benchmark',
  title: 'pytest-benchmark JSON',
  writtenBy: ['pytest --benchmark-json'],
  precedence: 5,
  fileNames: ['benchmark*.json', 'pytest-benchmark*.json'],
  extensions: ['.json'],
  keys: [['machine_info', 'benchmarks']],
  sniff: (head) => /^\{\s*"machine_info"\s*:/.test(head),
  read(source) {
    const members = new BenchmarkMembers();
    readJson(source, members);
    return members.evidence();
  },
};

class BenchmarkMembers {
  readonly #measures: PerformanceMeasure[] = [];
  #listed = false;

  splits(path: JsonPath): boolean {
    return path.length === 0 || (path.length === 1 && path[0] === 'benchmarks');
  }

  begin(path: JsonPath, container: 'object' | 'array'): void {
    if ((container === 'object') !== (path.length === 0))
      unreadable('it is not the report of pytest-benchmark');
    if (path.length === 1) this.#listed = true;
  }

  member(path: JsonPath, value: unknown): void {
    if (path.length < 2) return;
    if (this.#measures.length >= MAX_MEASURES) unreadable(`it has more than ${MAX_MEASURES} benchmarks`);
    this.#measures.push(benchmarkOf(asObject(value) ?? unreadable(`a benchmark of it is ${shown(value)}`)));
  }

  evidence(): PerformanceEvidence {
    if (!this.#listed) unreadable('it has no "benchmarks"');
    if (this.#measures.length === 0) empty('it lists no benchmark');
    return { kind: 'performance', measures: this.#measures, files: [] };
  }
}

function benchmarkOf(benchmark: JsonObject): PerformanceMeasure {
  const subject =
    asName(own(benchmark, 'fullname')) ??
    asName(own(benchmark, 'name')) ??
    unreadable('a benchmark of it has no name');
  const stats = asObject(own(benchmark, 'stats')) ?? unreadable(`${shown(subject)} has no "stats"`);
  const name = asName(own(benchmark, 'name')) ?? subject;
  const names = [...new Set(['time', 'latency', subject, name])];
  const rounds = requireCount(own(stats, 'rounds'), `the rounds of ${subject}`);
  if (rounds === 0) empty(`${shown(subject)} was never run`);
  const data = own(stats, 'data');
  if (data === undefined)
    return measureOf(names, { subject, unit: 'ms', percentiles: statedOf(stats, subject) });
  const times = asList(data) ?? unreadable(`the rounds of ${shown(subject)} are not a list`);
  if (times.length !== rounds)
    contradiction(`${shown(subject)} has ${rounds} rounds and lists ${times.length}`);
  const samples = times.map((time) => millisecondsOf(requireAmount(time, `a round of ${subject}`)));
  return measureOf(names, { subject, unit: 'ms', samples: samples.sort((one, two) => one - two) });
}

/** What is left without `--benchmark-save-data`. */
function statedOf(stats: JsonObject, subject: string): readonly Percentile[] {
  const stated = [
    { percentile: 50, field: 'median' },
    { percentile: 75, field: 'q3' },
    { percentile: 100, field: 'max' },
  ];
  const found = stated.map(({ percentile, field }) => ({
    percentile,
    value: millisecondsOf(requireAmount(own(stats, field), `${field} of ${subject}`)),
  }));
  return risingPercentiles(found, subject);
}
