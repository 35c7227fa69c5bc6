import {
  findFeatureViolations,
  findProjectViolations,
  judgeFeature,
  judgeProject,
  renderTerminal,
  type BaselineViolations,
  type JudgeContext,
  type WorkspaceState,
} from '../../../src/index.js';
import {
  CHECKOUT,
  checkRow,
  constitution,
  contextWith,
  feature,
  gate,
  layer,
  ledger,
  only,
  principle,
  row,
  said,
  words,
} from './support.js';

const FILE = '.specify/baseline.json';
const COVERAGE = 'packages/checkout/coverage/coverage-summary.json';
const LINT = 'packages/checkout/reports/lint/eslint.json';

function baseline(violations: BaselineViolations): WorkspaceState['baseline'] {
  return { file: FILE, ok: true, document: { violations, findings: [] } };
}

function summary(lines: number, branches = 100): string {
  const of = (covered: number) => ({ total: 100, covered, skipped: 0, pct: covered });
  const totals = { lines: of(lines), branches: of(branches), functions: of(100), statements: of(lines) };
  return JSON.stringify({ total: totals, '/ci/shop/packages/checkout/src/card.ts': totals });
}

function eslint(...errors: readonly (string | null)[]): string {
  const messages = errors.map((ruleId) => ({ ruleId, severity: 2, line: 3, column: 1, message: 'No.' }));
  const counts = { fatalErrorCount: 0, warningCount: 0, fixableErrorCount: 0, fixableWarningCount: 0 };
  const filePath = '/ci/shop/packages/checkout/src/card.ts';
  return JSON.stringify([
    { filePath, messages, suppressedMessages: [], errorCount: messages.length, ...counts },
  ]);
}

const SOURCE = { 'packages/checkout/src/card.ts': '' };
const COVERED = gate('II.coverage', { kind: 'coverage', min: { lines: 80, branches: 80 } });
const LINTED = gate('II.lint', { kind: 'lint' });

function judged(one: typeof COVERED, files: Record<string, string>, accepted: Record<string, number> | null) {
  const violations = accepted === null ? {} : { checkout: { [one.id]: accepted } };
  return judgeProject(
    CHECKOUT,
    contextWith([one], { ...SOURCE, ...files }, { state: { baseline: baseline(violations) } }),
  );
}

describe('a violation of the baseline', () => {
  it('is waived as baselined, and the project passes', () => {
    const verdict = judged(COVERED, { [COVERAGE]: summary(62) }, { 'coverage-below-minimum lines': 62 });
    expect(verdict.verdict).toBe('waived');
    expect(only(verdict)).toMatchObject({
      verdict: 'waived',
      reason: 'baselined',
      actual: 'lines 62 % (62 of 100)',
      waiver: { location: { file: FILE, line: 1, column: 1 }, until: null },
    });
    expect(only(verdict).message).toContain('coverage-below-minimum');
  });

  it.each([
    ['better than recorded', 70, 'waived baselined'],
    ['as recorded', 62, 'waived baselined'],
    ['worse than recorded', 61, 'fail coverage-below-minimum'],
  ])('with coverage %s comes to "%3$s"', (_, lines, expected) => {
    const verdict = judged(COVERED, { [COVERAGE]: summary(lines) }, { 'coverage-below-minimum lines': 62 });
    expect(verdict.gates.map(words)).toEqual([expected]);
  });

  it('covers no second metric that fails too', () => {
    const accepted = { 'coverage-below-minimum lines': 62 };
    const verdict = judged(COVERED, { [COVERAGE]: summary(62, 10) }, accepted);
    expect(verdict.gates.map(words)).toEqual(['fail coverage-below-minimum']);
    expect(only(verdict).message).toContain('coverage-below-minimum branches');
  });

  it('counts lint errors by rule', () => {
    const accepted = { 'lint-failed no-var': 2, 'lint-failed eqeqeq': 1 };
    const comesTo = (...errors: readonly (string | null)[]) =>
      judged(LINTED, { [LINT]: eslint(...errors) }, accepted).verdict;
    expect(comesTo('no-var', 'no-var', 'eqeqeq')).toBe('waived');
    expect(comesTo('no-var')).toBe('waived');
    expect(comesTo('no-var', 'no-var', 'no-var')).toBe('fail');
    expect(comesTo('no-debugger')).toBe('fail');
    expect(comesTo(null)).toBe('fail');
  });

  it('accepts the dependencies that were there, and no new one', () => {
    const gates = [gate('III.boundaries', { kind: 'boundaries', deny: ['libs/*'] })];
    const projects = ['ui', 'api'].map((name) => ({ name, root: `libs/${name}`, tags: [] }));
    const accepted = { checkout: { 'III.boundaries': { 'boundary-crossed ui': 1 } } };
    const context = contextWith(gates, SOURCE, { state: { projects, baseline: baseline(accepted) } });
    const comesTo = (...names: readonly string[]) => {
      const dependencies = names.map((name) => ({ name, root: `libs/${name}`, tags: [], file: null }));
      return judgeProject({ ...CHECKOUT, dependencies }, context).gates.map(words);
    };
    expect(comesTo('ui')).toEqual(['waived baselined']);
    expect(comesTo('ui', 'api')).toEqual(['fail boundary-crossed']);
    expect(comesTo('api')[0]).toBe('fail boundary-crossed');
  });

  it.each([
    [900, 'waived baselined'],
    [850, 'waived baselined'],
    [901, 'fail performance-above-maximum'],
  ])('accepts a measure of 900 ms: %d ms comes to "%s"', (p95, expected) => {
    const report = 'packages/checkout/bench/k6.json';
    const one = gate('IV.performance', { kind: 'performance', max: '200ms' });
    const accepted = { checkout: { [one.id]: { 'performance-above-maximum latency': 900 } } };
    const files = {
      ...SOURCE,
      [report]: JSON.stringify({ metrics: { http_req_duration: { 'p(95)': p95 } } }),
    };
    const context = contextWith([one], files, { state: { baseline: baseline(accepted) } });
    const targets = { ...CHECKOUT.targets, performance: { outputs: ['packages/checkout/bench'] } };
    expect(judgeProject({ ...CHECKOUT, targets }, context).gates.map(words)).toEqual([expected]);
  });

  it('of another gate or project accepts nothing', () => {
    const violations = {
      checkout: { 'II.other': { 'coverage-below-minimum lines': 1 } },
      pay: { 'II.coverage': { 'coverage-below-minimum lines': 1 } },
    };
    const context = contextWith(
      [COVERED],
      { ...SOURCE, [COVERAGE]: summary(62) },
      { state: { baseline: baseline(violations) } },
    );
    expect(judgeProject(CHECKOUT, context).verdict).toBe('fail');
  });

  it('is no name that every object has', () => {
    const context = contextWith([COVERED], { ...SOURCE, [COVERAGE]: summary(62) });
    expect(judgeProject({ ...CHECKOUT, name: 'constructor' }, context).verdict).toBe('fail');
  });

  it('leaves to the ledger what the ledger waives', () => {
    const state = {
      waivers: ledger(row('II.coverage')),
      baseline: baseline({ checkout: { 'II.coverage': { 'coverage-below-minimum lines': 62 } } }),
    };
    const context = contextWith([COVERED], { ...SOURCE, [COVERAGE]: summary(62) }, { state });
    expect(judgeProject(CHECKOUT, context).gates.map(words)).toEqual([
      'waived coverage-below-minimum',
      'skipped baseline-entry-stale',
    ]);
  });

  it('is told in one line, however much there is', () => {
    const verdict = judged(COVERED, { [COVERAGE]: summary(62) }, { 'coverage-below-minimum lines': 62 });
    expect(renderTerminal(verdict).split('\n')[0]).toBe('  ~ waived (baseline): 1: II.coverage');
  });
});

describe('evidence that is missing', () => {
  it('is accepted where the baseline says so, and judged as soon as it is there', () => {
    const accepted = { 'evidence-missing coverage test none': 1 };
    expect(judged(COVERED, {}, accepted).gates.map(words)).toEqual(['waived baselined']);
    expect(judged(COVERED, { [COVERAGE]: summary(62) }, accepted).gates.map(words)).toEqual([
      'fail coverage-below-minimum',
      'skipped baseline-entry-stale',
    ]);
  });

  it('is found apart from violations, and keeps what was recorded of the gate', () => {
    const context = contextWith([COVERED], SOURCE);
    const found = findProjectViolations(CHECKOUT, context);
    expect([...found.violations.keys()]).toEqual([]);
    expect([...found.unproven.keys()]).toEqual(['II.coverage']);
    expect(judged(COVERED, {}, { 'coverage-below-minimum lines': 62 }).gates.map(words)).toEqual([
      'fail evidence-missing',
    ]);
  });

  it('is no violation where the report is broken', () => {
    const found = findProjectViolations(CHECKOUT, contextWith([COVERED], { ...SOURCE, [COVERAGE]: '{' }));
    expect([found.violations.size, found.unproven.size, [...found.undecided]]).toEqual([
      0,
      0,
      ['II.coverage'],
    ]);
  });

  it('does not stand for a target that was not run', () => {
    const found = findProjectViolations(CHECKOUT, contextWith([LINTED], SOURCE));
    expect([found.violations.size, found.unproven.size]).toEqual([0, 0]);
    expect([...found.notRun]).toEqual([['II.lint', 'lint']]);
  });
});

describe('an entry that no longer occurs', () => {
  it('is told and fails nothing', () => {
    const accepted = { 'coverage-below-minimum lines': 62, 'coverage-below-minimum branches': 5 };
    const verdict = judged(COVERED, { [COVERAGE]: summary(90) }, accepted);
    expect(verdict.verdict).toBe('pass');
    expect(verdict.gates.map(words)).toEqual(['pass coverage-reached', 'skipped baseline-entry-stale']);
    expect(renderTerminal(verdict)).toContain('2 violations that no longer occur');
  });

  it('is told of a gate that there is no longer', () => {
    const baselineOf = baseline({ checkout: { 'IX.coverage': { 'coverage-below-minimum lines': 62 } } });
    const context = contextWith(
      [COVERED],
      { ...SOURCE, [COVERAGE]: summary(90) },
      { state: { baseline: baselineOf } },
    );
    expect(said(judgeProject(CHECKOUT, context), 'baseline')).toEqual(['skipped baseline-entry-stale']);
  });

  it('never stands for a gate: a project without any still fails', () => {
    const state = {
      constitutions: [layer('.', constitution([]))],
      baseline: baseline({ checkout: { 'IX.coverage': { 'coverage-below-minimum lines': 62 } } }),
    };
    expect(judgeProject(CHECKOUT, contextWith([], {}, { state })).verdict).toBe('fail');
  });
});

describe('a baseline that is wrong', () => {
  const broken: WorkspaceState['baseline'] = {
    file: FILE,
    ok: true,
    document: {
      violations: { checkout: { 'II.coverage': { 'coverage-below-minimum lines': 62 } } },
      findings: [{ reason: 'baseline-malformed', args: { problem: 'no' }, position: { line: 4, column: 7 } }],
    },
  };

  it('fails every project with its place, and accepts nothing', () => {
    const context = contextWith(
      [COVERED],
      { ...SOURCE, [COVERAGE]: summary(62) },
      { state: { baseline: broken } },
    );
    const verdict = judgeProject(CHECKOUT, context);
    expect(verdict.gates.map(words)).toEqual(['fail baseline-malformed', 'fail coverage-below-minimum']);
    expect(verdict.gates[0]?.location).toEqual({ file: FILE, line: 4, column: 7 });
  });

  it('fails every feature', () => {
    const one = feature();
    const context = contextWith([], {}, { state: { baseline: broken, features: [one] } });
    expect(judgeFeature(one, context).gates.map(words)).toContain('fail baseline-malformed');
  });

  it('fails where it cannot be read at all', () => {
    const state = { baseline: { file: FILE, ok: false, problem: 'too-large' } as const };
    const verdict = judgeProject(
      CHECKOUT,
      contextWith([COVERED], { ...SOURCE, [COVERAGE]: summary(99) }, { state }),
    );
    expect(verdict.gates.map(words)).toEqual(['fail baseline-unreadable', 'pass coverage-reached']);
  });
});

describe('the violations of a feature', () => {
  const one = feature({ rows: [checkRow('I. Simplicity', 'fail')] });
  const context = (state: Partial<WorkspaceState> = {}): JudgeContext => {
    const principles = [principle('I', 'Simplicity'), principle('II', 'Testing')];
    const constitutions = [layer('.', constitution(principles))];
    return contextWith([], {}, { phase: 'design', state: { constitutions, features: [one], ...state } });
  };

  it('are named by document, rule and what they speak of, and accepted so', () => {
    const found = findFeatureViolations(one, context());
    expect(found.violations.get('I.attestation')?.map(({ key }) => key)).toEqual([
      'attestation-failed plan.md I. Simplicity',
    ]);
    const gates = Object.fromEntries(
      [...found.violations].map(([id, all]) => [id, Object.fromEntries(all.map(({ key }) => [key, 1]))]),
    );
    const state = { baseline: baseline({ [one.name]: gates }) };
    const verdict = judgeFeature(one, context(state));
    expect(new Set(verdict.gates.map(words))).toEqual(new Set(['waived baselined']));
    expect(findFeatureViolations(one, context(state))).toEqual(found);
  });

  it('do not include what only another phase would say', () => {
    const state = { baseline: baseline({ [one.name]: { plan: { 'no-such-rule': 1 } } }) };
    expect(said(judgeFeature(one, context(state)), 'baseline')).toEqual([]);
    const own = { ...context(state), phase: null };
    expect(said(judgeFeature(one, own), 'baseline')).toEqual(['skipped baseline-entry-stale']);
  });
});

describe('a failure that stands for several violations', () => {
  const keysOf = (rules: Record<string, unknown>, files: Record<string, string>) => {
    const one = gate('II.x', rules);
    const found = findProjectViolations(CHECKOUT, contextWith([one], { ...SOURCE, ...files }));
    return found.violations.get('II.x')?.map(({ key, value }) => `${key}: ${value}`);
  };

  it('names every path that is forbidden and every one that is missing', () => {
    const forbid = ['**/*.css', 'src/card.ts'];
    const files = { 'packages/checkout/a.css': '', 'packages/checkout/src/b.css': '' };
    expect(keysOf({ kind: 'layout', forbid, files: ['README.md', 'LICENSE'] }, files)).toEqual([
      'layout-required-file-missing README.md: 1',
      'layout-required-file-missing LICENSE: 1',
      'layout-forbidden-present a.css: 1',
      'layout-forbidden-present src/b.css: 1',
      'layout-forbidden-present src/card.ts: 1',
    ]);
  });

  it('names every test file that fails, without the machine it ran on, and every suite that skips or is empty', () => {
    const suite = (file: string, cases: string) =>
      `<testsuite name="${file}" file="${file}">${cases.replaceAll('<testcase', `<testcase file="${file}" classname="a" name="a"`)}</testsuite>`;
    const failed = '<testcase><failure message="no"/></testcase>';
    const junit = `<testsuites>${suite('/ci/shop/packages/checkout/tests/unit/card.spec.ts', failed + failed)}${suite('/ci/shop/packages/checkout/tests/unit/other.spec.ts', '<testcase><skipped/></testcase>')}</testsuites>`;
    const files = {
      'packages/checkout/tests/unit/card.spec.ts': '',
      'packages/checkout/tests/unit/other.spec.ts': '',
      'packages/checkout/coverage/junit.xml': junit,
    };
    expect(keysOf({ kind: 'tests', suites: ['contract', 'unit'] }, files)).toEqual([
      'tests-failed packages/checkout/tests/unit/card.spec.ts: 2',
      'tests-skipped unit: 1',
      'tests-suite-empty contract: 1',
      'tests-suite-empty unit: 1',
    ]);
  });

  it('names errors and warnings when both are too many', () => {
    const report = JSON.parse(eslint('no-var')) as { messages: object[]; warningCount: number }[];
    const [file] = report;
    file?.messages.push({ ruleId: 'no-console', severity: 1, line: 1, column: 1, message: 'No.' });
    if (file) file.warningCount = 1;
    expect(
      keysOf({ kind: 'lint', max: { errors: 0, warnings: 0 } }, { [LINT]: JSON.stringify(report) }),
    ).toEqual(['lint-failed no-var: 1', 'warnings-above-maximum no-console: 1']);
  });
});

describe('what a baseline does not accept', () => {
  const JEST = 'packages/checkout/coverage/jest.json';
  const TESTED = gate('II.tests', { kind: 'tests', suites: { all: '**' } });
  const spec = 'packages/checkout/tests/unit/a.spec.ts';
  const report = (numFailedTests: number, ...files: readonly object[]) =>
    JSON.stringify({ numFailedTests, numPassedTests: 0, success: false, testResults: files });
  const failing = {
    name: `/ci/shop/${spec}`,
    status: 'failed',
    assertionResults: [{ status: 'failed', fullName: 'x' }],
  };
  const broken = { name: `/ci/shop/${spec}`, status: 'failed', assertionResults: [], message: 'SyntaxError' };
  const files = (text: string) => ({ [spec]: '', [JEST]: text });

  it('is a file that does not load, although tests of it were known to fail', () => {
    const key = `tests-failed ${spec}`;
    const known = { 'tests-suite-empty all': 1 };
    expect(
      judged(TESTED, files(report(0, broken)), { ...known, [key]: 5, [`${key} (did not run)`]: 5 }).verdict,
    ).toBe('fail');
    expect(judged(TESTED, files(report(1, failing)), { ...known, [key]: 5 }).verdict).toBe('waived');
  });

  it('records no such file, and leaves open whether what it hides is still there', () => {
    const violations = findProjectViolations(CHECKOUT, contextWith([TESTED], files(report(0, broken))));
    expect([...(violations.violations.get('II.tests') ?? [])].map(({ key }) => key)).not.toContain(
      `tests-failed ${spec} (did not run)`,
    );
    expect(violations.undecided).toContain('II.tests');
  });

  it('is one of two measurements, of which it accepted the only one', () => {
    const k6 = (ms: number) =>
      JSON.stringify({ root_group: {}, metrics: { http_req_duration: { avg: 1, max: ms, 'p(95)': ms } } });
    const measuring = {
      ...CHECKOUT,
      targets: { performance: { outputs: ['packages/checkout/reports'] } },
    };
    const fast = gate('II.performance', { kind: 'performance', max: '200ms' });
    const accepted = baseline({
      checkout: { 'II.performance': { 'performance-above-maximum latency': 600 } },
    });
    const verdict = (reports: Record<string, string>) =>
      judgeProject(measuring, contextWith([fast], reports, { state: { baseline: accepted } })).verdict;
    expect(verdict({ 'packages/checkout/reports/a.json': k6(590) })).toBe('waived');
    expect(
      verdict({ 'packages/checkout/reports/a.json': k6(590), 'packages/checkout/reports/b.json': k6(5) }),
    ).toBe('fail');
  });
});
