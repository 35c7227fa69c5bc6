/** A test whose full name has the id of a requirement, and how it ended. */
export interface NamedTest {
  /** With the names of the suites around it, and without paths. */
  readonly name: string;
  readonly ended: 'passed' | 'failed' | 'skipped' | 'expected';
}

/** The results of one test file, or of one suite or class where the report names no files. */
export interface TestFileResult {
  /** The test file as written in the report; null when the report does not name files. */
  readonly file: string | null;
  /** The suite name as written (JUnit `testsuite name`, describe block). */
  readonly name: string;
  /** The class, package or module as written, where the report names no file ("com.acme.CardTest"); null where it says nothing. */
  readonly module: string | null;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Tests that ran and failed as their author says that they do: neither passed nor skipped. */
  readonly expected: number;
  /** Tests among `passed` that failed first and passed when they were repeated. */
  readonly flaky: number;
  /** The names of the first of them, at most `MAX_FLAKY_NAMES`. */
  readonly flakyTests: readonly string[];
  /** The first failed test's full name. */
  readonly firstFailure: string | null;
  /** The line of the file, from 1, at which that test is or failed; left out where the report does not say. */
  readonly firstFailureLine?: number;
  /** Whether the file failed before any test ran. */
  readonly crashed: boolean;
  /** The tests of it that name requirements; left out where none does. What the report says in no test's own words is not among them. */
  readonly named?: readonly NamedTest[];
}

/** The tests of a project, by file and suite. */
export interface TestsEvidence {
  readonly kind: 'tests';
  readonly files: readonly TestFileResult[];
  /** Why the run as a whole failed by its own report, beyond any test: an obsolete snapshot, an error outside tests. */
  readonly problems: readonly string[];
  /** The last day that it says its tests ran on, as YYYY-MM-DD; null when it says none. */
  readonly ranOn: string | null;
  /** Whether more tests name requirements than can be held, so that none of them is known by its name. */
  readonly namesLeftOut?: boolean;
}
