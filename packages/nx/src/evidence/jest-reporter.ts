import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The parts of Jest's results that the report holds; Jest's own types are not needed to read them. */
interface TestCase {
  readonly ancestorTitles: readonly string[];
  readonly fullName: string;
  readonly title: string;
  readonly status: string;
  readonly failureMessages: readonly string[];
}
interface TestFile {
  readonly testFilePath: string;
  readonly testExecError?: unknown;
  readonly failureMessage?: string | null;
  readonly testResults: readonly TestCase[];
}
interface RunResults {
  readonly snapshot?: { readonly failure: boolean };
  readonly wasInterrupted?: boolean;
  readonly startTime: number;
  readonly numTotalTests: number;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly numTotalTestSuites: number;
  readonly numFailedTestSuites: number;
  readonly numRuntimeErrorTestSuites: number;
  readonly testResults: readonly TestFile[];
}

/** Where the reporter writes: the coverage directory, which is an output of every Jest target that Nx infers. */
export const JEST_RESULTS_FILE = 'jest-results.json';

/**
 * A Jest reporter that writes the run's results in the format of `jest --json` beside the coverage reports, so that
 * Nx caches and restores both together. It prints nothing.
 */
export default class JestEvidenceReporter {
  readonly #directory: string;

  constructor(globalConfig: { readonly coverageDirectory: string }) {
    this.#directory = globalConfig.coverageDirectory;
  }

  /** Called by Jest once, after the last test file. */
  onRunComplete(_contexts: unknown, results: RunResults): void {
    const file = join(this.#directory, JEST_RESULTS_FILE);
    mkdirSync(this.#directory, { recursive: true });
    // A reader never sees half a report: it is written beside its place and moved there.
    writeFileSync(`${file}.${process.pid}`, `${JSON.stringify(jestJson(results), null, 2)}\n`);
    renameSync(`${file}.${process.pid}`, file);
  }
}

/** What Jest itself says once all reporters are done; until then its own field says that the run failed. */
function succeeded(results: RunResults): boolean {
  const { numFailedTests, numRuntimeErrorTestSuites, snapshot, wasInterrupted } = results;
  const failed = numFailedTests > 0 || numRuntimeErrorTestSuites > 0;
  return !failed && snapshot?.failure !== true && wasInterrupted !== true;
}

/** The results in the shape of `jest --json`, without the coverage map. */
export function jestJson(results: RunResults): object {
  const { testResults, ...counts } = results;
  return {
    success: succeeded(results),
    startTime: counts.startTime,
    numTotalTests: counts.numTotalTests,
    numPassedTests: counts.numPassedTests,
    numFailedTests: counts.numFailedTests,
    numPendingTests: counts.numPendingTests,
    numTodoTests: counts.numTodoTests,
    numTotalTestSuites: counts.numTotalTestSuites,
    numFailedTestSuites: counts.numFailedTestSuites,
    numRuntimeErrorTestSuites: counts.numRuntimeErrorTestSuites,
    testResults: testResults.map((file) => ({
      name: file.testFilePath,
      status:
        file.testExecError || file.testResults.some((test) => test.status === 'failed') ? 'failed' : 'passed',
      message: file.failureMessage ?? '',
      assertionResults: file.testResults.map(
        ({ ancestorTitles, fullName, title, status, failureMessages }) => ({
          ancestorTitles,
          fullName,
          title,
          status,
          failureMessages,
        }),
      ),
    })),
  };
}
