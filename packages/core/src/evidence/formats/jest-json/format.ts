import type { TestsEvidence } from '../../kinds/tests/tests-evidence.js';
import type { JsonPath } from '../../reading/json-members.js';
import { readJson } from '../../reading/json.js';
import { contradiction, empty, unreadable } from '../../reading/read-problem.js';
import {
  asList,
  asName,
  asObject,
  asPath,
  isCount,
  own,
  requireCount,
  shown,
  type JsonObject,
} from '../../reading/values.js';
import type { EvidenceFormatOf } from '../../define-format.js';
import { NOTHING_AROUND } from '../../kinds/tests/names-around.js';
import { asLine, lineInFailure } from '../../kinds/tests/failing-line.js';
import {
  addFlaky,
  dayOf,
  nameFailure,
  TestResults,
  type OpenResult,
} from '../../kinds/tests/collect-tests.js';

/** The report of `jest --json`, which Vitest's json reporter writes too. */
export const jestJson: EvidenceFormatOf<'tests'> = {
  kind: 'tests',
  name: 'jest-json',
  title: 'Jest JSON',
  writtenBy: ['jest --json', 'vitest --reporter=json'],
  precedence: 2,
  fileNames: ['{jest,vitest}{,-,_,.}{,result,results,report,output}.json'],
  extensions: ['.json'],
  keys: [['testResults'], ['numTotalTests'], ['numFailedTests'], ['numPassedTests']],
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

/** What the status of a test file says. Jest calls a file of which some tests were skipped "focused". */
const FILE_STATUSES: Readonly<Record<string, 'ran' | 'failed' | 'skipped'>> = {
  passed: 'ran',
  focused: 'ran',
  failed: 'failed',
  skipped: 'skipped',
  pending: 'skipped',
};

const STATED = [
  'numTotalTests',
  'numPassedTests',
  'numFailedTests',
  'numPendingTests',
  'numTodoTests',
  'numTotalTestSuites',
  'numFailedTestSuites',
  'numRuntimeErrorTestSuites',
] as const;
type Stated = (typeof STATED)[number];

/** Keys that only Jest itself writes. Vitest counts each `describe` as a suite, and lists the errors of runs it repeated. */
const OF_JEST: ReadonlySet<string | number | undefined> = new Set([
  'numRuntimeErrorTestSuites',
  'openHandles',
  'wasInterrupted',
]);

const RUN_FAILED =
  'the run failed, though none of its tests did: a coverage threshold, an obsolete snapshot or an error outside tests';
const SNAPSHOTS_FAILED = 'snapshots do not match or are obsolete';

/** What a file of which no test failed has where a hook or the file itself did. */
const ERRORS_OF_FILES = ['message', 'failureMessage', 'testExecError'] as const;

/** Whether a test file that is not called failed has an error all the same: Vitest says so of a hook after the tests. */
function hasErrorOfItsOwn(entry: JsonObject): boolean {
  return ERRORS_OF_FILES.some((name) => {
    const error = own(entry, name) ?? '';
    return typeof error === 'string' ? error.trim() !== '' : true;
  });
}

function isStated(value: unknown, name: string): boolean {
  return typeof value === 'boolean' ? value : unreadable(`"${name}" is ${shown(value)}, not true or false`);
}

/** Whether Jest ran a test more than once; it keeps the reasons only with `logErrorsBeforeRetry`. */
function wasRepeated(test: JsonObject | null): boolean {
  const runs = own(test, 'invocations');
  return (asList(own(test, 'retryReasons')) ?? []).length > 0 || (isCount(runs) && runs > 1);
}

/** Where a test is written; Jest says it with `testLocationInResults`, Vitest with `includeTaskLocation`. */
function lineOf(test: JsonObject | null): number | null {
  return asLine(own(asObject(own(test, 'location')), 'line'));
}

class JestMembers {
  readonly #results = new TestResults();
  readonly #stated = new Map<Stated, number>();
  readonly #problems = new Set<string>();
  #listed = false;
  #files = 0;
  #failedFiles = 0;
  #byJest = false;
  #ranOn: string | null = null;
  /** A test that passed and has a failure all the same. */
  #passedWithFailure: string | null = null;
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
    if (path.length === 2)
      return this.#file(asObject(value) ?? unreadable(`a result of it is ${shown(value)}`));
    const key = path[0];
    if (OF_JEST.has(key)) this.#byJest = true;
    if (key === 'wasInterrupted' && isStated(value, key)) unreadable('the run was interrupted');
    if (key === 'startTime') this.#ranOn = dayOf(value);
    else if (key === 'success') this.#success(value);
    else if (key === 'snapshot') this.#snapshot(asObject(value));
    else {
      const name = STATED.find((known) => known === key);
      if (name !== undefined) this.#stated.set(name, requireCount(value, name));
    }
  }

  #success(value: unknown): void {
    if (!isStated(value, 'success')) this.#problems.add(RUN_FAILED);
  }

  #snapshot(snapshot: JsonObject | null): void {
    const failure = own(snapshot, 'failure');
    const unmatched = ['unmatched', 'filesUnmatched'].map((name) => own(snapshot, name));
    const failed = failure !== undefined && isStated(failure, 'snapshot.failure');
    if (failed || unmatched.some((count) => isCount(count) && count > 0))
      this.#problems.add(SNAPSHOTS_FAILED);
  }

  #file(entry: JsonObject): void {
    const file = asPath(own(entry, 'name')) ?? unreadable('a result of it names no file');
    const tests =
      asList(own(entry, 'assertionResults')) ?? unreadable(`${shown(file)} has no "assertionResults"`);
    this.#files += 1;
    const result = this.#results.start(file, file);
    for (const test of tests) this.#test(result, asObject(test));
    const written = own(entry, 'status');
    const status =
      typeof written === 'string' && Object.hasOwn(FILE_STATUSES, written)
        ? FILE_STATUSES[written]
        : unreadable(`the status of ${shown(file)} is ${shown(written)}`);
    if (status === 'failed') {
      this.#failedFiles += 1;
      const crashed = tests.every((test) => own(asObject(test), 'status') === 'error');
      this.#fileFailed(result, entry, crashed);
    } else if (hasErrorOfItsOwn(entry)) this.#fileFailed(result, entry, false);
    else if (tests.length === 0 && status === 'skipped') {
      result.skipped = 1;
      this.#skippedFile = result;
    }
  }

  #test(result: OpenResult, test: JsonObject | null): void {
    const status = own(test, 'status');
    const outcome =
      typeof status === 'string' && Object.hasOwn(OUTCOMES, status) ? OUTCOMES[status] : undefined;
    if (outcome === undefined)
      return unreadable(`a test of ${shown(result.name)} has the status ${shown(status)}`);
    result[outcome] += 1;
    const written = [own(test, 'fullName'), own(test, 'title')].find((one) => typeof one === 'string');
    const title = asName(written) ?? result.name;
    this.#results.name(result, { around: NOTHING_AROUND, title: written ?? '' }, outcome);
    const failures = asList(own(test, 'failureMessages')) ?? [];
    if (outcome === 'failed')
      nameFailure(result, title, () => lineOf(test) ?? lineInFailure(failures[0], result));
    if (outcome !== 'passed') return;
    const repeated = wasRepeated(test);
    if (failures.length > 0 && !repeated) this.#passedWithFailure ??= title;
    if (failures.length > 0 || repeated) addFlaky(result, title);
  }

  /** A file can fail without a failed test: it does not load, or a hook throws. */
  #fileFailed(result: OpenResult, entry: JsonObject, crashed: boolean): void {
    result.crashed = crashed;
    if (result.failed > 0) return;
    result.failed = 1;
    nameFailure(result, result.name, () => lineInFailure(own(entry, 'message'), result));
  }

  evidence(): TestsEvidence {
    if (!this.#listed) unreadable('it has no "testResults"');
    this.#settle();
    const { passed, failed, skipped } = this.#results.sum();
    const problems = [...this.#problems];
    if (passed + failed + skipped === 0 && problems.length === 0) empty('it lists no test');
    return this.#results.evidence({ problems, ranOn: this.#ranOn });
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
    if (listed.failed === 0 && failed <= 0) this.#compare(listed.passed, Math.max(skipped, listed.skipped));
    else this.#problems.delete(RUN_FAILED);
  }

  /** Without a failure nothing excuses a test or a file that is counted and not listed. */
  #compare(passed: number, skipped: number): void {
    const stated = this.#stated.get('numPassedTests') ?? passed;
    if (stated !== passed) contradiction(`it counts ${stated} passed tests and lists ${passed}`);
    const total = this.#count('numTotalTests');
    if (total > passed + skipped) contradiction(`it counts ${total} tests and lists ${passed + skipped}`);
    if (!this.#byJest) return;
    const files = this.#count('numTotalTestSuites');
    if (files > this.#files) contradiction(`it counts ${files} test files and lists ${this.#files}`);
    if (this.#passedWithFailure !== null)
      contradiction(`the test ${shown(this.#passedWithFailure)} passed and has a failure`);
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
