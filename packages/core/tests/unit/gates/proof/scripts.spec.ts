import { words } from '../../judging/support.js';
import { A, AB, TEST, jestJson, judge, junit, playwrightJson, type Trial } from './support.js';

const TRIALS: readonly Trial[] = [
  {
    name: 'the JSON of Jest',
    disk: AB,
    reports: {
      'results.json': jestJson({
        '/ci/packages/checkout/tests/unit/a.spec.ts': ['passed'],
        '/ci/packages/checkout/tests/unit/b.spec.ts': ['passed', 'passed'],
      }),
    },
    says: 'pass proof-complete',
  },
  {
    name: 'the JSON of Jest with a pattern that left out a whole file',
    disk: AB,
    reports: {
      'results.json': jestJson({
        '/ci/packages/checkout/tests/unit/a.spec.ts': ['passed'],
        '/ci/packages/checkout/tests/unit/b.spec.ts': ['pending', 'pending'],
      }),
    },
    says: 'fail proof-tests-not-run',
  },
  {
    name: 'the JSON of Jest with a pattern that left out a part of a file',
    disk: A,
    reports: {
      'results.json': jestJson({ '/ci/packages/checkout/tests/unit/a.spec.ts': ['passed', 'pending'] }),
    },
    says: 'fail proof-run-partial',
  },
  {
    name: 'a test that its author skips',
    disk: { 'tests/unit/a.spec.ts': "it('a', () => {});\nit.skip('b', () => {});\n" },
    reports: {
      'results.json': jestJson({ '/ci/packages/checkout/tests/unit/a.spec.ts': ['passed', 'pending'] }),
    },
    says: 'pass proof-complete',
  },
  {
    name: 'a helper that skips by the system',
    disk: { 'tests/unit/a.spec.ts': "itOnLinux('a', () => {});\nit('b', () => {});\n" },
    reports: {
      'results.json': jestJson({ '/ci/packages/checkout/tests/unit/a.spec.ts': ['passed', 'pending'] }),
    },
    says: 'pass proof-complete',
  },
  {
    name: 'a file of which all tests are skipped in JUnit',
    disk: AB,
    reports: { 'junit.xml': junit(Object.keys(AB), { 'tests/unit/b.spec.ts': '<skipped/>' }) },
    says: 'fail proof-tests-not-run',
  },
  {
    name: 'a file with .only',
    disk: { 'tests/unit/a.spec.ts': "it.only('a', () => {});\nit('b', () => {});\n" },
    reports: { 'junit.xml': junit(['tests/unit/a.spec.ts']) },
    says: 'fail proof-run-partial',
  },
  {
    name: 'a file with a focused group of Playwright',
    disk: { 'e2e/a.spec.ts': "test.describe.only('a', () => {\n  test('b', async () => {});\n});\n" },
    reports: { 'out.json': playwrightJson(['a.spec.ts']) },
    says: 'fail proof-run-partial',
  },
  {
    name: 'a file that tests a rule against .only',
    disk: {
      'tests/unit/a.spec.ts':
        "// it.only('x')\nconst code = `\n  it.only('x', () => {});\n`;\nit('a', () => expect(code).toContain(\"it.only('x')\"));\n",
    },
    reports: { 'junit.xml': junit(['tests/unit/a.spec.ts']) },
    says: 'pass proof-complete',
  },
  {
    name: 'the JSON of Vitest without a file that did not match',
    disk: AB,
    reports: { 'output.json': jestJson({ '/ci/shop/packages/checkout/tests/unit/a.spec.ts': ['passed'] }) },
    says: 'fail proof-tests-unproven',
  },
  {
    name: 'the JSON of Playwright, relative to its directory',
    disk: { 'e2e/a.spec.ts': TEST, 'e2e/cart/b.spec.ts': TEST },
    reports: { 'out.json': playwrightJson(['a.spec.ts', 'cart/b.spec.ts']) },
    says: 'pass proof-complete',
  },
  {
    name: 'JUnit of Playwright for two browsers',
    disk: { 'e2e/a.spec.ts': TEST },
    reports: {
      'out.xml':
        '<testsuites><testsuite name="a.spec.ts" hostname="chromium" tests="1"><testcase name="x" classname="a.spec.ts"/></testsuite>' +
        '<testsuite name="a.spec.ts" hostname="webkit" tests="1"><testcase name="x" classname="a.spec.ts"/></testsuite></testsuites>',
    },
    says: 'pass proof-complete',
  },
  {
    name: 'a script in __tests__ that is not called a test',
    disk: { 'src/__tests__/card.ts': TEST, 'src/__tests__/helpers.ts': 'export const help = 1;\n', ...A },
    reports: { 'junit.xml': junit(['tests/unit/a.spec.ts']) },
    says: 'fail proof-tests-unproven',
  },
  {
    name: 'helpers in __tests__',
    disk: { 'src/__tests__/helpers.ts': 'export const help = () => submit();\n', ...A },
    reports: { 'junit.xml': junit(['tests/unit/a.spec.ts']) },
    says: 'pass proof-complete',
  },
  {
    name: 'tests of Mocha that are called like sources',
    disk: { 'test/card.js': "describe('card', () => { it('works', () => {}); });\n", 'test/money.js': TEST },
    reports: { 'junit.xml': junit(['test/card.js']) },
    says: 'fail proof-tests-unproven',
  },
  {
    name: 'files that are called as only the report shows',
    disk: { 'checks/a.check.ts': TEST, 'checks/b.check.ts': TEST },
    reports: { 'junit.xml': junit(['checks/a.check.ts']) },
    says: 'fail proof-tests-unproven',
  },
  {
    name: 'a source that is called after tests, and tests that are called with hyphens',
    disk: {
      'src/collect-tests.ts': 'export type Tests = string;\n',
      'src/proof-of-tests.ts': 'export type Kind = (\n  context.files.kind(a)\n);\n',
      'spec/card-spec.js': TEST,
      'src/a_test.ts': TEST,
    },
    reports: { 'junit.xml': junit(['spec/card-spec.js', 'src/a_test.ts']) },
    says: 'pass proof-complete',
  },
  {
    name: 'a test that is called with a hyphen and not mentioned',
    disk: { 'spec/card-spec.js': TEST, 'src/money-test.ts': TEST },
    reports: { 'junit.xml': junit(['spec/card-spec.js']) },
    says: 'fail proof-tests-unproven',
  },
];

describe('proof of test files of JavaScript and TypeScript', () => {
  it.each(TRIALS)('$name: $says', (trial) => {
    expect(words(judge(trial))).toBe(trial.says);
  });
});
