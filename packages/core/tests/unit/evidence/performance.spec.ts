import fc from 'fast-check';
import { collectEvidence } from '../../../src/evidence/collect-evidence.js';
import { readEvidence } from '../../../src/evidence/read-report.js';
import {
  comparePercentile,
  limitOf,
  nearestRank,
  showAmount,
} from '../../../src/evidence/kinds/performance/limits.js';
import type { PerformanceMeasure } from '../../../src/evidence/kinds/performance/performance-evidence.js';
import { fixture, inPieces, workspace } from './workspace.js';

function read(name: string, text: string): readonly PerformanceMeasure[] {
  const files = workspace({ [name]: text });
  const whole = readEvidence(files, name, 'performance');
  expect(readEvidence(inPieces(files), name, 'performance')).toEqual(whole);
  if (!whole.ok) throw new Error(JSON.stringify(whole.finding));
  return whole.evidence.measures;
}

function refusal(name: string, content: unknown): string {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const results = [workspace({ [name]: text }), inPieces(workspace({ [name]: text }))].map((files) => {
    const result = readEvidence(files, name, 'performance');
    return result.ok ? 'accepted' : result.finding.reason;
  });
  expect(results[1]).toBe(results[0]);
  return results[0] ?? '';
}

type Json = Record<string, unknown>;
const json = (name: string) => JSON.parse(fixture(name)) as Json;
const measureNamed = (measures: readonly PerformanceMeasure[], name: string) =>
  measures.find(({ names }) => names.includes(name));
const at = (measure: PerformanceMeasure | undefined, percentile: number) =>
  measure?.percentiles.find((one) => one.percentile === percentile)?.value;

describe('the summary of k6', () => {
  it('is read as --summary-export writes it: trends and rates, and nothing of counters and gauges', () => {
    const measures = read('out.json', fixture('k6-summary-export.json'));
    expect(measures.map(({ names, unit, value }) => [names, unit, value])).toEqual([
      [['http_req_duration', 'latency'], 'ms', null],
      [['http_req_duration{expected_response:true}'], 'ms', null],
      [['http_req_failed'], null, 0.008333333333333333],
      [['iteration_duration'], 'ms', null],
      [['search_seconds'], null, null],
      [['checks'], null, 1],
    ]);
    expect(measures[0]?.percentiles.map(({ percentile }) => percentile)).toEqual([50, 90, 95, 100]);
    expect(at(measures[0], 95)).toBe(184.25);
  });

  it('is read as handleSummary has it, with the units that it states', () => {
    const measures = read('out.json', fixture('k6-handle-summary.json'));
    expect(measures.map(({ names: [name], unit }) => [name, unit])).toEqual([
      ['http_req_duration', 'ms'],
      ['http_req_failed', null],
      ['search_seconds', null],
      ['render_time', 'ms'],
    ]);
    expect(at(measureNamed(measures, 'render_time'), 99.9)).toBe(155.5);
  });

  it('is read in its versioned form, which has a list of metrics', () => {
    const measures = read('out.json', fixture('k6-versioned-summary.json'));
    expect(measures.map(({ names, unit, value }) => [names, unit, value])).toEqual([
      [['http_req_duration', 'latency'], 'ms', null],
      [['http_req_failed'], null, 0.008333333333333333],
      [['search_seconds'], null, null],
    ]);
    expect(at(measures[0], 95)).toBe(184.25);
  });

  it.each<[string, string, unknown]>([
    ['evidence-unreadable', 'results that are a list', { version: '1.0.0', results: [] }],
    ['evidence-unreadable', 'results that are a number', { results: 3 }],
    ['evidence-unreadable', 'results whose metrics are no list', { results: { metrics: {} } }],
    ['evidence-unreadable', 'results whose metrics are a number', { results: { metrics: 3 } }],
    ['evidence-unreadable', 'results without metrics', { results: { checks: {} } }],
    [
      'evidence-unreadable',
      'a metric without a name',
      { results: { metrics: [{ values: { 'p(95)': 1 } }] } },
    ],
    [
      'evidence-empty',
      'a list in which all requests failed',
      {
        results: {
          metrics: [
            { name: 'http_req_duration', contains: 'time', values: { 'p(95)': 0 } },
            { name: 'http_req_failed', values: { matches: 9, rate: 1, total: 9 } },
          ],
        },
      },
    ],
    ['evidence-unreadable', 'a percentile as text', { metrics: { a: { 'p(95)': '12' } } }],
    ['evidence-unreadable', 'a negative percentile', { metrics: { a: { 'p(95)': -1 } } }],
    ['evidence-unreadable', 'a percentile of null', { metrics: { a: { 'p(95)': null } } }],
    ['evidence-unreadable', 'NaN', '{"metrics":{"a":{"p(95)":NaN}}}'],
    ['evidence-unreadable', 'a number past all numbers', '{"metrics":{"a":{"p(95)":1e999}}}'],
    ['evidence-unreadable', 'a metric that is no object', { metrics: { a: 7 } }],
    ['evidence-unreadable', 'values that are no object', { metrics: { a: { values: 7 } } }],
    ['evidence-unreadable', 'metrics that are a list', { metrics: [] }],
    ['evidence-unreadable', 'metrics that are a number', { metrics: 1 }],
    ['evidence-unreadable', 'a list', []],
    ['evidence-unreadable', 'a number', '7'],
    ['evidence-unreadable', 'no metrics', { root_group: {} }],
    ['evidence-empty', 'nothing measured', { metrics: { vus: { value: 1, min: 1, max: 1 } } }],
    ['evidence-contradiction', 'falling percentiles', { metrics: { a: { 'p(90)': 9, 'p(95)': 8 } } }],
    ['evidence-contradiction', 'a maximum below', { metrics: { a: { 'p(95)': 900, max: 5 } } }],
    [
      'evidence-empty',
      'requests that all failed',
      { metrics: { http_req_duration: { 'p(95)': 0 }, http_req_failed: { passes: 3, fails: 0, value: 1 } } },
    ],
  ])('is %s with %s', (reason, _, content) => {
    expect(refusal('k6.json', content)).toBe(reason);
  });
});

describe('the report of autocannon', () => {
  const report = json('autocannon.json');
  it('has the percentiles of its latency, and the largest', () => {
    const [measure, ...others] = read('out.json', fixture('autocannon.json'));
    expect(others).toEqual([]);
    expect(measure).toMatchObject({
      names: ['latency'],
      unit: 'ms',
      subject: 'http://localhost:3000/cards',
      answered: 1,
    });
    expect([50, 90, 97.5, 99.999, 100].map((percentile) => at(measure, percentile))).toEqual([
      44, 112, 171, 388, 388,
    ]);
  });

  it('counts requests without an answer', () => {
    expect(read('out.json', JSON.stringify({ ...report, errors: 500 }))[0]?.answered).toBe(0.8);
  });

  it('may have a largest value of a coarser class than its percentiles', () => {
    const latency = { ...(report.latency as Json), max: 387 };
    expect(read('out.json', JSON.stringify({ ...report, latency }))).toHaveLength(1);
  });

  it.each<[string, string, Json | string]>([
    ['evidence-unreadable', 'no latency', { ...report, latency: null }],
    ['evidence-unreadable', 'no requests', { ...report, requests: 3 }],
    ['evidence-unreadable', 'a negative latency', { ...report, latency: { p50: -1 } }],
    ['evidence-unreadable', 'a latency as text', { ...report, latency: { p50: '1' } }],
    ['evidence-unreadable', 'a latency without percentiles', { ...report, latency: { average: 1 } }],
    ['evidence-unreadable', 'errors that are no count', { ...report, errors: -1 }],
    ['evidence-unreadable', 'more latencies than requests', { ...report, requests: { total: 3 } }],
    ['evidence-unreadable', 'a list', '[{"latency":{}}]'],
    ['evidence-empty', 'no request', { ...report, requests: { total: 0 } }],
    ['evidence-empty', 'no answer', { ...report, latency: { p50: 0, totalCount: 0 } }],
    ['evidence-empty', 'no success', { ...report, '2xx': 0 }],
    ['evidence-contradiction', 'falling percentiles', { ...report, latency: { p50: 2, p99: 1 } }],
  ])('is %s with %s', (reason, _, content) => {
    expect(refusal('autocannon.json', content)).toBe(reason);
  });
});

describe('the report of hyperfine', () => {
  it('has each single time in milliseconds, without errors of rounding', () => {
    const [help, list] = read('out.json', fixture('hyperfine.json'));
    expect(help).toMatchObject({ names: ['time', 'latency', 'node dist/cli.js --help'], unit: 'ms' });
    expect(help?.samples).toEqual([169.8, 171.1, 172, 173.3, 174.6, 175.5, 176.9, 180.2, 190.3, 200.1]);
    expect(list?.samples).toEqual([310]);
  });

  it('has the median and the largest time where single ones are not exported', () => {
    const result = { command: 'a', median: 1e-7, max: 2.5, exit_codes: [0] };
    const [measure] = read('hyperfine.json', JSON.stringify({ results: [result] }));
    expect(measure?.percentiles).toEqual([
      { percentile: 50, value: 0.0001 },
      { percentile: 100, value: 2500 },
    ]);
  });

  const result = { command: 'a', times: [1], exit_codes: [0] };
  it.each<[string, string, unknown]>([
    ['evidence-empty', 'no command', { results: [] }],
    ['evidence-empty', 'no time', { results: [{ ...result, times: [] }] }],
    ['evidence-empty', 'runs that all failed', { results: [{ ...result, exit_codes: [1, null] }] }],
    ['evidence-unreadable', 'a time as text', { results: [{ ...result, times: ['1'] }] }],
    ['evidence-unreadable', 'a negative time', { results: [{ ...result, times: [1, -1] }] }],
    ['evidence-unreadable', 'times that are no list', { results: [{ ...result, times: 4 }] }],
    ['evidence-unreadable', 'no name', { results: [{ times: [1] }] }],
    ['evidence-unreadable', 'a result that is no object', { results: [1] }],
    ['evidence-unreadable', 'results that are no list', { results: {} }],
    ['evidence-unreadable', 'no results', { other: [] }],
    ['evidence-unreadable', 'a number', '3'],
    [
      'evidence-contradiction',
      'a median above the largest',
      { results: [{ command: 'a', median: 2, max: 1 }] },
    ],
  ])('is %s with %s', (reason, _, content) => {
    expect(refusal('hyperfine.json', content)).toBe(reason);
  });
});

describe('the report of Lighthouse', () => {
  it('has one value for each audit that measures, under its id and its short name', () => {
    const subject = 'http://localhost:4200/cards';
    expect(read('out.json', fixture('lighthouse.json'))).toMatchObject([
      { names: ['largest-contentful-paint', 'lcp'], unit: 'ms', value: 2100.5, subject },
      { names: ['cumulative-layout-shift', 'cls'], unit: null, value: 0.02, subject },
    ]);
  });

  const report = json('lighthouse.json');
  it.each<[string, string, unknown]>([
    [
      'evidence-unreadable',
      'a run that ended with an error',
      { ...report, runtimeError: { code: 'NO_FCP' } },
    ],
    ['accepted', 'a run that says it had no error', { ...report, runtimeError: { code: 'NO_ERROR' } }],
    ['evidence-unreadable', 'an audit that is no object', { audits: { a: 1 } }],
    ['evidence-unreadable', 'a value as text', { audits: { a: { numericValue: '1' } } }],
    ['evidence-unreadable', 'a negative value', { audits: { a: { numericValue: -1 } } }],
    ['evidence-unreadable', 'a list of audits', { audits: [] }],
    ['evidence-unreadable', 'no audits', { lighthouseVersion: '12' }],
    ['evidence-unreadable', 'a number', '3'],
    ['evidence-empty', 'nothing measured', { audits: { a: { score: 1 } } }],
  ])('is %s with %s', (reason, _, content) => {
    expect(refusal('lighthouse.json', content)).toBe(reason);
  });
});

it('puts the reports of several runs together', () => {
  const found = collectEvidence({
    files: workspace({
      'packages/a/out/k6.json': fixture('k6-summary-export.json'),
      'packages/a/out/list.json': fixture('hyperfine.json'),
      'packages/a/out/notes.json': '{"a":1}',
    }),
    kind: 'performance',
    project: { root: 'packages/a', roots: new Set(['.', 'packages/a']) },
    outputs: ['packages/a/out'],
  });
  expect(found).toMatchObject({
    status: 'found',
    paths: ['packages/a/out/k6.json', 'packages/a/out/list.json'],
  });
  if (found.status === 'found') expect(found.evidence.measures).toHaveLength(8);
});

describe('limits', () => {
  it.each<[string | number, number, 'ms' | null]>([
    ['200ms', 200, 'ms'],
    ['1.5s', 1500, 'ms'],
    ['0.2001s', 200.1, 'ms'],
    ['2m', 120_000, 'ms'],
    ['750us', 0.75, 'ms'],
    ['750µs', 0.75, 'ms'],
    ['200 ms', 200, 'ms'],
    [0.1, 0.1, null],
  ])('%j is %d %s', (written, amount, unit) => {
    expect(limitOf(written)).toEqual({ amount, unit });
  });

  it.each(['', 'soon', '1h', '-1ms', '1e3ms'])('%j is none', (written) => {
    expect(limitOf(written)).toBeNull();
  });

  it('are shown so that nothing reads as less than it is', () => {
    expect(showAmount(200.0001, 'ms')).toBe('200.001 ms');
    expect(showAmount(200, 'ms')).toBe('200 ms');
    expect(showAmount(0.02, null)).toBe('0.02');
  });
});

const measure = (more: Partial<PerformanceMeasure>): PerformanceMeasure => ({
  names: ['latency'],
  subject: null,
  unit: 'ms',
  value: null,
  percentiles: [],
  samples: [],
  answered: 1,
  ...more,
});

describe('percentiles', () => {
  const p90 = { percentile: 90, value: 100 };
  const p975 = { percentile: 97.5, value: 200 };
  const stated = measure({ percentiles: [p90, p975] });

  it('are proven by a stricter one within the limit, and disproven by a laxer one above it', () => {
    expect(comparePercentile(stated, 95, 200)).toEqual({ state: 'within', by: 97.5, actual: 200 });
    expect(comparePercentile(stated, 95, 199)).toEqual({ state: 'unstated' });
    expect(comparePercentile(stated, 95, 99)).toEqual({ state: 'above', by: 90, actual: 100 });
    expect(comparePercentile(stated, 99, 300)).toEqual({ state: 'unstated' });
    expect(comparePercentile(stated, 97.5, 199.999)).toEqual({ state: 'above', by: 97.5, actual: 200 });
    expect(comparePercentile(stated, 90, 100)).toEqual({ state: 'within', by: 90, actual: 100 });
  });

  it('need a stricter one where requests have no answer', () => {
    const lossy = { ...stated, answered: 0.98 };
    expect(comparePercentile(lossy, 95, 200)).toEqual({ state: 'within', by: 97.5, actual: 200 });
    expect(comparePercentile({ ...stated, answered: 0.97 }, 95, 200)).toEqual({ state: 'unstated' });
    expect(comparePercentile({ ...stated, answered: 0.9 }, 95, 200)).toEqual({ state: 'lost' });
  });

  it('do not apply to a single value', () => {
    expect(comparePercentile(measure({ value: 3 }), 95, 3)).toEqual({ state: 'within', by: null, actual: 3 });
    expect(comparePercentile(measure({ value: 3.1 }), 95, 3)).toEqual({
      state: 'above',
      by: null,
      actual: 3.1,
    });
  });

  it('of single values are the smallest that so many do not exceed', () => {
    const times = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 9999 }), (unsorted, hundredths) => {
        const rising = [...unsorted].sort((one, two) => one - two);
        const value = nearestRank(rising, hundredths / 100);
        const upTo = (limit: number) => rising.filter((time) => time <= limit).length;
        expect(rising).toContain(value);
        expect(upTo(value) * 10_000).toBeGreaterThanOrEqual(hundredths * rising.length);
        // No smaller time would do.
        expect(upTo(value - 1) * 10_000).toBeLessThan(hundredths * rising.length);
      }),
    );
  });

  it('rise with the percentage', () => {
    const times = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 100 });
    const percent = fc.integer({ min: 1, max: 99 });
    fc.assert(
      fc.property(times, percent, percent, (unsorted, one, two) => {
        const rising = [...unsorted].sort((a, b) => a - b);
        const [low, high] = [Math.min(one, two), Math.max(one, two)];
        expect(nearestRank(rising, low)).toBeLessThanOrEqual(nearestRank(rising, high));
      }),
    );
  });
});
