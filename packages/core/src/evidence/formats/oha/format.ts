import type { PerformanceEvidence, Percentile } from '../../kinds/performance/performance-evidence.js';
import {
  measureOf,
  millisecondsOf,
  requireAmount,
  risingPercentiles,
} from '../../kinds/performance/read-measures.js';
import { readJsonObject } from '../../reading/json.js';
import { empty, unreadable } from '../../reading/read-problem.js';
import { asObject, own, requireCount, type JsonObject } from '../../reading/values.js';
import type { EvidenceFormatOf } from '../../define-format.js';

/** The report of `oha --output-format json`: percentiles of all answers, in seconds. */
export const oha: EvidenceFormatOf<'performance'> = {
  kind: 'performance',
  name: 'oha',
  title: 'oha JSON',
  writtenBy: ['oha --output-format json'],
  precedence: 6,
  fileNames: ['oha*.json'],
  extensions: ['.json'],
  keys: [['summary', 'latencyPercentiles', 'statusCodeDistribution']],
  sniff: (head) => /^\{\s*"summary"\s*:\s*\{\s*"successRate"\s*:/.test(head),
  read: (source) => evidenceOf(readJsonObject(source, 'the report of oha')),
};

const PERCENTILE = /^p(\d{1,2}(?:\.\d{1,9})?)$/;

function evidenceOf(report: JsonObject): PerformanceEvidence {
  const answers = countsIn(report, 'statusCodeDistribution');
  const errors = sumOf(countsIn(report, 'errorDistribution'));
  const answered = sumOf(answers);
  if (answered === 0) empty('no request was answered');
  const succeeded = sumOf(answers.filter(([code]) => /^[23]\d\d$/.test(code)));
  if (succeeded === 0) empty('no request was answered with success');
  const all = answered + errors;
  const percentiles = risingPercentiles(percentilesOf(report), 'the latency');
  if (percentiles.length === 0) unreadable('it has no percentiles of the latency');
  const shares = { answered: answered / all, failing: (answered - succeeded) / all };
  const measure = measureOf(['latency'], { unit: 'ms', percentiles, ...shares });
  return { kind: 'performance', measures: [measure], files: [] };
}

function percentilesOf(report: JsonObject): Percentile[] {
  const stated = asObject(own(report, 'latencyPercentiles')) ?? unreadable('it has no "latencyPercentiles"');
  const slowest = own(asObject(own(report, 'summary')), 'slowest');
  const largest = { percentile: 100, value: secondsOf(slowest, 'the slowest request') };
  const found = Object.keys(stated).flatMap((key) => {
    const percentile = Number(PERCENTILE.exec(key)?.[1] ?? 0);
    return percentile > 0
      ? [{ percentile, value: secondsOf(own(stated, key), `${key} of the latency`) }]
      : [];
  });
  return [...found, largest];
}

function secondsOf(value: unknown, what: string): number {
  return millisecondsOf(requireAmount(value, what));
}

/** The success rate of oha counts any answer, so what succeeded follows from the status codes. */
function countsIn(report: JsonObject, name: string): readonly (readonly [name: string, count: number])[] {
  const counts = asObject(own(report, name)) ?? unreadable(`it has no "${name}"`);
  return Object.entries(counts).map(([key, count]) => [
    key,
    requireCount(count, `${name} of ${key.slice(0, 80)}`),
  ]);
}

function sumOf(counts: readonly (readonly [name: string, count: number])[]): number {
  return counts.reduce((sum, [, count]) => sum + count, 0);
}
