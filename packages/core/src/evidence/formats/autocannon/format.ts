import type { PerformanceEvidence, Percentile } from '../../kinds/performance/performance-evidence.js';
import type { JsonPath } from '../../reading/json-members.js';
import { readJson } from '../../reading/json.js';
import { empty, unreadable } from '../../reading/read-problem.js';
import { asName, asObject, own, requireCount, shown, type JsonObject } from '../../reading/values.js';
import type { EvidenceFormatOf } from '../../define-format.js';
import { measureOf, requireAmount, risingPercentiles } from '../../kinds/performance/read-measures.js';

/** The report of `autocannon --json`. Its latencies are milliseconds; it has no percentile 95, but 90 and 97.5. */
export const autocannon: EvidenceFormatOf<'performance'> = {
  kind: 'performance',
  name: 'autocannon',
  title: 'autocannon JSON',
  writtenBy: ['autocannon --json'],
  precedence: 2,
  fileNames: ['autocannon*.json'],
  extensions: ['.json'],
  sniff: (head) =>
    /^\{\s*"/.test(head) &&
    /"(?:non2xx|mismatches|latency|throughput)"\s*:/.test(head) &&
    /"(?:connections|requests)"\s*:/.test(head),
  read(source) {
    let document: unknown = null;
    readJson(source, {
      splits: () => false,
      member: (_: JsonPath, value: unknown) => {
        document = value;
      },
    });
    return evidenceOf(asObject(document) ?? unreadable('it is not the report of autocannon'));
  },
};

const PERCENTILE = /^p(\d{1,3})(?:_(\d{1,9}))?$/;

function evidenceOf(report: JsonObject): PerformanceEvidence {
  const latency = asObject(own(report, 'latency')) ?? unreadable('it has no "latency"');
  const requests = asObject(own(report, 'requests')) ?? unreadable('it has no "requests"');
  const percentiles = risingPercentiles(percentilesOf(latency), 'the latency');
  if (percentiles.length === 0) unreadable('its latency has no percentiles');
  const subject = asName(own(report, 'title')) ?? asName(own(report, 'url'));
  const answered = answeredShare(report, { latency, requests });
  const measure = measureOf(['latency'], { subject, unit: 'ms', percentiles, answered });
  return { kind: 'performance', measures: [measure], files: [] };
}

function percentilesOf(latency: JsonObject): Percentile[] {
  const stated = Object.keys(latency).flatMap((key) => {
    const match = PERCENTILE.exec(key);
    const percentile = match === null ? 0 : Number(`${match[1] ?? ''}.${match[2] ?? '0'}`);
    if (percentile <= 0 || percentile >= 100) return [];
    return [{ percentile, value: requireAmount(own(latency, key), `${key} of the latency`) }];
  });
  const max = own(latency, 'max');
  return max === undefined
    ? stated
    : [...stated, { percentile: 100, value: requireAmount(max, 'the largest latency') }];
}

/** Requests that timed out or broke off have no latency, and neither have failed ones under `--excludeErrorStats`. */
function answeredShare(report: JsonObject, parts: { latency: JsonObject; requests: JsonObject }): number {
  const completed = requireCount(own(parts.requests, 'total'), 'the number of requests');
  const measured = count(parts.latency, 'totalCount') ?? completed;
  const errors = count(report, 'errors') ?? 0;
  if (completed === 0 || measured === 0) empty('no request was answered');
  if (count(report, '2xx') === 0) empty('no request was answered with success');
  if (measured > completed) unreadable(`it has ${shown(measured)} latencies of ${shown(completed)} requests`);
  return measured / (completed + errors);
}

function count(of: JsonObject, name: string): number | null {
  const value = own(of, name);
  return value === undefined ? null : requireCount(value, name);
}
