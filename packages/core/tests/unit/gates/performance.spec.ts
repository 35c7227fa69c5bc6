import { judgeFeature, judgeProject } from '../../../src/index.js';
import type { GateDeclaration, Project } from '../../../src/index.js';
import { checkRow, CHECKOUT, contextWith, feature, gate, only, said } from '../judging/support.js';

const PROJECT: Project = {
  ...CHECKOUT,
  targets: { ...CHECKOUT.targets, performance: { outputs: ['packages/checkout/bench'] } },
};
const K6 = 'packages/checkout/bench/k6.json';

const trend = (p95: number, more: object = {}) => ({ 'p(90)': 0.5, 'p(95)': p95, ...more });
const k6 = (metrics: object) => JSON.stringify({ metrics });
const hyperfine = (times: Readonly<Record<string, readonly number[]>>) =>
  JSON.stringify({
    results: Object.entries(times).map(([command, list]) => ({ command, times: list, exit_codes: [0] })),
  });

function judge(rules: Record<string, unknown>, files: Record<string, string>, project = PROJECT) {
  return only(
    judgeProject(project, contextWith([gate('IV.performance', { kind: 'performance', ...rules })], files)),
  );
}
const fromWords = (rules: Record<string, unknown> = {}): GateDeclaration => ({
  ...gate('II.performance', { kind: 'performance', max: '200ms', ...rules }),
  origin: 'words',
});

describe('the performance gate', () => {
  it('passes up to its maximum and names metric, percentile and units', () => {
    const entry = judge({ max: '200ms' }, { [K6]: k6({ http_req_duration: trend(200) }) });
    expect(entry).toMatchObject({
      verdict: 'pass',
      reason: 'performance-within-maximum',
      expected: 'latency p95 <= 200 ms',
      actual: 'http_req_duration p95 200 ms',
      evidence: [K6],
      location: null,
    });
  });

  it('fails above its maximum, however little, at the report', () => {
    const entry = judge({ max: '0.2s' }, { [K6]: k6({ http_req_duration: trend(200.0001) }) });
    expect(entry).toMatchObject({
      verdict: 'fail',
      reason: 'performance-above-maximum',
      expected: 'latency p95 <= 200 ms',
      actual: 'http_req_duration p95 200.001 ms',
      location: { file: K6, line: 1, column: 1 },
    });
  });

  it('takes the percentile and the metric that it asks for', () => {
    const files = {
      [K6]: k6({ http_req_duration: trend(900, { 'p(99)': 950 }), render_duration: trend(20) }),
    };
    expect(judge({ max: '1s', percentile: 99 }, files)).toMatchObject({ verdict: 'pass' });
    expect(judge({ max: '20ms', metric: 'render_duration' }, files)).toMatchObject({ verdict: 'pass' });
    expect(judge({ max: '899ms' }, files)).toMatchObject({ verdict: 'fail' });
  });

  it('reads the target that it names, or that the options name', () => {
    const project = {
      ...CHECKOUT,
      targets: { load: { outputs: ['packages/checkout/load'] }, performance: { outputs: [] } },
    };
    const files = { 'packages/checkout/load/k6.json': k6({ http_req_duration: trend(5) }) };
    expect(judge({ max: '10ms', target: 'load' }, files, project)).toMatchObject({ verdict: 'pass' });
    expect(judge({ max: '10ms' }, files, project)).toMatchObject({ reason: 'evidence-no-outputs' });
  });

  it.each<[string, Record<string, unknown>, string, string]>([
    [
      'a metric that the report lacks',
      { metric: 'http_req_durations', max: '1s' },
      k6({ http_req_duration: trend(1) }),
      'performance-metric-missing',
    ],
    [
      'a percentile that nothing decides',
      { percentile: 99, max: '1s' },
      k6({ http_req_duration: trend(1) }),
      'performance-percentile-missing',
    ],
    ['a number for a time', { max: 200 }, k6({ http_req_duration: trend(1) }), 'performance-unit-differs'],
    [
      'a time for a number without unit',
      { metric: 'search_seconds', max: '200ms' },
      k6({ search_seconds: trend(11) }),
      'performance-unit-differs',
    ],
    [
      'a report that cannot be read',
      { max: '1s' },
      '{"metrics":{"a":{"p(95)":"fast"}}}',
      'evidence-unreadable',
    ],
    ['a report of nothing', { max: '1s' }, k6({}), 'evidence-empty'],
  ])('fails for %s', (_, rules, report, reason) => {
    expect(judge(rules, { [K6]: report })).toMatchObject({ verdict: 'fail', reason, evidence: [K6] });
  });

  it('says which percentiles there are, and which metric is meant', () => {
    const files = { [K6]: k6({ http_req_duration: trend(1) }) };
    expect(judge({ percentile: 99, max: '1s' }, files).message).toContain('p90, p95');
    expect(judge({ metric: 'http_req_durations', max: '1s' }, files).message).toContain(
      '"http_req_duration"',
    );
  });

  it('fails when a project has no target, no outputs or no report, and says what writes one', () => {
    expect(judge({ max: '1s' }, {}, CHECKOUT)).toMatchObject({ verdict: 'fail', reason: 'target-missing' });
    const entry = judge({ max: '1s' }, {});
    expect(entry).toMatchObject({ verdict: 'fail', reason: 'evidence-missing' });
    expect(entry.message).toContain('packages/checkout/bench');
    expect(entry.fix).toContain('nx run checkout:performance');
  });

  it('holds every command of a benchmark to the maximum and names the slowest', () => {
    const report = {
      'packages/checkout/bench/times.json': hyperfine({ help: [0.1], list: [0.3], add: [0.25] }),
    };
    expect(judge({ max: '200ms' }, report)).toMatchObject({
      verdict: 'fail',
      actual: 'time p95 300 ms of list',
    });
    expect(judge({ max: '200ms', metric: 'help' }, report)).toMatchObject({ verdict: 'pass' });
    expect(judge({ max: '300ms' }, report)).toMatchObject({
      verdict: 'pass',
      actual: 'time p95 300 ms of list',
    });
  });

  it('holds every report of the target to the maximum', () => {
    const files = {
      [K6]: k6({ http_req_duration: trend(10) }),
      'packages/checkout/bench/k6-search.json': k6({ http_req_duration: trend(500) }),
    };
    expect(judge({ max: '200ms' }, files)).toMatchObject({
      verdict: 'fail',
      reason: 'performance-above-maximum',
    });
  });

  it('judges what has no unit by a number', () => {
    const files = { [K6]: k6({ http_req_failed: { passes: 1, fails: 99, value: 0.01 } }) };
    expect(judge({ metric: 'http_req_failed', max: 0.01 }, files)).toMatchObject({
      verdict: 'pass',
      expected: 'http_req_failed <= 0.01',
      actual: 'http_req_failed 0.01',
    });
    expect(judge({ metric: 'http_req_failed', max: 0.009 }, files)).toMatchObject({ verdict: 'fail' });
  });

  it('judges a percentile that autocannon leaves out by a stricter one, and not past requests without answer', () => {
    const report = (errors: number) => ({
      'packages/checkout/bench/autocannon.json': JSON.stringify({
        url: 'http://localhost',
        errors,
        '2xx': 100,
        requests: { total: 100 },
        latency: { p90: 100, p97_5: 180, p99: 300 },
      }),
    });
    expect(judge({ max: '200ms' }, report(0))).toMatchObject({
      verdict: 'pass',
      actual: 'latency p97.5 180 ms of http://localhost',
    });
    expect(judge({ max: '170ms' }, report(0))).toMatchObject({ reason: 'performance-percentile-missing' });
    expect(judge({ max: '200ms' }, report(4))).toMatchObject({ reason: 'performance-failures-undecided' });
    expect(judge({ max: '200ms' }, report(10))).toMatchObject({ reason: 'performance-too-many-failures' });
  });
});

describe('a performance gate read from words', () => {
  it('is left out where nothing is measured, and judged where something is', () => {
    const at = (project: Project, files = {}) =>
      only(judgeProject(project, contextWith([fromWords()], files)));
    expect(at(CHECKOUT)).toMatchObject({ verdict: 'skipped', reason: 'performance-not-measured' });
    expect(at(PROJECT)).toMatchObject({ verdict: 'fail', reason: 'evidence-missing' });
    expect(at(PROJECT, { [K6]: k6({ http_req_failed: { passes: 0, fails: 9, value: 0 } }) })).toMatchObject({
      verdict: 'skipped',
    });
    expect(at(PROJECT, { [K6]: k6({ http_req_duration: trend(201) }) })).toMatchObject({ verdict: 'fail' });
  });

  it.each([
    ['performance', fromWords()],
    [
      'boundaries',
      { ...gate('II.boundaries', { kind: 'boundaries', deny: ['x'] }), origin: 'words' as const },
    ],
  ])('leaves the principle to the plan as well (%s)', (_, declared) => {
    const attested = (row: Parameters<typeof checkRow>[1]) => {
      const rows = [checkRow('II. Testing', row)];
      const context = contextWith([{ ...declared, doubtful: true }], {}, { phase: 'design' });
      return said(judgeFeature(feature({ rows }), context), 'II.attestation');
    };
    expect(attested('pass')).toEqual(['pass attested']);
    expect(attested('unknown')).toEqual(['fail principle-without-verdict']);
  });

  it('does not ask the plan when the gate is a block', () => {
    const context = contextWith([gate('II.performance', { kind: 'performance', max: '1s' })]);
    expect(said(judgeFeature(feature(), context), 'II.attestation')).toEqual([]);
  });
});
