import type {
  PerformanceEvidence,
  PerformanceMeasure,
  Percentile,
} from '../../kinds/performance/performance-evidence.js';
import type { JsonPath } from '../../reading/json-members.js';
import { readJson } from '../../reading/json.js';
import { contradiction, empty, unreadable } from '../../reading/read-problem.js';
import { asList, asName, asObject, own, requireCount, shown, type JsonObject } from '../../reading/values.js';
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
  // The machine-readable summary begins with the script, which may be long.
  keys: [['config', 'metadata', 'results']],
  sniff: (head) =>
    (/^\{\s*"(?:root_group|options|state|metrics|setup_data|thresholds)"\s*:/.test(head) &&
      /"root_group"\s*:|"metrics"\s*:\s*\{/.test(head)) ||
    (/^\{\s*"(?:config|metadata|results|version)"\s*:/.test(head) && /"k6_?[vV]ersion"\s*:/.test(head)),
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
/** `p(95)`, and `p95` in the machine-readable summary. */
const PERCENTILE = /^p(?:\((\d{1,3}(?:\.\d{1,9})?)\)|(\d{1,3}))$/;

interface Metric {
  readonly values: JsonObject;
  readonly contains: unknown;
}

/** What a run says of all its requests. */
interface K6Run {
  /** How many requests there were; null when the summary does not say. */
  readonly requests: number | null;
  /** Whether a browser painted a page. */
  readonly painted: boolean;
  /** The share of what failed among the values of a trend. */
  failuresIn(name: string): { readonly failing: number; readonly answered?: number };
}

/** The requests that were answered as expected, as a part of all. */
const EXPECTED = /\bexpected_response:true\b/;
const UNEXPECTED = /\bexpected_response:false\b/;

class K6Members {
  readonly #metrics = new Map<string, Metric>();
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
    if (path.join('/') === 'results/checks')
      this.#metrics.set('checks', { values: checksOf(value), contains: null });
    if (!isMetrics(above)) return;
    const key = path.at(-1);
    const metric = asObject(value) ?? unreadable(`the metric ${shown(key)} is ${shown(value)}`);
    const name = typeof key === 'string' ? key : asName(own(metric, 'name'));
    if (name === null) return unreadable('a metric of it has no name');
    const values = own(metric, 'values') === undefined ? metric : asObject(own(metric, 'values'));
    if (values === null) return unreadable(`the values of ${shown(name)} are not an object`);
    if (this.#metrics.has(name) && name !== 'checks') contradiction(`it has the metric ${shown(name)} twice`);
    if (this.#metrics.size >= MAX_MEASURES) unreadable(`it has more than ${MAX_MEASURES} metrics`);
    this.#metrics.set(name, { values, contains: own(metric, 'contains') });
  }

  evidence(): PerformanceEvidence {
    if (!this.#listed) unreadable('it has no "metrics"');
    const measures = measuresOf(this.#metrics);
    if (measures.length === 0) empty('it has no metric of times or rates');
    return { kind: 'performance', measures, files: [] };
  }
}

/** The measures of a run, with the share of what failed in it, which is in metrics of its own. */
function measuresOf(metrics: ReadonlyMap<string, Metric>): readonly PerformanceMeasure[] {
  const run = runOf(metrics);
  return [...metrics].flatMap(([name, { values, contains }]) => {
    const rate = rateOf(name, values);
    // A share of checks that hold is better the larger it is, so that only the share of those that do not hold has a maximum.
    if (rate !== null && plainName(name) === 'checks') {
      const broken = `checks_failed${tagsOf(name)}`;
      return [measureOf([broken], rateMeasure(missedOf(name, values), values))];
    }
    if (rate !== null) return [measureOf([asName(name) ?? ''], rateMeasure(rate, values))];
    const percentiles = risingPercentiles(percentilesOf(name, values), name);
    if (percentiles.length === 0) return [];
    const timed = contains === undefined ? TIMES.test(plainName(name)) : contains === 'time';
    const names = [asName(name) ?? '', ...(LATENCY.has(name) ? ['latency'] : [])];
    const problem = unmeasured(name, percentiles, run);
    return [measureOf(names, { unit: timed ? 'ms' : null, percentiles, problem, ...run.failuresIn(name) })];
  });
}

function rateMeasure(value: number, values: JsonObject) {
  const none = countedIn(values) === 0;
  return none ? { problem: 'nothing was counted for it' } : { value };
}

function runOf(metrics: ReadonlyMap<string, Metric>): K6Run {
  const share = (name: string): number => {
    const values = metrics.get(name)?.values;
    return values === undefined ? 0 : (rateOf(name, values) ?? 0);
  };
  const requests = metrics.get('http_reqs')?.values ?? null;
  const stated = own(requests, 'count') ?? own(requests, 'value');
  const made = stated === undefined ? null : requireCount(stated, 'the number of requests');
  if (share('http_req_failed') === 1) empty('every request failed');
  const unchecked = (name: string): number => {
    const values = metrics.get(name)?.values;
    if (values === undefined || countedIn(values) === 0) return 0;
    // Several checks may look at one answer; at worst, each that failed looked at another one.
    const fails = own(values, 'fails');
    const perRequest = typeof fails === 'number' && made ? fails / made : 0;
    return Math.min(1, Math.max(missedOf(name, values), perRequest));
  };
  return {
    requests: made,
    painted: PAINTED.some((name) => {
      const values = metrics.get(name)?.values;
      return values !== undefined && percentilesOf(name, values).some(({ value }) => value > 0);
    }),
    failuresIn: (name) => {
      const tags = tagsOf(name);
      const failed = Math.max(share('http_req_failed'), tags === '' ? 0 : share(`http_req_failed${tags}`));
      const refused = Math.max(unchecked('checks'), tags === '' ? 0 : unchecked(`checks${tags}`));
      if (UNEXPECTED.test(tags)) return { failing: 1 };
      if (!EXPECTED.test(tags)) return { failing: Math.max(failed, refused) };
      // The failed requests are left out of such a part, but not the answers that a check refused.
      return { answered: 1 - failed, failing: Math.max(0, refused - failed) };
    },
  };
}

/** k6 writes 0 for every value of a metric without any. Parts of a request may take no time, such as TLS without TLS. */
function unmeasured(name: string, percentiles: readonly Percentile[], run: K6Run): string | null {
  const plain = plainName(name);
  if (percentiles.some(({ value }) => value > 0)) {
    const request = plain.startsWith('http_req_') && run.requests === 0;
    return request ? 'the same summary says that no request was made' : null;
  }
  const part = plain.startsWith('http_req_') && !LATENCY.has(plain) && (run.requests ?? 0) > 0;
  const stable = run.painted && MAY_BE_NONE.has(plain);
  return part || stable ? null : 'every value of it is 0, which k6 writes when there was nothing to measure';
}

/** Measures of a page that are 0 where nothing moved or was pressed. */
const MAY_BE_NONE = new Set(['browser_web_vital_cls', 'browser_web_vital_inp', 'browser_web_vital_fid']);
const PAINTED = ['browser_web_vital_lcp', 'browser_web_vital_fcp'];

/** The versioned form lists each check with its passes and fails, beside the metrics. */
function checksOf(value: unknown): JsonObject {
  const checks = (asList(own(asObject(value), 'results')) ?? []).map(asObject);
  const sum = (key: string): number =>
    checks.reduce((total, check) => total + requireCount(own(check, key), `${key} of a check`), 0);
  const [passes, fails] = [sum('passes'), sum('fails')];
  return { passes, fails, rate: passes + fails === 0 ? 0 : passes / (passes + fails) };
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

/** The share of what was not so. */
function missedOf(name: string, values: JsonObject): number {
  const fails = own(values, 'fails');
  const all = countedIn(values) ?? 0;
  if (typeof fails === 'number' && all > 0) return fails / all;
  return all > 0 && typeof own(values, 'matches') === 'number'
    ? (all - Number(own(values, 'matches'))) / all
    : 1 - (rateOf(name, values) ?? 1);
}

/** Shares that every run has, whatever the summary says of their type. */
const SHARES = new Set(['http_req_failed', 'checks']);

const COUNTS = [
  ['passes', 'fails'],
  ['matches', 'total'],
] as const;

/** The tags of a part, in braces; empty for a whole metric. */
function tagsOf(name: string): string {
  return name.slice(plainName(name).length);
}

/** The share of a metric that counts how often something was so; null for others. */
function rateOf(name: string, values: JsonObject): number | null {
  const counts = COUNTS.find((pair) => pair.every((key) => own(values, key) !== undefined));
  if (counts === undefined && !SHARES.has(plainName(name))) return null;
  const [hits = 0] = (counts ?? []).map((key) => requireCount(own(values, key), `${key} of ${name}`));
  const all = countedIn(values) ?? 0;
  const counted = all === 0 ? undefined : hits / all;
  const rate = requireAmount(own(values, 'rate') ?? own(values, 'value') ?? counted, `the rate of ${name}`);
  if (rate > 1) unreadable(`the rate of ${name} is ${shown(rate)}, more than all`);
  if (counted !== undefined && Math.abs(counted - rate) > 0.01) {
    contradiction(`${name} has the rate ${String(rate)}, and ${String(hits)} of ${String(all)} are counted`);
  }
  return rate;
}

/** How many times a share was counted; null where it is no share. */
function countedIn(values: JsonObject): number | null {
  const number = (key: string): number | null => {
    const value = own(values, key);
    return typeof value === 'number' ? value : null;
  };
  const [passes, fails] = [number('passes'), number('fails')];
  return passes !== null && fails !== null ? passes + fails : number('total');
}

/** Counters and gauges have none: a number of requests or users has a largest value but is no measure of time. */
function percentilesOf(name: string, values: JsonObject): Percentile[] {
  // The machine-readable summary has null for what `--summary-trend-stats` leaves out.
  const isMachineReadable = Object.keys(values).some((key) => /^p\d/.test(key));
  const isLeftOut = (key: string): boolean => isMachineReadable && own(values, key) === null;
  const found = Object.keys(values).flatMap((key) => {
    const [, exact, plain] = PERCENTILE.exec(key) ?? [];
    const percentile = key === 'med' ? 50 : Number(exact ?? plain ?? Number.NaN);
    if (!(percentile > 0 && percentile <= 100) || isLeftOut(key)) return [];
    return [{ percentile, value: requireAmount(own(values, key), `${key} of ${name}`) }];
  });
  const trend = found.length > 0 || own(values, 'avg') !== undefined;
  const max = isLeftOut('max') ? undefined : own(values, 'max');
  if (!trend || max === undefined || found.some(({ percentile }) => percentile === 100)) return unique(found);
  return unique([...found, { percentile: 100, value: requireAmount(max, `max of ${name}`) }]);
}

/** `med` and `p(50)` are one. */
function unique(found: readonly Percentile[]): Percentile[] {
  return [...new Map(found.map((one) => [one.percentile, one])).values()];
}
