import type { JudgeContext, Project } from '../../../src/index.js';
import { judgeProject } from '../../../src/index.js';
import { CHECKOUT, contextWith, gate, words } from '../judging/support.js';

const ROOT = 'packages/checkout';
const IN_PROJECT = `${ROOT}/`;
const TEST = "it('works', () => {});\n";

/** One workspace with its reports, and the reason that the gate must give. */
interface Trial {
  readonly name: string;
  /** Files by their path in the project; those with `/` before it are of the workspace. */
  readonly disk: Readonly<Record<string, string>>;
  /** Reports by their path in the directory of coverage. */
  readonly reports: Readonly<Record<string, string>>;
  readonly rules?: Readonly<Record<string, unknown>>;
  /** Rules of a gate of kind tests that is in force too. */
  readonly suites?: Readonly<Record<string, unknown>>;
  readonly words?: readonly string[];
  readonly project?: Project;
  readonly context?: Partial<JudgeContext>;
  readonly says: string;
}

function judge({ disk, reports, rules, suites, words: said, project = CHECKOUT, context }: Trial) {
  const files = Object.fromEntries([
    ...Object.entries(disk).map(([path, text]) => [
      path.startsWith('/') ? path.slice(1) : IN_PROJECT + path,
      text,
    ]),
    ...Object.entries(reports).map(([path, text]) => [`${ROOT}/coverage/${path}`, text]),
  ]) as Record<string, string>;
  const gates = [
    gate('II.proof', { kind: 'proof', ...rules }),
    ...(suites === undefined ? [] : [gate('II.tests', { kind: 'tests', ...suites }, 20)]),
  ];
  const wordsOf = said === undefined ? {} : { wordsOf: () => said };
  const more = { ...wordsOf, ...context, state: { projects: [project] } };
  const verdict = judgeProject(project, contextWith(gates, files, more));
  const entry = verdict.gates.find(({ id }) => id === 'II.proof');
  if (entry === undefined) throw new Error('the gate is not in force');
  return entry;
}

/** A JUnit report with one test for each file, which passes unless something is said in it. */
function junit(files: readonly string[], inside: Readonly<Record<string, string>> = {}): string {
  const suites = files.map(
    (file) =>
      `<testsuite name="${file}" tests="1"><testcase name="works" classname="works" file="${file}">${inside[file] ?? ''}</testcase></testsuite>`,
  );
  return `<?xml version="1.0"?><testsuites>${suites.join('')}</testsuites>`;
}

/** The same of tools that name classes, packages or modules. */
function junitOf(names: readonly string[]): string {
  const cases = names.map((name) => `<testcase name="works" classname="${name}"/>`);
  return `<?xml version="1.0"?><testsuite name="all" tests="${names.length}">${cases.join('')}</testsuite>`;
}

/** The JSON of Jest and Vitest: by file, how each of its tests ended. */
function jestJson(files: Readonly<Record<string, readonly string[]>>): string {
  const all = Object.values(files).flat();
  const count = (status: string) => all.filter((one) => one === status).length;
  return JSON.stringify({
    success: true,
    numTotalTests: all.length,
    numPassedTests: count('passed'),
    numFailedTests: 0,
    numPendingTests: count('pending') + count('skipped'),
    numTodoTests: 0,
    testResults: Object.entries(files).map(([name, statuses]) => ({
      name,
      status: 'passed',
      message: '',
      assertionResults: statuses.map((status, at) => ({
        status,
        title: `t${at}`,
        fullName: `t${at}`,
        ancestorTitles: [],
      })),
    })),
  });
}

function playwrightJson(files: readonly string[]): string {
  return JSON.stringify({
    config: { rootDir: '/ci/shop/packages/checkout/e2e' },
    suites: files.map((file) => ({
      title: file,
      file,
      specs: [
        {
          title: 'works',
          ok: true,
          file,
          tests: [{ status: 'expected', expectedStatus: 'passed', results: [{ status: 'passed' }] }],
        },
      ],
    })),
    errors: [],
    stats: { expected: files.length, unexpected: 0, skipped: 0, flaky: 0 },
  });
}

function lcov(files: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(files)
    .map(([file, lines]) => `TN:\nSF:${file}\n${lines.map((line) => `DA:${line}\n`).join('')}end_of_record\n`)
    .join('');
}

const A = { 'tests/unit/a.spec.ts': TEST };
const AB = { ...A, 'tests/unit/b.spec.ts': TEST };
const CODE = 'export const one = 1;\nexport const two = 2;\n';

const RUNNERS: readonly Trial[] = [
  {
    name: 'all files by their paths in the project',
    disk: AB,
    reports: { 'junit.xml': junit(Object.keys(AB)) },
    says: 'pass proof-complete',
  },
  {
    name: 'all files by their paths in the workspace',
    disk: AB,
    reports: { 'junit.xml': junit(Object.keys(AB).map((file) => IN_PROJECT + file)) },
    says: 'pass proof-complete',
  },
  {
    name: 'all files by absolute paths of another machine',
    disk: AB,
    reports: { 'junit.xml': junit(Object.keys(AB).map((file) => `/home/ci/shop/${IN_PROJECT}${file}`)) },
    says: 'pass proof-complete',
  },
  {
    name: 'all files by paths of Windows',
    disk: AB,
    reports: {
      'junit.xml': junit([
        'D:\\a\\shop\\packages\\checkout\\tests\\unit\\a.spec.ts',
        'tests\\unit\\b.spec.ts',
      ]),
    },
    says: 'pass proof-complete',
  },
  {
    name: 'a file that JUnit does not mention',
    disk: AB,
    reports: { 'junit.xml': junit(Object.keys(A)) },
    says: 'fail proof-tests-unproven',
  },
  {
    name: 'the last spec only',
    disk: {
      'cypress/e2e/a.cy.ts': TEST,
      'cypress/e2e/b.cy.ts': TEST,
      'cypress/e2e/c.cy.ts': TEST,
    },
    reports: { 'results.xml': junit(['cypress/e2e/c.cy.ts']) },
    says: 'fail proof-tests-unproven',
  },
  {
    name: 'a report for each spec',
    disk: { 'cypress/e2e/a.cy.ts': TEST, 'cypress/e2e/b.cy.ts': TEST },
    reports: { 'TEST-1.xml': junit(['cypress/e2e/a.cy.ts']), 'TEST-2.xml': junit(['cypress/e2e/b.cy.ts']) },
    says: 'pass proof-complete',
  },
  {
    name: 'root suites of Cypress',
    disk: { 'cypress/e2e/a.cy.ts': TEST },
    reports: {
      'junit.xml':
        '<testsuites><testsuite name="Root Suite" file="cypress/e2e/a.cy.ts" tests="0"/>' +
        '<testsuite name="Cards" tests="1"><testcase name="works" classname="works"/></testsuite></testsuites>',
    },
    says: 'pass proof-complete',
  },
  {
    name: 'one shard',
    disk: { ...AB, 'tests/unit/c.spec.ts': TEST },
    reports: { 'junit-1.xml': junit(['tests/unit/a.spec.ts', 'tests/unit/b.spec.ts']) },
    says: 'fail proof-tests-unproven',
  },
  {
    name: 'all shards',
    disk: AB,
    reports: {
      'junit-1.xml': junit(['tests/unit/a.spec.ts']),
      'junit-2.xml': junit(['tests/unit/b.spec.ts']),
    },
    says: 'pass proof-complete',
  },
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
    name: 'modules of pytest',
    disk: {
      'tests/unit/test_cards.py': 'def test_a(): pass\n',
      'tests/unit/test_money.py': 'class TestMoney: pass\n',
    },
    reports: { 'junit.xml': junitOf(['tests.unit.test_cards', 'tests.unit.test_money.TestMoney']) },
    says: 'pass proof-complete',
  },
  {
    name: 'a module of pytest that was not collected',
    disk: {
      'tests/unit/test_cards.py': 'def test_a(): pass\n',
      'tests/unit/test_money.py': 'def test_b(): pass\n',
    },
    reports: { 'junit.xml': junitOf(['tests.unit.test_cards']) },
    says: 'fail proof-tests-unproven',
  },
  {
    name: 'a module of helpers that is called like a test',
    disk: {
      'tests/unit/test_cards.py': 'def test_a(): pass\n',
      'tests/test_utils.py': 'import os\nHOME = os.environ["HOME"]\ndef make(): return 1\n',
    },
    reports: { 'junit.xml': junitOf(['tests.unit.test_cards']) },
    says: 'pass proof-complete',
  },
  {
    name: 'modules that are nowhere',
    disk: { 'tests/unit/test_cards.py': 'def test_a(): pass\n' },
    reports: { 'junit.xml': junitOf(['suite.test_elsewhere']) },
    says: 'fail proof-tests-unnamed',
  },
  {
    name: 'packages of Go, each for all tests in its directory',
    disk: {
      'go.mod': 'module acme.com/shop\n',
      'card/card_test.go': '',
      'card/limit_test.go': '',
      'money/money_test.go': '',
    },
    reports: { 'junit.xml': junitOf(['acme.com/shop/card', 'acme.com/shop/money']) },
    says: 'pass proof-complete',
  },
  {
    name: 'a package of Go without a report',
    disk: { 'go.mod': 'module acme.com/shop\n', 'card/card_test.go': '', 'money/money_test.go': '' },
    reports: { 'junit.xml': junitOf(['acme.com/shop/card']) },
    says: 'fail proof-tests-unproven',
  },
  {
    name: 'classes of Surefire',
    disk: {
      'src/test/java/com/acme/CardTest.java': 'class CardTest {}',
      'src/test/java/com/acme/TestMoney.java': 'class TestMoney { @Test void works() {} }',
    },
    reports: {
      'TEST-com.acme.CardTest.xml': junitOf(['com.acme.CardTest', 'com.acme.CardTest$Nested']),
      'TEST-com.acme.TestMoney.xml': junitOf(['com.acme.TestMoney']),
    },
    says: 'pass proof-complete',
  },
  {
    name: 'a class without a report',
    disk: {
      'src/test/java/com/acme/CardTest.java': 'class CardTest {}',
      'src/test/java/com/acme/MoneyTest.java': 'class MoneyTest {}',
    },
    reports: { 'TEST-com.acme.CardTest.xml': junitOf(['com.acme.CardTest']) },
    says: 'fail proof-tests-unproven',
  },
  {
    name: 'a class that other tests are made of',
    disk: {
      'src/test/java/com/acme/CardTest.java': 'class CardTest extends BaseTest {}',
      'src/test/java/com/acme/BaseTest.java': 'public abstract class BaseTest {}',
    },
    reports: { 'TEST-com.acme.CardTest.xml': junitOf(['com.acme.CardTest']) },
    says: 'pass proof-complete',
  },
  {
    name: 'a test of Kotlin',
    disk: { 'src/test/kotlin/com/acme/CardTest.kt': 'class CardTest' },
    reports: { 'TEST-com.acme.CardTest.xml': junitOf(['com.acme.CardTest']) },
    says: 'pass proof-complete',
  },
  {
    name: 'classes of .NET',
    disk: { 'CardTests.cs': 'class CardTests {}', 'MoneyTests.cs': 'class MoneyTests {}' },
    reports: { 'junit.xml': junitOf(['Acme.Shop.CardTests']) },
    says: 'fail proof-tests-unproven',
  },
  {
    name: 'binaries of nextest',
    disk: {
      'Cargo.toml': '[package]\nname = "checkout"\n',
      'tests/card.rs': '#[test]\nfn works() {}\n',
      'tests/money.rs': '#[tokio::test]\nasync fn works() {}\n',
      'tests/common/mod.rs': 'pub fn help() {}\n',
    },
    reports: { 'junit.xml': junitOf(['checkout::card', 'checkout::money']) },
    says: 'pass proof-complete',
  },
  {
    name: 'a binary of nextest that is missing',
    disk: {
      'Cargo.toml': '[package]\nname = "checkout"\n',
      'tests/card.rs': '#[test]\nfn works() {}\n',
      'tests/money.rs': '#[tokio::test]\nasync fn works() {}\n',
    },
    reports: { 'junit.xml': junitOf(['checkout::card']) },
    says: 'fail proof-tests-unproven',
  },
  {
    name: 'names of describe blocks alone',
    disk: A,
    reports: {
      'junit.xml':
        '<testsuites><testsuite name="cards" tests="1"><testcase name="x"/></testsuite></testsuites>',
    },
    says: 'fail proof-tests-unnamed',
  },
  {
    name: 'built copies of the tests',
    disk: {
      'src/a.test.ts': TEST,
      'test/b.test.ts': TEST,
      'dist/a.test.js': '',
      'dist/test/b.test.js': '',
    },
    reports: { 'junit.xml': junit(['dist/a.test.js', 'dist/test/b.test.js']) },
    says: 'pass proof-complete',
  },
  {
    name: 'a built copy of one test of two with the same name',
    disk: { 'src/a/x.test.ts': TEST, 'src/b/x.test.ts': TEST, 'dist/x.test.js': '' },
    reports: { 'junit.xml': junit(['dist/x.test.js']) },
    says: 'fail proof-tests-unproven',
  },
  {
    name: 'a test of TypeScript with markup, and one of JavaScript',
    disk: { 'src/Card.test.tsx': TEST, 'src/money.test.mjs': TEST },
    reports: { 'junit.xml': junit(['src/Card.test.tsx']) },
    says: 'fail proof-tests-unproven',
  },
  {
    name: 'a file that was renamed after the run',
    disk: { ...A, 'tests/unit/new.spec.ts': TEST },
    reports: { 'junit.xml': junit(['tests/unit/a.spec.ts', 'tests/unit/old.spec.ts']) },
    says: 'fail proof-tests-unproven',
  },
  {
    name: 'a file that was moved after the run and has its old name',
    disk: { 'tests/unit/a.spec.ts': TEST, 'tests/unit/cards/b.spec.ts': TEST },
    reports: { 'junit.xml': junit(['tests/unit/a.spec.ts', 'tests/unit/b.spec.ts']) },
    says: 'fail proof-tests-unproven',
  },
  {
    name: 'a file that did not load',
    disk: AB,
    reports: {
      'junit.xml':
        '<testsuites><testsuite name="tests/unit/a.spec.ts" tests="1"><testcase name="x" classname="x" file="tests/unit/a.spec.ts"/></testsuite>' +
        '<testsuite name="tests/unit/b.spec.ts" tests="1" errors="1"><testcase name="b" classname="Test suite failed to run" file="tests/unit/b.spec.ts"><error>no</error></testcase></testsuite></testsuites>',
    },
    says: 'fail proof-tests-not-run',
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
  {
    name: 'a specification of Spock without a report',
    disk: {
      'src/test/java/com/acme/CardTest.java': 'class CardTest {}',
      'src/test/groovy/com/acme/MoneySpec.groovy': 'class MoneySpec extends Specification {}',
      'src/main/java/com/acme/OrderSpec.java': 'record OrderSpec(String id) {}',
    },
    reports: {
      'TEST-com.acme.CardTest.xml': junitOf(['com.acme.CardTest']),
      'jacoco.info': lcov({ 'src/main/java/com/acme/OrderSpec.java': ['1,1'] }),
    },
    says: 'fail proof-tests-unproven',
  },
  {
    name: 'tests that are fixtures of others',
    disk: { ...A, 'tests/fixtures/shop/src/cart.spec.ts': TEST, 'tests/__mocks__/x.test.ts': TEST },
    reports: { 'junit.xml': junit(Object.keys(A)) },
    says: 'pass proof-complete',
  },
  {
    name: 'a report that two projects could have written by its paths',
    disk: { ...A, '/packages/other/tests/unit/a.spec.ts': TEST, '/packages/other/package.json': '{}' },
    reports: { 'junit.xml': junit(['tests/unit/a.spec.ts']) },
    says: 'pass proof-complete',
  },
  { name: 'no report', disk: A, reports: {}, says: 'fail evidence-missing' },
  {
    name: 'tests that are in a source',
    disk: { 'src/card.ts': CODE },
    reports: { 'junit.xml': junit(['src/card.ts']), 'lcov.info': lcov({ 'src/card.ts': ['1,1', '2,1'] }) },
    says: 'pass proof-complete',
  },
];

const B_SOURCES = { 'src/card.ts': CODE, 'src/money.ts': CODE };
const LCOV_OF_BOTH = lcov({ 'src/card.ts': ['1,1', '2,1'], 'src/money.ts': ['1,1', '2,1'] });
const LCOV_OF_CARD = lcov({ 'src/card.ts': ['1,1', '2,1'] });
const JUNIT_A = { 'junit.xml': junit(['tests/unit/a.spec.ts']) };

const SOURCES: readonly Trial[] = [
  {
    name: 'all sources',
    disk: { ...A, ...B_SOURCES },
    reports: { ...JUNIT_A, 'lcov.info': LCOV_OF_BOTH },
    says: 'pass proof-complete',
  },
  {
    name: 'a source that no report counts',
    disk: { ...A, ...B_SOURCES },
    reports: { ...JUNIT_A, 'lcov.info': LCOV_OF_CARD },
    says: 'fail proof-sources-unproven',
  },
  {
    name: 'sources without a coverage report',
    disk: { ...A, ...B_SOURCES },
    reports: JUNIT_A,
    says: 'fail evidence-missing',
  },
  {
    name: 'types, exports, settings and generated files beside',
    disk: {
      ...A,
      'src/card.ts': CODE,
      'src/types.ts': 'export interface Card {\n  id: string;\n}\n',
      'src/index.ts': "export * from './card.js';\n",
      'src/api.generated.ts': CODE,
      'src/env.d.ts': 'declare const A: string;\n',
      'jest.config.ts': 'export default {};\n',
      'src/schema.ts': '// @generated by x\nexport const a = 1;\n',
    },
    reports: { ...JUNIT_A, 'lcov.info': LCOV_OF_CARD },
    says: 'pass proof-complete',
  },
  {
    name: 'a source of another language',
    disk: { ...A, 'src/card.ts': CODE, 'src/tool.py': 'def a():\n    return 1\n' },
    reports: { ...JUNIT_A, 'lcov.info': LCOV_OF_CARD },
    says: 'pass proof-complete',
  },
  {
    name: 'a source that is exempt',
    disk: { ...A, ...B_SOURCES },
    reports: { ...JUNIT_A, 'lcov.info': LCOV_OF_CARD },
    rules: { exempt: ['src/money.ts'] },
    says: 'pass proof-complete',
  },
  {
    name: 'all sources exempt, and no coverage report',
    disk: { ...A, ...B_SOURCES },
    reports: JUNIT_A,
    rules: { exempt: ['src'] },
    says: 'pass proof-complete',
  },
  {
    name: 'a source that became shorter',
    disk: { ...A, 'src/card.ts': 'export const one = 1;\n' },
    reports: { ...JUNIT_A, 'lcov.info': lcov({ 'src/card.ts': ['1,1', '9,1'] }) },
    says: 'fail proof-sources-changed',
  },
  {
    name: 'the line behind the last one',
    disk: { ...A, 'src/card.ts': CODE },
    reports: { ...JUNIT_A, 'lcov.info': lcov({ 'src/card.ts': ['1,1', '3,1'] }) },
    says: 'pass proof-complete',
  },
  {
    name: 'lines of Kotlin behind the end',
    disk: { 'src/test/kotlin/CardTest.kt': 'class CardTest', 'src/main/kotlin/Card.kt': 'fun a() = 1\n' },
    reports: {
      'TEST-CardTest.xml': junitOf(['CardTest']),
      'lcov.info': lcov({ 'src/main/kotlin/Card.kt': ['1,1', '9,1'] }),
    },
    says: 'pass proof-complete',
  },
  {
    name: 'checksums of the lines',
    disk: { ...A, 'src/card.ts': CODE },
    reports: {
      ...JUNIT_A,
      'lcov.info': lcov({ 'src/card.ts': ['1,1,SUP+n9vpziDBqjfHCKfNqw', '2,1,/JkmZ9AT1k5miUbQwVwI0g'] }),
    },
    says: 'pass proof-complete',
  },
  {
    name: 'checksums of lines that end in CR LF',
    disk: { ...A, 'src/card.ts': CODE.replaceAll('\n', '\r\n') },
    reports: {
      ...JUNIT_A,
      'lcov.info': lcov({ 'src/card.ts': ['1,1,SUP+n9vpziDBqjfHCKfNqw', '2,1,/JkmZ9AT1k5miUbQwVwI0g=='] }),
    },
    says: 'pass proof-complete',
  },
  {
    name: 'a checksum of another text',
    disk: { ...A, 'src/card.ts': CODE.replace('= 2', '= 3') },
    reports: {
      ...JUNIT_A,
      'lcov.info': lcov({ 'src/card.ts': ['1,1,SUP+n9vpziDBqjfHCKfNqw', '2,1,/JkmZ9AT1k5miUbQwVwI0g'] }),
    },
    says: 'fail proof-sources-changed',
  },
  {
    name: 'a third field that is no checksum',
    disk: { ...A, 'src/card.ts': CODE },
    reports: { ...JUNIT_A, 'lcov.info': lcov({ 'src/card.ts': ['1,1,abc=', '2,1,0'] }) },
    says: 'pass proof-complete',
  },
  {
    name: 'statements of Istanbul behind the end',
    disk: { ...A, 'src/card.ts': 'export const one = 1;\n' },
    reports: {
      ...JUNIT_A,
      'coverage-final.json': JSON.stringify({
        '/ci/packages/checkout/src/card.ts': {
          path: '/ci/packages/checkout/src/card.ts',
          statementMap: { 0: { start: { line: 40, column: 0 }, end: { line: 40, column: 9 } } },
          fnMap: {},
          branchMap: {},
          s: { 0: 1 },
          f: {},
          b: {},
        },
      }),
    },
    says: 'fail proof-sources-changed',
  },
];

const COMMANDS: readonly Trial[] = (
  [
    ['jest', 'pass'],
    ['jest -t cards', 'fail'],
    ['jest --testNamePattern=cards', 'fail'],
    ['jest --test-name-pattern cards', 'fail'],
    ['jest --onlyChanged', 'pass'],
    ['jest --shard=1/3', 'fail'],
    ['jest --shard 2/3', 'fail'],
    ['jest --shard=1/1', 'pass'],
    ['@nx/jest:jest --testNamePattern=cards', 'fail'],
    ['@nx/jest:jest --testNamePattern= --coverage', 'pass'],
    ['vitest run -t cards', 'fail'],
    ['vitest run --changed', 'pass'],
    ['vitest --run', 'pass'],
    ['playwright test --grep @smoke', 'fail'],
    ['playwright test -g smoke', 'fail'],
    ['playwright test --last-failed', 'fail'],
    ['cypress run --spec cypress/e2e/a.cy.ts', 'pass'],
    ['pytest -k cards', 'fail'],
    ['python -m pytest --junitxml=out.xml', 'pass'],
    ['python -m pytest -m slow', 'fail'],
    ['pytest --lf', 'fail'],
    ['go test ./... -run TestCard', 'fail'],
    ['mocha -g cards', 'fail'],
    ['npm run test:unit -- -t cards', 'fail'],
    ['tsc -t es2022 && jest', 'pass'],
    ['jest && tsc -t es2022', 'pass'],
    ['./mvnw verify -Dtest=CardTest', 'fail'],
    ['./gradlew test --tests CardTest', 'fail'],
    ['dotnet test --filter Category=unit', 'fail'],
    ['pnpm --filter checkout test', 'pass'],
  ] as const
).map(([command, verdict]) => ({
  name: command,
  disk: A,
  reports: JUNIT_A,
  words: command.split(' '),
  says: verdict === 'pass' ? 'pass proof-complete' : 'fail proof-run-partial',
}));

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

describe('proof of test files', () => {
  it.each(RUNNERS)('$name: $says', (trial) => {
    expect(words(judge(trial))).toBe(trial.says);
  });
});

describe('proof of sources', () => {
  it.each(SOURCES)('$name: $says', (trial) => {
    expect(words(judge(trial))).toBe(trial.says);
  });
});

describe('proof of the command', () => {
  it.each(COMMANDS)('$name: $says', (trial) => {
    expect(words(judge(trial))).toBe(trial.says);
  });

  it('names the words that choose files where files are missing', () => {
    const entry = judge({ name: '', disk: AB, reports: JUNIT_A, words: ['jest', '--onlyChanged'], says: '' });
    expect(words(entry)).toBe('fail proof-tests-unproven');
    expect(entry.message).toContain('--onlyChanged');
  });
});

describe('the rules of a gate of kind proof', () => {
  it.each(RULES)('$name: $says', (trial) => {
    expect(words(judge(trial))).toBe(trial.says);
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
