import { judgeProject } from '../../../src/index.js';
import { CHECKOUT, contextWith, gate, only } from '../judging/support.js';

const SPECS = {
  'packages/checkout/tests/contract/cards.spec.ts': '',
  'packages/checkout/tests/integration/cli.spec.ts': '',
  'packages/checkout/tests/unit/card.spec.ts': '',
};
const REPORT = 'packages/checkout/coverage/junit.xml';
const SUMMARY = 'packages/checkout/coverage/coverage-summary.json';

type Suite = readonly [file: string, cases: string];
const PASSED = '<testcase name="works" classname="a"/>';
const FAILED = '<testcase name="breaks" classname="a"><failure message="no">no</failure></testcase>';
const SKIPPED = '<testcase name="waits" classname="a"><skipped/></testcase>';

function junit(...suites: readonly Suite[]): string {
  const bodies = suites.map(
    ([file, cases]) =>
      `<testsuite name="${file}" tests="${cases.split('<testcase').length - 1}">${cases.replaceAll(
        '<testcase ',
        `<testcase file="${file}" `,
      )}</testsuite>`,
  );
  return `<?xml version="1.0"?><testsuites>${bodies.join('')}</testsuites>`;
}

const ALL_PASSED: readonly Suite[] = [
  ['tests/contract/cards.spec.ts', PASSED],
  ['tests/integration/cli.spec.ts', PASSED],
  ['tests/unit/card.spec.ts', PASSED + PASSED.replace('works', 'works too')],
];

function judgeTests(files: Record<string, string>, rules: Record<string, unknown> = {}) {
  return only(judgeProject(CHECKOUT, contextWith([gate('II.tests', { kind: 'tests', ...rules })], files)));
}

describe('the tests gate', () => {
  it('passes when every suite ran and nothing failed', () => {
    const entry = judgeTests({ ...SPECS, [REPORT]: junit(...ALL_PASSED) });
    expect(entry).toMatchObject({ verdict: 'pass', reason: 'tests-passed', evidence: [REPORT] });
    expect(entry.actual).toBe('contract 1, integration 1, unit 2');
  });

  it('fails with the first failure and its file', () => {
    const suites: Suite[] = [...ALL_PASSED.slice(0, 2), ['tests/unit/card.spec.ts', PASSED + FAILED]];
    const entry = judgeTests({ ...SPECS, [REPORT]: junit(...suites) });
    expect(entry).toMatchObject({
      verdict: 'fail',
      reason: 'tests-failed',
      location: { file: 'packages/checkout/tests/unit/card.spec.ts', line: 1, column: 1 },
    });
    expect(entry.message).toContain('breaks');
  });

  it('points at the line of the failed test where the report says it', () => {
    const failed = FAILED.replace('<failure message="no">no', '<failure>at /ci/tests/unit/card.spec.ts:31:7');
    const entry = judgeTests({ ...SPECS, [REPORT]: junit(['tests/unit/card.spec.ts', failed]) });
    expect(entry.location).toEqual({
      file: 'packages/checkout/tests/unit/card.spec.ts',
      line: 31,
      column: 1,
    });
  });

  it.each(['../../../etc/passwd.py', '/etc/gone.spec.ts', 'tests/unit/gone.spec.ts'])(
    'points at its report where %s is not in the workspace',
    (file) => {
      const failed = FAILED.replace('<testcase', '<testcase line="31"');
      const entry = judgeTests({ ...SPECS, [REPORT]: junit(...ALL_PASSED, [file, failed]) });
      expect(entry).toMatchObject({ reason: 'tests-failed', location: { file: REPORT, line: 1, column: 1 } });
    },
  );

  it('fails for a failure outside every suite', () => {
    const files = { ...SPECS, 'packages/checkout/src/card.spec.ts': '' };
    const entry = judgeTests({ ...files, [REPORT]: junit(...ALL_PASSED, ['src/card.spec.ts', FAILED]) });
    expect(entry).toMatchObject({ verdict: 'fail', reason: 'tests-failed' });
  });

  it('fails when a test file crashed before its tests', () => {
    const json = {
      success: false,
      numTotalTests: 0,
      numFailedTests: 0,
      numPassedTests: 0,
      numPendingTests: 0,
      numRuntimeErrorTestSuites: 1,
      testResults: [
        {
          name: '/ci/packages/checkout/tests/unit/card.spec.ts',
          status: 'failed',
          message: 'no',
          assertionResults: [],
        },
      ],
    };
    const entry = judgeTests({ ...SPECS, 'packages/checkout/coverage/results.json': JSON.stringify(json) });
    expect(entry).toMatchObject({ verdict: 'fail', reason: 'tests-failed' });
    expect(entry.message).toContain('1 test file ');
  });

  it('fails for an empty suite and says where its tests go', () => {
    const entry = judgeTests({ ...SPECS, [REPORT]: junit(...ALL_PASSED.slice(1)) });
    expect(entry).toMatchObject({ verdict: 'fail', reason: 'tests-suite-empty' });
    expect(entry.message).toContain('tests/contract/');
  });

  it('counts the tests of a suite against the minimum', () => {
    const files = { ...SPECS, [REPORT]: junit(...ALL_PASSED) };
    expect(judgeTests(files, { suites: ['unit'], min: 2 }).verdict).toBe('pass');
    expect(judgeTests(files, { suites: ['unit'], min: 3 }).reason).toBe('tests-suite-empty');
  });

  it('finds suites by glob', () => {
    const files = { ...SPECS, [REPORT]: junit(...ALL_PASSED) };
    expect(judgeTests(files, { suites: { api: 'tests/contract/**' } }).verdict).toBe('pass');
    expect(judgeTests(files, { suites: { api: 'api/**' } }).reason).toBe('tests-suite-empty');
  });

  it('denies skipped tests unless the gate allows them', () => {
    const suites: Suite[] = [...ALL_PASSED.slice(0, 2), ['tests/unit/card.spec.ts', PASSED + SKIPPED]];
    const files = { ...SPECS, [REPORT]: junit(...suites) };
    expect(judgeTests(files)).toMatchObject({
      verdict: 'fail',
      reason: 'tests-skipped',
      location: { file: 'packages/checkout/tests/unit/card.spec.ts' },
    });
    expect(judgeTests(files, { skipped: 'allow' }).verdict).toBe('pass');
  });

  it('does not count skipped tests as tests that ran', () => {
    const files = { ...SPECS, [REPORT]: junit(['tests/unit/card.spec.ts', SKIPPED]) };
    expect(judgeTests(files, { suites: ['unit'], skipped: 'allow' }).reason).toBe('tests-suite-empty');
  });

  it('fails without evidence, naming where it looked and what writes it', () => {
    const entry = judgeTests(SPECS);
    expect(entry).toMatchObject({ verdict: 'fail', reason: 'evidence-missing' });
    expect(entry.message).toContain('packages/checkout/coverage');
    for (const command of ['nx run checkout:test', 'nx g @plangate/nx:evidence checkout']) {
      expect(entry.fix).toContain(command);
    }
  });

  it('names only the first of many outputs', () => {
    const outputs = Array.from({ length: 9 }, (_, at) => `packages/checkout/out-${at}`);
    const project = { ...CHECKOUT, targets: { test: { outputs } } };
    const entry = only(judgeProject(project, contextWith([gate('II.tests', { kind: 'tests' })])));
    expect(entry.message).toContain('out-4 and 4 more outputs');
  });

  it('asks for reports that name files', () => {
    const report =
      '<testsuites><testsuite name="cards" tests="1"><testcase name="works"/></testsuite></testsuites>';
    expect(judgeTests({ ...SPECS, [REPORT]: report })).toMatchObject({
      verdict: 'fail',
      reason: 'evidence-unnamed-suites',
      location: { file: REPORT },
    });
  });

  it('fails for evidence that cannot be read, at its file', () => {
    const entry = judgeTests({ ...SPECS, [REPORT]: '<testsuites><testsuite' });
    expect(entry).toMatchObject({
      verdict: 'fail',
      reason: 'evidence-unreadable',
      location: { file: REPORT },
    });
  });

  it("fails for another project's evidence", () => {
    const files = { ...SPECS, 'packages/pay/tests/unit/pay.spec.ts': '' };
    const report = junit(['packages/pay/tests/unit/pay.spec.ts', PASSED]);
    const context = contextWith(
      [gate('II.tests', { kind: 'tests' })],
      { ...files, [REPORT]: report },
      { state: { projects: [CHECKOUT, { name: 'pay', root: 'packages/pay', tags: [] }] } },
    );
    expect(only(judgeProject(CHECKOUT, context))).toMatchObject({
      verdict: 'fail',
      reason: 'evidence-foreign',
    });
  });

  it('fails when the target names no outputs', () => {
    expect(judgeTests(SPECS, { target: 'typecheck' }).reason).toBe('evidence-no-outputs');
  });

  it('fails when the project has no such target, naming the nearest', () => {
    const entry = judgeTests(SPECS, { target: 'tests' });
    expect(entry).toMatchObject({ verdict: 'fail', reason: 'target-missing' });
    expect(entry.message).toContain('"test"');
  });
});

interface Counts {
  readonly covered: number;
  readonly total: number;
}

function summary(counts: Partial<Record<'lines' | 'branches' | 'functions' | 'statements', Counts>>): string {
  const full = { covered: 10, total: 10 };
  const of = ({ covered, total }: Counts) => ({
    total,
    covered,
    skipped: 0,
    pct: total === 0 ? 100 : (covered / total) * 100,
  });
  const metrics = { lines: full, branches: full, functions: full, statements: full, ...counts };
  const entry = Object.fromEntries(Object.entries(metrics).map(([metric, value]) => [metric, of(value)]));
  return JSON.stringify({ total: entry, '/ci/packages/checkout/src/card.ts': entry });
}

function judgeCoverage(min: Record<string, number>, counts: Parameters<typeof summary>[0]) {
  const files = { 'packages/checkout/src/card.ts': '', [SUMMARY]: summary(counts) };
  return only(judgeProject(CHECKOUT, contextWith([gate('II.coverage', { kind: 'coverage', min })], files)));
}

describe('the coverage gate', () => {
  it('passes at exactly the minimum', () => {
    const entry = judgeCoverage({ lines: 90 }, { lines: { covered: 9, total: 10 } });
    expect(entry).toMatchObject({
      verdict: 'pass',
      reason: 'coverage-reached',
      actual: 'lines 90 % (9 of 10)',
    });
  });

  it('fails just below it, and does not round up what it shows', () => {
    const entry = judgeCoverage({ lines: 90 }, { lines: { covered: 89_999, total: 100_000 } });
    expect(entry).toMatchObject({
      verdict: 'fail',
      reason: 'coverage-below-minimum',
      expected: 'lines >= 90 %',
      location: { file: SUMMARY, line: 1, column: 1 },
    });
    expect(entry.actual).toContain('89.99 %');
  });

  it('names the files with the lowest share, at most three, by their paths in the workspace', () => {
    const of = (covered: number, total: number) => ({ covered, total });
    const lines = (covered: number, total: number) => ({
      lines: of(covered, total),
      branches: of(0, 0),
      functions: of(0, 0),
      statements: of(covered, total),
    });
    const report = {
      total: lines(13, 25),
      '/ci/packages/checkout/src/a.ts': lines(2, 9),
      '/ci/packages/checkout/src/b.ts': lines(4, 5),
      '/ci/packages/checkout/src/c.ts': lines(5, 5),
      '/ci/packages/checkout/src/d.ts': lines(1, 3),
      '/ci/packages/checkout/src/e.ts': lines(1, 3),
    };
    const names = ['a', 'b', 'c', 'd', 'e'];
    const files = {
      ...Object.fromEntries(names.map((name) => [`packages/checkout/src/${name}.ts`, ''])),
      [SUMMARY]: JSON.stringify(report),
    };
    const rules = { kind: 'coverage', min: { lines: 60 } };
    const { message } = only(judgeProject(CHECKOUT, contextWith([gate('II.coverage', rules)], files)));
    expect(message).toBe(
      'Line coverage is 52 % (13 of 25); the minimum is 60 %. Least covered: ' +
        'packages/checkout/src/a.ts 22.22 % (2 of 9), packages/checkout/src/d.ts 33.33 % (1 of 3), ' +
        'packages/checkout/src/e.ts 33.33 % (1 of 3).',
    );
  });

  it('points at the first uncovered line of the least covered file, and names those lines', () => {
    const record = (file: string, hits: readonly number[]): string =>
      `SF:/ci/packages/checkout/src/${file}\n${hits.map((hit, at) => `DA:${at + 2},${hit}`).join('\n')}\nend_of_record\n`;
    const files = {
      'packages/checkout/src/a.ts': '',
      'packages/checkout/src/b.ts': '',
      'packages/checkout/coverage/lcov.info':
        record('a.ts', [1, 1, 1, 0]) + record('b.ts', [1, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 0]),
    };
    const rules = { kind: 'coverage', min: { lines: 90 } };
    const entry = only(judgeProject(CHECKOUT, contextWith([gate('II.coverage', rules)], files)));
    expect(entry.location).toEqual({ file: 'packages/checkout/src/b.ts', line: 3, column: 1 });
    expect(entry.message).toContain('packages/checkout/src/b.ts: 3-5, 7, 9, 11, 13 and 2 more.');
  });

  it('lists every metric below its minimum and none that reaches it', () => {
    const entry = judgeCoverage(
      { lines: 90, branches: 80, functions: 100 },
      { lines: { covered: 8, total: 10 }, branches: { covered: 1, total: 10 } },
    );
    expect(entry.expected).toBe('lines >= 90 %, branches >= 80 %');
    expect(entry.actual).toBe('lines 80 % (8 of 10), branches 10 % (1 of 10)');
  });

  it('fails when nothing was counted', () => {
    const none = { covered: 0, total: 0 };
    const entry = judgeCoverage(
      { lines: 90 },
      { lines: none, branches: none, functions: none, statements: none },
    );
    expect(entry).toMatchObject({ verdict: 'fail', reason: 'evidence-empty' });
  });

  it('fails when the metric asked for counts nothing', () => {
    const entry = judgeCoverage({ lines: 90 }, { lines: { covered: 0, total: 0 } });
    expect(entry).toMatchObject({ verdict: 'fail', reason: 'coverage-empty', actual: 'lines none to cover' });
  });

  it('fails when the report does not state the metric', () => {
    const { total } = JSON.parse(summary({})) as { total: Record<string, unknown> };
    const { branches: _, ...stated } = total;
    const report = JSON.stringify({ total: stated, '/ci/packages/checkout/src/card.ts': stated });
    const files = { 'packages/checkout/src/card.ts': '', [SUMMARY]: report };
    const context = contextWith(
      [gate('II.coverage', { kind: 'coverage', min: { lines: 90, branches: 80 } })],
      files,
    );
    expect(only(judgeProject(CHECKOUT, context)).reason).toBe('coverage-metric-missing');
  });

  it('does not blame code without branches', () => {
    expect(judgeCoverage({ branches: 90 }, { branches: { covered: 0, total: 0 } }).verdict).toBe('pass');
  });

  it('fails without evidence', () => {
    const context = contextWith([gate('II.coverage', { kind: 'coverage', min: { lines: 90 } })]);
    expect(only(judgeProject(CHECKOUT, context)).reason).toBe('evidence-missing');
  });
});
