import type { EvidenceKind } from '../../../src/evidence/kinds.js';
import type { TestsEvidence } from '../../../src/evidence/kinds/tests/tests-evidence.js';
import { readEvidence } from '../../../src/evidence/read-report.js';
import { fixture, inPieces, workspace } from './workspace.js';

function read<Kind extends EvidenceKind>(name: string, text: string, kind: Kind) {
  const result = readEvidence(workspace({ [name]: text }), name, kind);
  if (!result.ok) throw new Error(JSON.stringify(result.finding));
  // Whatever is read from one text must be read from the same text in pieces.
  for (const size of [1, 7, 4096]) {
    expect(readEvidence(inPieces(workspace({ [name]: text }, size)), name, kind)).toEqual(result);
  }
  return result;
}

const counts = (evidence: TestsEvidence) =>
  evidence.files.map(({ file, passed, failed, skipped, crashed }) => ({
    file,
    passed,
    failed,
    skipped,
    crashed,
  }));
const row = (file: string | null, passed: number, failed: number, skipped: number, crashed = false) => ({
  file,
  passed,
  failed,
  skipped,
  crashed,
});

describe('Istanbul', () => {
  const summary = read('coverage-summary.json', fixture('jest-coverage-summary.json'), 'coverage');
  const final = read('coverage-final.json', fixture('jest-coverage-final.json'), 'coverage');

  it('reads the totals and files of a summary', () => {
    expect(summary.format).toBe('istanbul-summary');
    expect(summary.evidence.totals).toEqual({
      lines: { covered: 3, total: 8 },
      branches: { covered: 1, total: 4 },
      functions: { covered: 1, total: 2 },
      statements: { covered: 4, total: 10 },
    });
    expect(summary.evidence.files).toEqual(['/repo/packages/a/src/card.js', '/repo/packages/a/src/lint.js']);
  });

  it('computes from coverage-final what the tool itself states for the same run', () => {
    expect(final.format).toBe('istanbul-final');
    expect(final.evidence).toEqual(summary.evidence);
  });

  it('takes a line as covered when any statement that starts on it ran', () => {
    const at = (line: number) => ({ start: { line, column: 0 }, end: { line, column: 9 } });
    const entry = {
      path: 'src/a.js',
      statementMap: { 0: at(1), 1: at(1), 2: at(2) },
      s: { 0: 0, 1: 3, 2: 0 },
      fnMap: {},
      f: {},
      branchMap: { 0: {} },
      b: { 0: [1, 0, 0] },
    };
    const { evidence } = read(
      'coverage-final.json',
      JSON.stringify({ 'src/a.js': { data: entry } }),
      'coverage',
    );
    expect(evidence.totals).toEqual({
      lines: { covered: 1, total: 2 },
      branches: { covered: 1, total: 3 },
      functions: { covered: 0, total: 0 },
      statements: { covered: 1, total: 3 },
    });
  });
});

describe('JUnit', () => {
  it('reads jest-junit with file names, a crash and a failed hook; a todo has not passed', () => {
    const { evidence } = read('junit.xml', fixture('jest-junit-files.xml'), 'tests');
    expect(counts(evidence)).toEqual([
      row('tests/unit/card.spec.js', 1, 0, 1),
      row('tests/contract/api.spec.js', 0, 1, 0),
      row('tests/unit/allskipped.spec.js', 0, 0, 2),
      row('tests/unit/hook.spec.js', 1, 1, 0),
      row('tests/integration/broken.spec.js', 0, 2, 0, true),
    ]);
    expect(evidence.files[1]?.firstFailure).toBe('api <contract> & "more" fails');
    expect(evidence.files[4]?.firstFailure).toBe('tests/integration/broken.spec.js');
  });

  it('reads plain jest-junit, which names no files', () => {
    const { evidence } = read('junit.xml', fixture('jest-junit-plain.xml'), 'tests');
    expect(evidence.files.every(({ file }) => file === null)).toBe(true);
    expect(evidence.files.map(({ name }) => name)).toContain('api <contract> & "more"');
  });

  it('reads Vitest, whose suites are named by their files', () => {
    const { evidence } = read('junit.xml', fixture('vitest-junit.xml'), 'tests');
    expect(counts(evidence)).toEqual([
      row('tests/unit/card.spec.ts', 1, 1, 1),
      row('tests/contract/api.spec.ts', 1, 0, 0),
    ]);
    expect(evidence.files[0]?.firstFailure).toBe('card > knows master');
  });

  it('reads pytest, whose class names are modules', () => {
    const { evidence } = read('TEST-py.xml', fixture('pytest-junit.xml'), 'tests');
    expect(counts(evidence)).toEqual([
      row('tests/unit/test_card.py', 1, 1, 1),
      row('tests/contract/test_api.py', 1, 1, 0),
    ]);
  });

  it('reads Surefire, a single suite, and takes no printed text for an outcome', () => {
    const { evidence } = read('TEST-com.example.CardTest.xml', fixture('surefire-TEST-card.xml'), 'tests');
    expect(counts(evidence)).toEqual([row(null, 1, 1, 1)]);
    expect(evidence.files[0]?.firstFailure).toBe('com.example.CardTest knowsMaster');
  });

  it('reads node:test, with test cases outside any suite', () => {
    const { evidence } = read('junit.xml', fixture('node-test-junit.xml'), 'tests');
    expect(counts(evidence)).toEqual([
      row('/repo/packages/a/tests/unit/top.test.js', 1, 0, 0),
      row('/repo/packages/a/tests/unit/card.test.js', 1, 1, 0),
    ]);
  });

  it.each([
    [
      'attributes only',
      '<testsuite name="s" tests="5" failures="1" errors="1" skipped="1"/>',
      [row(null, 2, 2, 1)],
    ],
    [
      'more failures declared than listed',
      '<testsuites failures="2"><testsuite name="s" tests="2"><testcase name="a"/><testcase name="b"/></testsuite></testsuites>',
      [row(null, 0, 0, 0), row(null, 0, 2, 0)],
    ],
    [
      'more skipped declared than listed',
      '<testsuite name="s" tests="3" skipped="2"><testcase name="a"/><testcase name="b"/><testcase name="c"><skipped/></testcase></testsuite>',
      [row(null, 1, 0, 2)],
    ],
    [
      'inner suites, the file on the outer one',
      '<testsuite name="o" file="t/a.js"><testsuite name="i"><testcase name="a"/></testsuite><testcase name="b"/></testsuite>',
      [row('t/a.js', 1, 0, 0), row('t/a.js', 1, 0, 0)],
    ],
    [
      'outcomes in the status attribute',
      '<testsuite><testcase name="a" status="run"/><testcase name="b" status="notrun"/><testcase name="c" status="failed"/></testsuite>',
      [row(null, 1, 1, 1)],
    ],
    [
      'an error outside any test',
      '<testsuite name="s" tests="0"><error>x</error></testsuite>',
      [row(null, 0, 1, 0, true)],
    ],
    [
      'a test that is both skipped and failed',
      '<testsuite><testcase name="a"><skipped/><failure/><skipped/></testcase></testsuite>',
      [row(null, 0, 1, 0)],
    ],
  ])('counts %s', (_, text, expected) => {
    expect(counts(read('junit.xml', text, 'tests').evidence)).toEqual(expected);
  });
});

describe('Jest JSON', () => {
  it('reads results, files that do not load and failed hooks', () => {
    const { evidence, format } = read('jest.json', fixture('jest.json'), 'tests');
    expect(format).toBe('jest-json');
    expect(counts(evidence)).toEqual([
      row('/repo/packages/a/tests/unit/card.spec.js', 1, 0, 2),
      row('/repo/packages/a/tests/contract/api.spec.js', 0, 1, 0),
      row('/repo/packages/a/tests/unit/allskipped.spec.js', 0, 0, 2),
      row('/repo/packages/a/tests/unit/hook.spec.js', 1, 1, 0),
      row('/repo/packages/a/tests/integration/broken.spec.js', 0, 1, 0, true),
    ]);
    expect(evidence.files[1]?.firstFailure).toBe('api <contract> & "more" fails');
  });

  const file = (status: string, ...tests: string[]) => ({
    name: '/repo/a.spec.js',
    status,
    assertionResults: tests.map((test) => ({ status: test, title: 't' })),
  });
  it.each([
    ['a file that does not load', { testResults: [file('failed')] }, [row('/repo/a.spec.js', 0, 1, 0, true)]],
    [
      'skipped tests that are only counted',
      { numPendingTests: 3, numPassedTests: 0, testResults: [file('skipped')] },
      [row('/repo/a.spec.js', 0, 0, 3)],
    ],
    [
      'failures that are not listed',
      { numFailedTests: 2, testResults: [file('passed', 'passed')] },
      [row('/repo/a.spec.js', 1, 0, 0), row(null, 0, 2, 0)],
    ],
    [
      'failed files that are not listed',
      { numRuntimeErrorTestSuites: 1, testResults: [file('passed', 'passed')] },
      [row('/repo/a.spec.js', 1, 0, 0), row(null, 0, 1, 0)],
    ],
    [
      'skipped tests that are not listed',
      { numTodoTests: 1, testResults: [file('passed', 'passed')] },
      [row('/repo/a.spec.js', 1, 0, 0), row(null, 0, 0, 1)],
    ],
  ])('counts %s', (_, report, expected) => {
    expect(counts(read('jest.json', JSON.stringify(report), 'tests').evidence)).toEqual(expected);
  });
});

describe('ESLint JSON', () => {
  const { evidence } = read('eslint-report.json', fixture('eslint.json'), 'lint');

  it('counts fatal errors and leaves suppressed messages out', () => {
    expect([evidence.errors, evidence.warnings]).toEqual([2, 2]);
    expect(evidence.messages[0]).toEqual({
      file: '/repo/packages/a/src/broken.js',
      line: 1,
      column: 7,
      rule: null,
      severity: 'error',
      message: 'Parsing error: Unexpected token =',
    });
    expect({ ...evidence.rules }).toEqual({
      'no-var': { errors: 0, warnings: 1 },
      'no-unused-vars': { errors: 1, warnings: 0 },
      'no-console': { errors: 0, warnings: 1 },
    });
    expect(evidence.files).toHaveLength(3);
  });

  it('counts errors that are stated and not listed', () => {
    const text = JSON.stringify([{ filePath: 'a.js', messages: [], errorCount: 3, warningCount: 1 }]);
    expect(read('eslint.json', text, 'lint').evidence).toMatchObject({ errors: 3, warnings: 1 });
  });

  it('keeps a rule named like a part of every object', () => {
    const messages = [{ ruleId: '__proto__', severity: 2, message: 'x', line: 0, column: -1 }];
    const { rules, messages: kept } = read(
      'eslint.json',
      JSON.stringify([{ filePath: 'a.js', messages }]),
      'lint',
    ).evidence;
    expect(Object.keys(rules)).toEqual(['__proto__']);
    expect(kept[0]).toMatchObject({ line: 1, column: 1 });
  });

  it('lists the first 1,000 messages and counts all', () => {
    const messages = Array.from({ length: 1_500 }, () => ({ ruleId: 'r', severity: 1, message: 'x' }));
    const large = read('eslint.json', JSON.stringify([{ filePath: 'a.js', messages }]), 'lint').evidence;
    expect([large.warnings, large.messages.length, large.rules.r?.warnings]).toEqual([1_500, 1_000, 1_500]);
  });
});

describe('SARIF', () => {
  it('reads what ESLint writes, with parse errors among the notifications', () => {
    const { evidence } = read('eslint.sarif', fixture('eslint.sarif'), 'lint');
    const json = read('eslint.json', fixture('eslint.json'), 'lint').evidence;
    expect([evidence.errors, evidence.warnings]).toEqual([json.errors, json.warnings]);
    expect({ ...evidence.rules }).toEqual({ ...json.rules });
    expect([...evidence.files].sort()).toEqual([...json.files].sort());
  });

  it('takes levels from rules, extensions and overrides, and results that come before their tool', () => {
    const { evidence } = read('scan.sarif', fixture('codeql.sarif'), 'lint');
    const levels = Object.fromEntries(evidence.messages.map(({ message, severity }) => [message, severity]));
    expect(levels).toEqual({
      'by its rule an error': 'error',
      'a note of an extension': 'note',
      'a warning, as nothing says otherwise': 'warning',
      'a longer id of the first rule': 'error',
      'not accepted yet': 'error',
      'raised by an override': 'error',
    });
    expect([evidence.errors, evidence.warnings]).toEqual([4, 1]);
    expect(evidence.messages[0]?.file).toBe('/repo/packages/a/src/card type.js');
    expect(evidence.files).toEqual(['/repo/packages/a/src/card type.js']);
    expect(evidence.messages.find(({ severity }) => severity === 'note')?.rule).toBe('pack/style');
  });

  const log = (...runs: object[]) => JSON.stringify({ version: '2.1.0', runs });
  const at = (uri: string, more = {}) => [{ physicalLocation: { artifactLocation: { uri, ...more } } }];

  it('counts a run that did not succeed as an error', () => {
    const run = { invocations: [{ executionSuccessful: false }], results: [] };
    expect(read('a.sarif', log(run), 'lint').evidence.errors).toBe(1);
  });

  it('accepts a run that found nothing', () => {
    expect(read('a.sarif', log({ results: [] }), 'lint').evidence).toMatchObject({
      errors: 0,
      warnings: 0,
      files: [],
    });
  });

  it.each([
    ['file:///C:/repo/a%20b.js', {}, 'C:/repo/a b.js'],
    ['file://host/repo/a.js', {}, '/repo/a.js'],
    ['src/100%.js', {}, 'src/100%.js'],
    ['src/a.js', { uriBaseId: 'SRC' }, '/repo/packages/a/src/a.js'],
    ['src/a.js', { uriBaseId: 'NONE' }, 'src/a.js'],
    ['src/a.js', { uriBaseId: 'LOOP' }, 'src/a.js'],
  ])('resolves %s with %j', (uri, more, expected) => {
    const originalUriBaseIds = {
      SRC: { uri: 'packages/a/', uriBaseId: 'ROOT' },
      ROOT: { uri: 'file:///repo/' },
      LOOP: { uriBaseId: 'LOOP' },
    };
    const run = {
      originalUriBaseIds,
      results: [{ level: 'error', locations: at(uri, more), message: { text: 'x' } }],
    };
    expect(read('a.sarif', log(run), 'lint').evidence.messages[0]?.file).toBe(expected);
  });
});
