import type { TestsEvidence } from '../../kinds/tests/tests-evidence.js';
import type { JsonPath } from '../../reading/json-members.js';
import { readJson } from '../../reading/json.js';
import { contradiction, empty, unreadable } from '../../reading/read-problem.js';
import {
  asList,
  asName,
  asObject,
  asPath,
  own,
  requireCount,
  shown,
  type JsonObject,
} from '../../reading/values.js';
import type { EvidenceFormatOf } from '../../define-format.js';
import { TestResults, type OpenResult } from '../../kinds/tests/collect-tests.js';

/** The report of `jest --json`, which Vitest's json reporter writes too. */
export const jestJson: EvidenceFormatOf<'tests'> = {
  kind: 'tests',
  name: 'jest-json',
  title: 'Jest JSON',
  writtenBy: ['jest --json', 'vitest --reporter=json'],
  precedence: 2,
  fileNames: ['{jest,vitest}{,-,_,.}{,result,results,report,output}.json'],
  extensions: ['.json'],
  sniff: (head) => /^\{\s*"(?:numFailedTestSuites|numTotalTestSuites|success|testResults)"\s*:/.test(head),
  read(source) {
    const members = new JestMembers();
    readJson(source, members);
    return members.evidence();
  },
};

const OUTCOMES: Readonly<Record<string, 'passed' | 'failed' | 'skipped'>> = {
  passed: 'passed',
  failed: 'failed',
  // jest-junit adds such a test to a file that does not load, before Jest writes its own report.
  error: 'failed',
  pending: 'skipped',
  skipped: 'skipped',
  todo: 'skipped',
  disabled: 'skipped',
};

const STATED = [
  'numTotalTests',
  'numPassedTests',
  'numFailedTests',
  'numPendingTests',
  'numTodoTests',
] as const;
const STATED_SUITES = ['numFailedTestSuites', 'numRuntimeErrorTestSuites'] as const;
type Stated = (typeof STATED)[number] | (typeof STATED_SUITES)[number];

class JestMembers {
  readonly #results = new TestResults();
  readonly #stated = new Map<Stated, number>();
  #listed = false;
  #failedFiles = 0;
  /** A file whose tests were all skipped: Jest counts these tests and does not list them. */
  #skippedFile: OpenResult | null = null;

  splits(path: JsonPath): boolean {
    return path.length === 0 || (path.length === 1 && path[0] === 'testResults');
  }

  begin(path: JsonPath, container: 'object' | 'array'): void {
    if (path.length === 1) this.#listed = true;
    if ((container === 'object') !== (path.length === 0)) unreadable('it is not the report of jest --json');
  }

  member(path: JsonPath, value: unknown): void {
    if (path.length === 2) {
      this.#file(asObject(value) ?? unreadable(`a result of it is ${shown(value)}`));
    } else if (path[0] === 'wasInterrupted' && value === true) {
      unreadable('the run was interrupted');
    } else {
      const name = [...STATED, ...STATED_SUITES].find((known) => known === path[0]);
      if (name !== undefined) this.#stated.set(name, requireCount(value, name));
    }
  }

  #file(entry: JsonObject): void {
    const file = asPath(own(entry, 'name')) ?? unreadable('a result of it names no file');
    const tests =
      asList(own(entry, 'assertionResults')) ?? unreadable(`${shown(file)} has no "assertionResults"`);
    const result = this.#results.start(file, file);
    for (const test of tests) countTest(result, asObject(test));
    const status = own(entry, 'status');
    if (status === 'failed') {
      this.#failedFiles += 1;
      const crashed = tests.every((test) => own(asObject(test), 'status') === 'error');
      this.#fileFailed(result, crashed);
    } else if (tests.length === 0 && (status === 'skipped' || status === 'pending')) {
      result.skipped = 1;
      this.#skippedFile = result;
    } else if (typeof status !== 'string') {
      unreadable(`the status of ${shown(file)} is ${shown(status)}`);
    }
  }

  /** A file can fail without a failed test: it does not load, or a hook throws. */
  #fileFailed(result: OpenResult, crashed: boolean): void {
    result.crashed = crashed;
    if (result.failed > 0) return;
    result.failed = 1;
    result.firstFailure = result.name;
  }

  evidence(): TestsEvidence {
    if (!this.#listed) unreadable('it has no "testResults"');
    this.#settle();
    const { passed, failed, skipped } = this.#results.sum();
    if (passed + failed + skipped === 0) empty('it lists no test');
    return { kind: 'tests', files: this.#results.list };
  }

  /** The counts of the whole run are held against the list, and the worse of the two counts. */
  #settle(): void {
    const listed = this.#results.sum();
    const skipped = this.#count('numPendingTests') + this.#count('numTodoTests');
    const failed = Math.max(
      this.#count('numFailedTests') - listed.failed,
      this.#count('numFailedTestSuites') - this.#failedFiles,
      this.#count('numRuntimeErrorTestSuites') - this.#failedFiles,
    );
    if (failed > 0) this.#notListed().failed += failed;
    if (skipped > listed.skipped)
      (this.#skippedFile ?? this.#notListed()).skipped += skipped - listed.skipped;
    const passed = this.#stated.get('numPassedTests');
    if (passed === undefined || listed.failed > 0 || failed > 0) return;
    if (passed !== listed.passed)
      contradiction(`it counts ${passed} passed tests and lists ${listed.passed}`);
  }

  #count(name: Stated): number {
    return this.#stated.get(name) ?? 0;
  }

  #notListed(): OpenResult {
    const result = this.#results.start('', null);
    result.firstFailure = 'a test that is not listed';
    return result;
  }
}

function countTest(result: OpenResult, test: JsonObject | null): void {
  const status = own(test, 'status');
  const outcome =
    typeof status === 'string' && Object.hasOwn(OUTCOMES, status) ? OUTCOMES[status] : undefined;
  if (outcome === undefined)
    return unreadable(`a test of ${shown(result.name)} has the status ${shown(status)}`);
  result[outcome] += 1;
  if (outcome !== 'failed') return;
  result.firstFailure ??= asName(own(test, 'fullName')) ?? asName(own(test, 'title')) ?? result.name;
}
