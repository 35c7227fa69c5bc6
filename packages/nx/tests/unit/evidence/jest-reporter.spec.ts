import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JestEvidenceReporter from '../../../src/evidence/jest-reporter.js';

const file = (path: string, status: string, error?: unknown) => ({
  testFilePath: path,
  testExecError: error,
  failureMessage: error ? 'broken' : null,
  testResults: error
    ? []
    : [
        {
          ancestorTitles: ['a'],
          fullName: 'a b',
          title: 'b',
          status,
          failureMessages: status === 'failed' ? ['x'] : [],
        },
      ],
});
const results = {
  success: false,
  startTime: 1,
  numTotalTests: 2,
  numPassedTests: 1,
  numFailedTests: 1,
  numPendingTests: 0,
  numTodoTests: 0,
  numTotalTestSuites: 3,
  numFailedTestSuites: 2,
  numRuntimeErrorTestSuites: 1,
  testResults: [
    file('/repo/a/tests/unit/a.spec.ts', 'passed'),
    file('/repo/a/tests/unit/b.spec.ts', 'failed'),
    file('/repo/a/tests/unit/c.spec.ts', 'failed', new Error('syntax')),
  ],
};

describe('the Jest reporter', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'plangate-reporter-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it.each([
    ['of a green run', {}, true],
    ['of an obsolete snapshot', { snapshot: { failure: true } }, false],
    ['of an interrupted run', { wasInterrupted: true }, false],
    ['of a failed test', { numFailedTests: 1 }, false],
    ['of a file that does not load', { numRuntimeErrorTestSuites: 1 }, false],
  ])('says itself whether the run succeeded, since Jest does so later: %s', (_, more, success) => {
    const green = {
      ...results,
      numFailedTests: 0,
      numRuntimeErrorTestSuites: 0,
      snapshot: { failure: false },
    };
    new JestEvidenceReporter({ coverageDirectory: folder }).onRunComplete([], { ...green, ...more });
    expect(JSON.parse(readFileSync(join(folder, 'jest-results.json'), 'utf8'))).toMatchObject({ success });
  });

  it('writes what happened in each file into the coverage directory, whole', () => {
    const coverageDirectory = join(folder, 'not', 'there', 'yet');
    new JestEvidenceReporter({ coverageDirectory }).onRunComplete([], results);
    expect(readdirSync(coverageDirectory)).toEqual(['jest-results.json']);
    const written = JSON.parse(readFileSync(join(coverageDirectory, 'jest-results.json'), 'utf8')) as {
      numFailedTests: number;
      testResults: {
        name: string;
        status: string;
        assertionResults: { fullName: string; status: string }[];
      }[];
    };
    expect(written.numFailedTests).toBe(1);
    expect(written.testResults.map(({ name, status }) => [name, status])).toEqual([
      ['/repo/a/tests/unit/a.spec.ts', 'passed'],
      ['/repo/a/tests/unit/b.spec.ts', 'failed'],
      ['/repo/a/tests/unit/c.spec.ts', 'failed'],
    ]);
    expect(written.testResults[0]?.assertionResults).toMatchObject([{ fullName: 'a b', status: 'passed' }]);
  });
});
