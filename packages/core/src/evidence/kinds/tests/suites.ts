import { globTest, isGlob, pathOrHolder } from '../../../base/glob.js';
import type { TestFileResult, TestsEvidence } from './tests-evidence.js';
import type { WorkspaceFiles } from '../../../base/workspace-files.js';
import { FileLocator, type ProjectPlace } from '../../file-locator.js';
import { isWithin } from '../../../base/paths.js';

/** Test counts of several files. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** The first failed test's full name. */
  readonly firstFailure: string | null;
  /** Test files that failed before any test ran. */
  readonly crashed: number;
}

/**
 * What a report says of one suite. `counted`: test files of it are in the report. `absent`: none is. `unnamed`: none
 * is, but the report holds tests of which it does not say the file, so the suite may have run without proof.
 */
export interface SuiteResult extends TestCounts {
  readonly suite: string;
  /** Where its files are, relative to the project: `tests/unit/` or the gate's glob. */
  readonly pattern: string;
  readonly state: 'counted' | 'absent' | 'unnamed';
  /** Test files of the suite that the report names. */
  readonly files: number;
}

export interface SuiteResults {
  readonly suites: readonly SuiteResult[];
  /** All tests of the report, of whatever suite and project. */
  readonly total: TestCounts;
}

/** The suites of a gate: names that mean `tests/<name>/`, or a glob relative to the project for each name. */
export type Suites = readonly string[] | Readonly<Record<string, string>>;

/**
 * Counts the tests of each suite by the files they are in. A file counts for a suite only if it is there, in the
 * project; one file may belong to several suites.
 */
export function testSuites(
  evidence: TestsEvidence,
  suites: Suites,
  host: { readonly files: WorkspaceFiles; readonly project: ProjectPlace },
): SuiteResults {
  const locator = new FileLocator(host.files, host.project);
  const located = evidence.files.map((result) => ({
    result,
    path: pathInProject(locator, result, host.project.root),
  }));
  const unnamed = evidence.files.some(
    ({ file, passed, failed, skipped }) => file === null && passed + failed + skipped > 0,
  );
  return {
    suites: suitePatterns(suites).map(({ suite, pattern }) => {
      const matches = matcher(pattern);
      const found = located.flatMap(({ result, path }) =>
        path !== null && matches(path) ? [{ result, path }] : [],
      );
      const files = new Set(found.map(({ path }) => path)).size;
      const state = files > 0 ? 'counted' : unnamed ? 'unnamed' : 'absent';
      return { suite, pattern, state, files, ...sum(found.map(({ result }) => result)) } as const;
    }),
    total: sum(evidence.files),
  };
}

function pathInProject(locator: FileLocator, result: TestFileResult, root: string): string | null {
  if (result.file === null) return null;
  const place = locator.locate(result.file);
  if (place.at === 'nowhere' || !isWithin(place.path, root)) return null;
  return root === '.' ? place.path : place.path.slice(root.length + 1);
}

/** Each suite with where its files are, relative to the project: `tests/unit/`, or the glob that is written for it. */
export function suitePatterns(suites: Suites): { suite: string; pattern: string }[] {
  if (isList(suites)) return suites.map((suite) => ({ suite, pattern: `tests/${suite}/` }));
  return Object.entries(suites).map(([suite, pattern]) => ({ suite, pattern }));
}

function isList(suites: Suites): suites is readonly string[] {
  return Array.isArray(suites);
}

/** A glob, a file, or a directory, with everything in it. A glob that is refused holds no test: its suite is absent. */
function matcher(pattern: string): (path: string) => boolean {
  const clean = pattern.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
  if (!isGlob(clean)) return (path) => isWithin(path, clean);
  const matches = globTest(clean, { refused: false });
  return (path) => pathOrHolder(path, matches);
}

function sum(results: readonly TestFileResult[]): TestCounts {
  const counts = { passed: 0, failed: 0, skipped: 0, crashed: 0 };
  let firstFailure: string | null = null;
  for (const result of results) {
    counts.passed += result.passed;
    counts.failed += result.failed;
    counts.skipped += result.skipped;
    if (result.crashed) counts.crashed += 1;
    firstFailure ??= result.firstFailure;
  }
  return { ...counts, firstFailure };
}
