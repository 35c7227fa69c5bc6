import type { Project } from '../../../../src/index.js';
import { judgeProject } from '../../../../src/index.js';
import { CHECKOUT, contextWith, gate, words } from '../../judging/support.js';
import {
  A,
  AB,
  CODE,
  IN_PROJECT,
  JUNIT_A,
  LCOV_OF_CARD,
  ROOT,
  TEST,
  judge,
  junit,
  type Trial,
} from './support.js';

const RULES: readonly Trial[] = [
  {
    name: 'a test file that is exempt',
    disk: AB,
    reports: JUNIT_A,
    rules: { exempt: ['tests/unit/b.*'] },
    says: 'pass proof-complete',
  },
  {
    name: 'all test files exempt',
    disk: AB,
    reports: JUNIT_A,
    rules: { exempt: ['**'] },
    says: 'fail proof-nothing-to-prove',
  },
  {
    name: 'declared tests without a gate or plan that declares any',
    disk: AB,
    reports: JUNIT_A,
    rules: { tests: 'declared' },
    says: 'fail proof-nothing-to-prove',
  },
  {
    name: 'declared tests of a suite, and others beside',
    disk: { ...A, 'e2e/b.spec.ts': TEST },
    reports: JUNIT_A,
    rules: { tests: 'declared' },
    suites: { suites: ['unit'] },
    says: 'pass proof-complete',
  },
  {
    name: 'a declared test that no report mentions',
    disk: AB,
    reports: JUNIT_A,
    rules: { tests: 'declared' },
    suites: { suites: ['unit'] },
    says: 'fail proof-tests-unproven',
  },
  {
    name: 'all tests, of which a suite declares a part',
    disk: { ...A, 'e2e/b.spec.ts': TEST },
    reports: JUNIT_A,
    suites: { suites: ['unit'] },
    says: 'fail proof-tests-unproven',
  },
  {
    name: 'files of a suite that are not called tests',
    disk: { 'features/a.feature': 'Feature: A', 'features/b.feature': 'Feature: B' },
    reports: { 'junit.xml': junit(['features/a.feature']) },
    suites: { suites: { bdd: 'features/**/*.feature' } },
    says: 'fail proof-tests-unproven',
  },
  {
    name: 'helpers beside the tests of a suite by a glob of all scripts',
    disk: { ...A, 'tests/unit/support.ts': "export const help = () => {\n  it('helps', () => {});\n};\n" },
    reports: JUNIT_A,
    suites: { suites: { unit: 'tests/unit/**/*.{ts,tsx}' } },
    says: 'pass proof-complete',
  },
  {
    name: 'sources that no report counts, where none is asked for',
    disk: { ...A, 'src/card.ts': CODE, 'src/other.ts': CODE },
    reports: { ...JUNIT_A, 'lcov.info': LCOV_OF_CARD },
    rules: { sources: 'none' },
    says: 'pass proof-complete',
  },
  {
    name: 'declared sources without a plan',
    disk: { ...A, 'src/card.ts': CODE },
    reports: { ...JUNIT_A, 'lcov.info': LCOV_OF_CARD },
    rules: { sources: 'declared' },
    says: 'fail proof-nothing-to-prove',
  },
  {
    name: 'a target that failed although its report is good',
    disk: A,
    reports: JUNIT_A,
    context: { failed: new Set(['test']) },
    says: 'fail target-failed-despite-report',
  },
  {
    name: 'a report of an earlier run',
    disk: A,
    reports: JUNIT_A,
    context: { reportFault: () => 'outdated' },
    says: 'fail evidence-outdated',
  },
  {
    name: 'two reports of two days',
    disk: AB,
    reports: {
      'junit-1.xml': junit(['tests/unit/a.spec.ts']).replace(
        ' tests=',
        ' timestamp="2026-06-01T10:00:00" tests=',
      ),
      'junit-2.xml': junit(['tests/unit/b.spec.ts']).replace(
        ' tests=',
        ' timestamp="2026-06-15T10:00:00" tests=',
      ),
    },
    says: 'fail evidence-of-another-run',
  },
  {
    name: 'a target that the project does not have',
    disk: A,
    reports: JUNIT_A,
    rules: { target: 'unit' },
    says: 'fail target-missing',
  },
];

describe('the rules of a gate of kind proof', () => {
  it.each(RULES)('$name: $says', (trial) => {
    expect(words(judge(trial))).toBe(trial.says);
  });

  it('says of a target that failed whether its report shows a test that did', () => {
    const fixOf = (inside: string) => {
      const report = { 'junit.xml': junit(Object.keys(A), { [Object.keys(A)[0] ?? '']: inside }) };
      const context = { failed: new Set(['test']) };
      const entry = judge({ name: '', disk: A, reports: report, context, says: '' });
      expect(entry).toMatchObject({ verdict: 'fail', reason: 'target-failed-despite-report' });
      return entry.fix;
    };
    expect(fixOf('<failure message="no"/>')).toContain('Fix the tests that fail');
    expect(fixOf('')).toContain('nx run checkout:test');
  });

  it('counts what is proven, and names what is not', () => {
    const files = Array.from({ length: 45 }, (_, at) => `tests/unit/a${at}.spec.ts`);
    const disk = Object.fromEntries(files.map((file) => [file, TEST]));
    const entry = judge({ name: '', disk, reports: { 'junit.xml': junit(files.slice(0, 42)) }, says: '' });
    expect(entry.message).toContain('42 of 45 test files proven; not mentioned: tests/unit/a42.spec.ts');
    expect(entry.location).toMatchObject({ file: `${ROOT}/tests/unit/a42.spec.ts` });
  });

  it('reads the targets of the other gates in force', () => {
    const project: Project = {
      ...CHECKOUT,
      targets: { ...CHECKOUT.targets, e2e: { outputs: [`${ROOT}/reports/e2e`] } },
    };
    const disk = {
      ...A,
      'e2e/b.spec.ts': TEST,
      'reports/e2e/junit.xml': junit(['e2e/b.spec.ts']),
    };
    const gates = [
      gate('II.proof', { kind: 'proof' }),
      gate('II.tests', { kind: 'tests', suites: ['unit'] }, 20),
      gate('II.e2e', { kind: 'tests', suites: { e2e: 'e2e' }, target: 'e2e' }, 30),
    ];
    const files = Object.fromEntries(Object.entries(disk).map(([path, text]) => [IN_PROJECT + path, text]));
    const context = contextWith(gates, { ...files, [`${ROOT}/coverage/junit.xml`]: JUNIT_A['junit.xml'] });
    expect(judgeProject(project, context).gates.map(words)).toEqual([
      'pass proof-complete',
      'pass tests-passed',
      'pass tests-passed',
    ]);
  });
});
