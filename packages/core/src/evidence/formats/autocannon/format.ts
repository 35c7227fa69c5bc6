import type { PerformanceEvidence, Percentile } from '../../kinds/performance/performance-evidence.js';
import { readJsonObject } from '../../reading/json.js';
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
    /"(?:non2xx|mismatches)"\s*:|"(?:latency|throughput)"\s*:\s*\{/.test(head) &&
    /"(?:connections|requests)"\s*:/.test(head),
  read: (source) => evidenceOf(readJsonObject(source, 'the report of autocannon')),
};

const PERCENTILE = /^p(\d{1,3})(?:_(\d{1,9}))?$/;

function evidenceOf(report: JsonObject): PerformanceEvidence {
  const latency = asObject(own(report, 'latency')) ?? unreadable('it has no "latency"');
  const requests = asObject(own(report, 'requests')) ?? unreadable('it has no "requests"');
  const percentiles = risingPercentiles(percentilesOf(latency), 'the latency');
  if (percentiles.length === 0) unreadable('its latency has no percentiles');
  const subject = asName(own(report, 'title')) ?? asName(own(report, 'url'));
  const shares = sharesOf(report, { latency, requests });
  const measure = measureOf(['latency'], { subject, unit: 'ms', percentiles, ...shares });
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

/**
 * Requests that timed out or broke off have no latency, and neither have failed ones under `--excludeErrorStats`. Otherwise the
 * latencies of answers without success, and of answers with another body than expected, are among the others.
 */
function sharesOf(
  report: JsonObject,
  parts: { readonly latency: JsonObject; readonly requests: JsonObject },
): { readonly answered: number; readonly failing: number } {
  const completed = requireCount(own(parts.requests, 'total'), 'the number of requests');
  const measured = count(parts.latency, 'totalCount') ?? completed;
  // Timeouts are errors, which older versions do not count among them.
  const broken = Math.max(count(report, 'errors') ?? 0, count(report, 'timeouts') ?? 0);
  if (completed === 0 || measured === 0) empty('no request was answered');
  if (measured > completed) unreadable(`it has ${shown(measured)} latencies of ${shown(completed)} requests`);
  const failing = Math.min(completed, failedAnswers(report, completed) + (count(report, 'mismatches') ?? 0));
  if (failing === completed) empty('no request was answered with success');
  const among = Math.max(0, failing - (completed - measured));
  const all = completed + broken;
  return { answered: measured / all, failing: among / all };
}

const NO_SUCCESS = ['1xx', '3xx', '4xx', '5xx'];

/** The number of answers without success, the largest of what the report says in several ways. */
function failedAnswers(report: JsonObject, completed: number): number {
  const success = count(report, '2xx');
  const stated = count(report, 'non2xx');
  const classes = NO_SUCCESS.map((name) => count(report, name));
  const byCode = failedCodes(report);
  const stating = [success, stated, byCode, ...classes].some((number) => number !== null);
  if (!stating) unreadable('it does not say how many requests were answered with success');
  const summed = classes.reduce<number>((sum, number) => sum + (number ?? 0), 0);
  return Math.max(success === null ? 0 : Math.max(0, completed - success), stated ?? 0, summed, byCode ?? 0);
}

/** The same by single status codes; null if there are none. */
function failedCodes(report: JsonObject): number | null {
  const codes = asObject(own(report, 'statusCodeStats'));
  if (codes === null) return null;
  return Object.entries(codes)
    .filter(([code]) => !code.startsWith('2'))
    .reduce(
      (sum, [code, stats]) => sum + (count(asObject(stats) ?? {}, 'count', `count of ${code}`) ?? 0),
      0,
    );
}

function count(of: JsonObject, name: string, what = name): number | null {
  const value = own(of, name);
  return value === undefined || value === null ? null : requireCount(value, what);
}
