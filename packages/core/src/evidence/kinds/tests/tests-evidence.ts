/** The results of one test file, or of one suite where the report names no files. */
export interface TestFileResult {
  /** The test file as written in the report; null when the report does not name files. */
  readonly file: string | null;
  /** The suite name as written (JUnit `testsuite name`, describe block). */
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** The first failed test's full name. */
  readonly firstFailure: string | null;
  /** Whether the file failed before any test ran. */
  readonly crashed: boolean;
}

/** The tests of a project, by file and suite. */
export interface TestsEvidence {
  readonly kind: 'tests';
  readonly files: readonly TestFileResult[];
}
