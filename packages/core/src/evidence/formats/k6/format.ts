import type {
  PerformanceEvidence,
  PerformanceMeasure,
  Percentile,
} from '../../kinds/performance/performance-evidence.js';
import type { JsonPath } from '../../reading/json-members.js';
import { readJson } from '../../reading/json.js';
import { empty, unreadable } from '../../reading/read-problem.js';
import { asName, asObject, own, shown, type JsonObject } from '../../reading/values.js';
import type { EvidenceFormatOf } from '../../define-format.js';
import {
  MAX_MEASURES,
  measureOf,
  requireAmount,
  risingPercentiles,
} from '../../kinds/performance/read-measures.js';

/**
 * The summary of a k6 run in its three forms: what `--summary-export` writes, the data of `handleSummary`, which has the
 * numbers one level deeper and states types and units, and the versioned form that replaces both, with a list of metrics.
 */
export const k6: EvidenceFormatOf<'performance'> = {
  kind: 'performance',
  name: 'k6',
  title: 'k6 summary JSON',
  writtenBy: ['k6 --summary-export'],
  precedence: 1,
  fileNames: ['k6*.json'],
  extensions: ['.json'],
  sniff: (head) =>
    (/^\{\s*"(?:root_group|options|state|metrics|setup_data|thresholds)"\s*:/.test(head) &&
      /"root_group"\s*:|"metrics"\s*:\s*\{/.test(head)) ||
    (/^\{\s*"(?:config|metadata|results|version)"\s*:/.test(head) && /"k6Version"\s*:/.test(head)),
  read(source) {
    const members = new K6Members();
    readJson(source, members);
    return members.evidence();
  },
};

/** The duration that a run is about, by what it called. */
const LATENCY = new Set(['http_req_duration', 'grpc_req_duration']);
/** Trends that k6 itself measures in milliseconds; of others the short form does not state the unit. */
const TIMES =
  /^(?:http_req_[a-z_]+|[a-z_]*_duration|ws_(?:connecting|ping)|browser_web_vital_(?:fcp|fid|inp|lcp|ttfb))$/;
const PERCENTILE = /^p\((\d{1,3}(?:\.\d{1,9})?)\)$/;

class K6Members {
  readonly #measures: PerformanceMeasure[] = [];
  #listed = false;

  splits(path: JsonPath): boolean {
    return path.length === 0 || isOuter(path) || isMetrics(path);
  }

  begin(path: JsonPath, container: 'object' | 'array'): void {
    // The versioned form has its metrics in a list below "results".
    if ((container === 'array') !== (path.length === 2)) unreadable('it is not the summary of k6');
    if (isMetrics(path)) this.#listed = true;
  }

  member(path: JsonPath, value: unknown): void {
    const above = path.slice(0, -1);
    if (path.length === 0 || isOuter(path) || isMetrics(path)) unreadable('it is not the summary of k6');
    if (!isMetrics(above)) return;
    const key = path.at(-1);
    const metric = asObject(value) ?? unreadable(`the metric ${shown(key)} is ${shown(value)}`);
    const name = typeof key === 'string' ? key : asName(own(metric, 'name'));
    if (name === null) return unreadable('a metric of it has no name');
    const values = own(metric, 'values') === undefined ? metric : asObject(own(metric, 'values'));
    if (values === null) return unreadable(`the values of ${shown(name)} are not an object`);
    this.#metric(name, { values, contains: own(metric, 'contains') });
  }

  #metric(name: string, { values, contains }: { values: JsonObject; contains: unknown }): void {
    const rate = rateOf(name, values);
    if (name === 'http_req_failed' && rate === 1) empty('every request failed');
    const percentiles = risingPercentiles(percentilesOf(name, values), name);
    if (rate === null && percentiles.length === 0) return;
    if (this.#measures.length >= MAX_MEASURES) unreadable(`it has more than ${MAX_MEASURES} metrics`);
    const timed = contains === undefined ? TIMES.test(plainName(name)) : contains === 'time';
    const names = [asName(name) ?? '', ...(LATENCY.has(name) ? ['latency'] : [])];
    const unit = timed && rate === null ? 'ms' : null;
    this.#measures.push(
      measureOf(names, { unit, value: rate, percentiles: rate === null ? percentiles : [] }),
    );
  }

  evidence(): PerformanceEvidence {
    if (!this.#listed) unreadable('it has no "metrics"');
    if (this.#measures.length === 0) empty('it has no metric of times or rates');
    return { kind: 'performance', measures: this.#measures, files: [] };
  }
}

function isMetrics(path: JsonPath): boolean {
  return (
    (path.length === 1 && path[0] === 'metrics') ||
    (path.length === 2 && path.join('/') === 'results/metrics')
  );
}

/** What holds the metrics of the versioned form. */
function isOuter(path: JsonPath): boolean {
  return path.length === 1 && path[0] === 'results';
}

/** A metric of a part of the requests is named `http_req_duration{expected_response:true}`. */
function plainName(name: string): string {
  return name.split('{', 1)[0] ?? name;
}

/** The share of a metric that counts how often something was so; null for others. */
function rateOf(name: string, values: JsonObject): number | null {
  const counted = (one: string, two: string): boolean =>
    own(values, one) !== undefined && own(values, two) !== undefined;
  if (!counted('passes', 'fails') && !counted('matches', 'total')) return null;
  const rate = own(values, 'rate') ?? own(values, 'value');
  return requireAmount(rate, `the rate of ${name}`);
}

/** Counters and gauges have none: a number of requests or users has a largest value but is no measure of time. */
function percentilesOf(name: string, values: JsonObject): Percentile[] {
  const found = Object.keys(values).flatMap((key) => {
    const percentile = key === 'med' ? 50 : Number(PERCENTILE.exec(key)?.[1] ?? Number.NaN);
    if (!(percentile > 0 && percentile <= 100)) return [];
    return [{ percentile, value: requireAmount(own(values, key), `${key} of ${name}`) }];
  });
  const trend = found.length > 0 || own(values, 'avg') !== undefined;
  const max = own(values, 'max');
  if (!trend || max === undefined || found.some(({ percentile }) => percentile === 100)) return unique(found);
  return unique([...found, { percentile: 100, value: requireAmount(max, `max of ${name}`) }]);
}

/** `med` and `p(50)` are one. */
function unique(found: readonly Percentile[]): Percentile[] {
  return [...new Map(found.map((one) => [one.percentile, one])).values()];
}
