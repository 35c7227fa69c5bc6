import { testsOfRun, type JudgeContext } from '../../../src/index.js';
import { CHECKOUT, contextWith, gate } from './support.js';

const ROOT = CHECKOUT.root;
const REPORT = `${ROOT}/coverage/junit.xml`;
const [ONE, TWO] = [`${ROOT}/tests/unit/one.spec.ts`, `${ROOT}/tests/unit/two.spec.ts`];
const SOURCES = { [ONE]: "it('a', () => {});", [TWO]: "it('b', () => {});" };

/** A test case of JUnit with what it holds. */
const testCase = (file: string, content = '') =>
  `<testsuite name="${file}" tests="1"><testcase name="a" classname="a" file="${file}">${content}</testcase></testsuite>`;
const junit = (...suites: string[]) => `<testsuites>${suites.join('')}</testsuites>`;

/** What is said of both files; null: nothing. */
function said(report: string, more: Partial<Omit<JudgeContext, 'state'>> = {}, kinds = ['tests']) {
  const gates = kinds.map((kind) => gate(`II.${kind}`, { kind }));
  const { passed, failed } = testsOfRun(CHECKOUT, contextWith(gates, { ...SOURCES, [REPORT]: report }, more));
  const of = (file: string) => (passed.has(file) ? 'passed' : failed.has(file) ? 'failed' : null);
  return [of(ONE), of(TWO)];
}

describe('what the last run says of test files', () => {
  it('is that they passed where every test of theirs did', () => {
    expect(said(junit(testCase(ONE), testCase(TWO)))).toEqual(['passed', 'passed']);
  });

  it('is nothing of a file that no report names', () => {
    expect(said(junit(testCase(ONE)))).toEqual(['passed', null]);
  });

  it.each(['<failure message="no"/>', '<error message="no"/>', '<skipped/>'])(
    'is that a file with a test of %s did not pass',
    (content) => {
      expect(said(junit(testCase(ONE), testCase(TWO, content)))).toEqual(['passed', 'failed']);
    },
  );

  it('is that a file did not pass where one of its tests failed in another part of the report', () => {
    expect(said(junit(testCase(ONE), testCase(ONE, '<failure message="no"/>')))).toEqual(['failed', null]);
  });

  it('is that nothing passed where the target failed and its report does not show why', () => {
    expect(said(junit(testCase(ONE)), { failed: new Set(['test']) })).toEqual(['failed', null]);
  });

  it('is that others passed where the target failed because of one file', () => {
    const report = junit(testCase(ONE), testCase(TWO, '<failure message="no"/>'));
    expect(said(report, { failed: new Set(['test']) })).toEqual(['passed', 'failed']);
  });

  it('is that nothing passed where only a part of the tests was to run', () => {
    expect(said(junit(testCase(ONE)), { wordsOf: () => ['jest', '-t', 'a'] })).toEqual(['failed', null]);
  });

  it.each([
    ['that is cut off', '<testsuites><testsuite name="u"'],
    ['with nothing in it', ''],
  ])('is nothing where there is a report %s', (_, report) => {
    expect(said(report)).toEqual([null, null]);
  });

  it('is read from the usual target where no gate asks for tests', () => {
    expect(said(junit(testCase(ONE)), {}, ['lint'])).toEqual(['passed', null]);
    expect(said(junit(testCase(ONE)), { targets: {} }, ['lint'])).toEqual(['passed', null]);
  });

  it('is nothing where the project has no such target', () => {
    expect(said(junit(testCase(ONE)), { targets: { tests: 'unit' } })).toEqual([null, null]);
  });
});
