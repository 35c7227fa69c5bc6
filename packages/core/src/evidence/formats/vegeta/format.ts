import type { PerformanceEvidence, Percentile } from '../../kinds/performance/performance-evidence.js';
import { measureOf, requireAmount, risingPercentiles } from '../../kinds/performance/read-measures.js';
import { readJsonObject } from '../../reading/json.js';
import { contradiction, empty, unreadable } from '../../reading/read-problem.js';
import { asObject, own, requireCount, type JsonObject } from '../../reading/values.js';
import type { EvidenceFormatOf } from '../../define-format.js';

/** The report of `vegeta report -type=json`: percentiles of all requests, in nanoseconds. */
export const vegeta: EvidenceFormatOf<'performance'> = {
  kind: 'performance',
  name: 'vegeta',
  title: 'Vegeta JSON',
  writtenBy: ['vegeta report -type=json'],
  precedence: 7,
  fileNames: ['vegeta*.json'],
  extensions: ['.json'],
  keys: [['latencies', 'requests', 'status_codes']],
  sniff: (head) => /^\{\s*"latencies"\s*:\s*\{\s*"total"\s*:/.test(head),
  read: (source) => evidenceOf(readJsonObject(source, 'the report of Vegeta')),
};

const STATED = [
  { percentile: 50, field: '50th' },
  { percentile: 90, field: '90th' },
  { percentile: 95, field: '95th' },
  { percentile: 99, field: '99th' },
  { percentile: 100, field: 'max' },
];

function evidenceOf(report: JsonObject): PerformanceEvidence {
  const latencies = asObject(own(report, 'latencies')) ?? unreadable('it has no "latencies"');
  const requests = requireCount(own(report, 'requests'), 'the number of requests');
  if (requests === 0) empty('it made no request');
  const codes = Object.entries(
    asObject(own(report, 'status_codes')) ?? unreadable('it has no "status_codes"'),
  );
  const counts = codes.map(([code, count]) => ({
    code,
    count: requireCount(count, `the number of ${code.slice(0, 20)}`),
  }));
  const counted = counts.reduce((sum, { count }) => sum + count, 0);
  if (counted !== requests) contradiction(`it has ${requests} requests and ${counted} status codes`);
  const succeeded = counts
    .filter(({ code }) => /^[23]\d\d$/.test(code))
    .reduce((sum, { count }) => sum + count, 0);
  if (succeeded === 0) empty('no request was answered with success');
  const percentiles = risingPercentiles(percentilesOf(latencies), 'the latency');
  // A request without an answer has a time as well: until it broke off.
  const failing = (requests - succeeded) / requests;
  const measure = measureOf(['latency'], { unit: 'ms', percentiles, failing });
  return { kind: 'performance', measures: [measure], files: [] };
}

function percentilesOf(latencies: JsonObject): Percentile[] {
  return STATED.map(({ percentile, field }) => {
    const nanoseconds = requireAmount(own(latencies, field), `${field} of the latencies`);
    return { percentile, value: millisecondsIn(nanoseconds) };
  });
}

/** Nanoseconds as milliseconds, without the error of a division. */
function millisecondsIn(nanoseconds: number): number {
  const [digits = '0', exponent = '0'] = String(nanoseconds).split('e');
  return Number(`${digits}e${Number(exponent) - 6}`);
}
