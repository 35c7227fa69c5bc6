import { combineTests } from '../../../src/evidence/kinds/tests/combine.js';
import type { TestsEvidence } from '../../../src/evidence/kinds/tests/tests-evidence.js';
import { readEvidence } from '../../../src/evidence/read-report.js';
import { workspace } from './workspace.js';

function read(file: string, text: string): TestsEvidence {
  const found = readEvidence(workspace({ [file]: text }), file, 'tests');
  if (!found.ok) throw new Error(JSON.stringify(found.finding));
  return found.evidence;
}
const junit = (...lines: readonly string[]) => read('junit.xml', lines.join('\n'));
const namesIn = ({ files }: TestsEvidence) =>
  files.flatMap(({ named = [] }) => named.map(({ name }) => name));
const endedIn = ({ files }: TestsEvidence) =>
  files.flatMap(({ named = [] }) => named.map(({ name, ended }) => `${name}: ${ended}`));

describe('the names of tests that name requirements', () => {
  it('are those of suites, and not that of the run', () => {
    const run =
      '<testsuites name="FR-001"><testcase name="keeps"/><testcase name="FR-002 drops"/></testsuites>';
    expect(namesIn(junit(run))).toEqual(['FR-002 drops']);
    const nested =
      '<testsuite name="FR-001"><testsuite name="cards"><testcase name="keeps"/></testsuite></testsuite>';
    expect(namesIn(junit(nested))).toEqual(['FR-001 cards keeps']);
    expect(namesIn(junit(`<testsuites name="FR-003">${nested}</testsuites>`))).toEqual([
      'FR-001 cards keeps',
    ]);
  });

  it('may have slashes, as those of subtests in Go', () => {
    const go = junit(
      '<testsuites><testsuite name="shop.example/fr-009/cards">',
      '<testcase classname="shop.example/fr-009/cards" name="TestCards/FR-001_keeps"/>',
      '<testcase classname="shop.example/fr-009/cards" name="TestCards"/>',
      '</testsuite></testsuites>',
    );
    expect(namesIn(go)).toEqual(['TestCards/FR-001_keeps']);
    expect(namesIn(junit('<testsuite><testcase name="tests/FR-001/a.spec.ts"/></testsuite>'))).toEqual([]);
  });

  it('are without the directories of a module', () => {
    const of = (classname: string) =>
      namesIn(
        junit(`<testsuite name="pytest"><testcase classname="${classname}" name="test_a"/></testsuite>`),
      );
    expect(of('tests.fr_001.test_card.TestCard')).toEqual([]);
    expect(of('com.acme.fr001.CardTest')).toEqual([]);
    expect(of('tests.unit.test_fr_001.TestCard')).toEqual(['pytest test_fr_001.TestCard test_a']);
    expect(of('com.acme.FR001Test')).toEqual(['pytest FR001Test test_a']);
  });

  it('are kept whole, with an id behind any number of characters', () => {
    const long = `${'keeps '.repeat(400)}FR-001`;
    expect(namesIn(junit(`<testsuite name="a"><testcase name="${long}"/></testsuite>`))).toEqual([
      `a ${long}`,
    ]);
    const jest = {
      numTotalTests: 1,
      testResults: [
        { name: '/a.spec.ts', status: 'passed', assertionResults: [{ fullName: long, status: 'passed' }] },
      ],
    };
    expect(namesIn(read('jest-results.json', JSON.stringify(jest)))).toEqual([long]);
    const ctrf = {
      results: {
        tool: { name: 'a' },
        summary: { tests: 1, passed: 1, failed: 0, other: 0 },
        tests: [{ name: long, status: 'passed' }],
      },
    };
    expect(namesIn(read('ctrf.json', JSON.stringify(ctrf)))).toEqual([long]);
    const playwright = {
      config: { rootDir: '/repo' },
      suites: [
        {
          file: 'a.spec.ts',
          specs: [],
          suites: [
            {
              title: 'cards',
              specs: [{ title: long, tests: [{ status: 'expected', expectedStatus: 'passed' }] }],
            },
          ],
        },
      ],
      stats: { expected: 1, unexpected: 0, flaky: 0, skipped: 0 },
    };
    expect(namesIn(read('playwright-report.json', JSON.stringify(playwright)))).toEqual([`cards ${long}`]);
  });

  it('are those of as many tests as a project has, and else of none, which is told', () => {
    const of = (tests: number, name: string) =>
      junit('<testsuite name="a">', `<testcase name="${name}"/>`.repeat(tests), '</testsuite>');
    const many = of(60_000, 'FR-001');
    expect([namesIn(many).length, many.namesLeftOut]).toEqual([60_000, undefined]);
    const beyond = of(30, `FR-001 ${'a'.repeat(900_000)}`);
    expect([namesIn(beyond), beyond.namesLeftOut]).toEqual([[], true]);
    const reports = [many, beyond].map((evidence, at) => ({ evidence, format: 'junit', path: String(at) }));
    expect(combineTests(reports as never, () => null).namesLeftOut).toBe(true);
  });

  it('cost no more in suites that are deeply nested', () => {
    const open = `<testsuite name="${'cards '.repeat(1_500)}">`;
    const tests = '<testcase name="keeps"/><testcase name="FR-001"/>'.repeat(2);
    const others = '<testcase name="keeps"/>'.repeat(100_000);
    const deep = junit(open.repeat(90), tests, others, '</testsuite>'.repeat(90));
    expect(namesIn(deep).map((name) => name.slice(-12))).toEqual(['cards FR-001', 'cards FR-001']);
  });
});

describe('tests that only hold others', () => {
  const goTest = (name: string, inner = '') =>
    `<testcase classname="shop/cards" name="${name}">${inner}</testcase>`;
  const go = (...tests: readonly string[]) =>
    junit(
      `<testsuites><testsuite name="shop/cards" tests="${tests.length}">`,
      ...tests,
      '</testsuite></testsuites>',
    );

  it('show nothing, also where all that they hold was skipped', () => {
    const skipped = go(goTest('TestFR001'), goTest('TestFR001/visa', '<skipped/>'));
    expect(endedIn(skipped)).toEqual(['TestFR001: skipped', 'TestFR001/visa: skipped']);
    expect(skipped.files[0]).toMatchObject({ passed: 0, skipped: 1 });
  });

  it('are told by their whole name, through slashes in a name', () => {
    const found = go(
      goTest('TestFR001'),
      goTest('TestFR001/a/b'),
      goTest('TestFR001/a/c'),
      goTest('TestB_TestFR001'),
      goTest('TestFR002/one'),
      goTest('TestFR002/one/x'),
      goTest('TestFR002/one/y'),
      goTest('TestFR002'),
    );
    expect(endedIn(found).filter((one) => one.endsWith('skipped'))).toEqual([
      'TestFR001: skipped',
      'TestFR002/one: skipped',
      'TestFR002: skipped',
    ]);
    expect(found.files[0]).toMatchObject({ passed: 5 });
  });

  it('are found however many they are', () => {
    const tests = Array.from({ length: 20_000 }, (_, at) => [goTest(`TestFR${at}`), goTest(`TestFR${at}/a`)]);
    const found = go(...tests.flat());
    expect(found.files[0]).toMatchObject({ passed: 20_000 });
    expect(endedIn(found).filter((one) => one.endsWith('skipped'))).toHaveLength(20_000);
    const deep = go(goTest('Test'), goTest(`Test${'/a'.repeat(100_000)}`));
    expect(deep.files[0]).toMatchObject({ passed: 2 });
  });

  it('show nothing where a test was repeated and skipped in the end', () => {
    const found = junit(
      '<testsuite name="pytest" tests="1" skipped="1">',
      '<testcase classname="tests.test_a" name="test_fr_001"/>',
      '<testcase classname="tests.test_a" name="test_fr_001"><skipped/></testcase>',
      '</testsuite>',
    );
    expect(endedIn(found).map((one) => one.split(': ')[1])).toEqual(['skipped', 'skipped']);
  });
});

describe('tests that are called flaky', () => {
  const counts = (...lines: readonly string[]) =>
    junit(...lines).files.map(({ passed, failed, flaky, flakyTests }) => ({
      passed,
      failed,
      flaky,
      flakyTests,
    }));

  it.each(['flaky="true"', 'flaky="1"', 'isFlaky="yes"', 'status="flaky"', 'result="Flaky"'])(
    'passed when they were repeated: %s',
    (attribute) => {
      const test = `<testsuite name="a" tests="1" failures="0"><testcase name="keeps" ${attribute}/></testsuite>`;
      expect(counts(test)).toEqual([{ passed: 1, failed: 0, flaky: 1, flakyTests: ['keeps'] }]);
    },
  );

  it.each(['flaky="false"', 'flaky="0"', 'flaky=""', 'status="passed"'])('and are not: %s', (attribute) => {
    const test = `<testsuite name="a"><testcase name="keeps" ${attribute}/></testsuite>`;
    expect(counts(test)).toEqual([{ passed: 1, failed: 0, flaky: 0, flakyTests: [] }]);
  });

  it('failed where they have a failure, once for all of their tries', () => {
    const ended = (inner: string, attributes = '') =>
      counts(`<testsuite name="a"><testcase name="keeps"${attributes}>${inner}</testcase></testsuite>`)[0];
    const failed = { passed: 0, failed: 1, flaky: 0, flakyTests: [] };
    expect(ended('<failure/>', ' flaky="true"')).toEqual(failed);
    expect(ended('<failure/><rerunFailure/><rerunError/>')).toEqual(failed);
    expect(ended('<flakyFailure/><failure/>')).toEqual(failed);
    expect(ended('<flakyFailure/><flakyError/>')).toEqual({
      ...failed,
      passed: 1,
      failed: 0,
      flaky: 1,
      flakyTests: ['keeps'],
    });
  });

  it('are as many as a suite declares, those that it shows among them', () => {
    const suite = (attributes: string, ...tests: readonly string[]) =>
      counts(`<testsuite name="a" ${attributes}>`, ...tests, '</testsuite>');
    const [one, other] = ['<testcase name="keeps"/>', '<testcase name="drops"><flakyFailure/></testcase>'];
    expect(suite('flakes="1"', one, one)).toMatchObject([{ passed: 2, flaky: 1 }]);
    expect(suite('flakes="1"', one, other)).toMatchObject([{ passed: 2, flaky: 1 }]);
    expect(suite('flaky="2"', one, other)).toMatchObject([{ passed: 2, flaky: 2 }]);
    expect(suite('flaky="9"', one)).toMatchObject([{ passed: 1, flaky: 1 }]);
    const nested = `<testsuites flaky="1"><testsuite name="a" flaky="1">${one}</testsuite><testsuite name="b">${one}</testsuite></testsuites>`;
    expect(counts(nested)).toMatchObject([{ flaky: 1 }, { flaky: 0 }]);
    const failing = '<testcase name="keeps" flaky="true"><failure/></testcase>';
    expect(suite('flakes="1" failures="0"', failing, one)).toMatchObject([
      { passed: 1, failed: 1, flaky: 0 },
    ]);
  });
});
