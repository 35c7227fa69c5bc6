import { compileGlob, globTest, isGlob, pathOrHolder } from '../../../base/glob.js';
import type { TestFileResult, TestsEvidence } from './tests-evidence.js';
import type { WorkspaceFiles } from '../../../base/workspace-files.js';
import { FileLocator, type ProjectPlace } from '../../file-locator.js';
import { ModuleLocator } from '../../module-locator.js';
import { isWithin, relativeTo } from '../../../base/paths.js';

/** Test counts of several files. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Tests that failed as expected. */
  readonly expected: number;
  /** Tests among `passed` that passed only when they were repeated. */
  readonly flaky: number;
  /** The names of the first of them in each file. */
  readonly flakyTests: readonly string[];
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
  /** Where its files are, relative to the project: `tests/unit/` or the gate's glob; or `name:` and a glob of names. */
  readonly pattern: string;
  readonly state: 'counted' | 'absent' | 'unnamed';
  /** Test files of the suite that the report names, and classes, packages or modules where it names no files. */
  readonly files: number;
}

export interface SuiteResults {
  readonly suites: readonly SuiteResult[];
  /** All tests of the report, of whatever suite and project. */
  readonly total: TestCounts;
  /** Each result of the report with where it is. */
  readonly located: readonly LocatedResult[];
}

/** A result with where it is. */
export interface LocatedResult {
  readonly result: TestFileResult;
  /** In the workspace; null when nothing there is what the report names. */
  readonly file: string | null;
  /** The same relative to the project; null when it is not in the project itself. */
  readonly path: string | null;
}

/** The suites of a gate: names that mean `tests/<name>/`, or a glob relative to the project, or `name:` and a glob of names. */
export type Suites = readonly string[] | Readonly<Record<string, string>>;

/** Before a glob of the names of classes, packages or modules, for reports that name no files. */
const NAMES = 'name:';

/**
 * Counts the tests of each suite by the files they are in, or where the report names none, by the class, package or module. A
 * file counts for a suite only if it is there, in the project itself; one file may belong to several suites. Tests of which
 * nothing is known count for a suite that is the whole project, because the target of the project ran them.
 */
export function testSuites(
  evidence: TestsEvidence,
  suites: Suites,
  host: { readonly files: WorkspaceFiles; readonly project: ProjectPlace },
): SuiteResults {
  const located = locateTests(evidence, host);
  const nameless = located.filter(({ result, path }) => result.file === null && path === null);
  const unnamed = nameless.some(({ result }) => ran(result) > 0);
  return {
    suites: suitePatterns(suites).map(({ suite, pattern }) => {
      const found = located.filter(memberOf(pattern));
      const files = new Set(found.map(({ path, result }) => path ?? `\0${result.module ?? result.name}`))
        .size;
      const state = found.length > 0 ? 'counted' : unnamed ? 'unnamed' : 'absent';
      return { suite, pattern, state, files, ...sum(found.map(({ result }) => result)) } as const;
    }),
    total: sum(evidence.files),
    located,
  };
}

/** Each result of a report with where it is. */
export function locateTests(
  { files }: TestsEvidence,
  host: { readonly files: WorkspaceFiles; readonly project: ProjectPlace },
): LocatedResult[] {
  const { root } = host.project;
  const locator = new FileLocator(host.files, host.project);
  const modules = new ModuleLocator(host.files, host.project);
  return files.map((result) => {
    if (result.file === null) {
      const file = result.module === null ? null : modules.locate(result.module);
      return { result, file, path: file === null ? null : relativeTo(file, root) };
    }
    const place = locator.locate(result.file);
    if (place.at === 'nowhere') return { result, file: null, path: null };
    return { result, file: place.path, path: place.owner === root ? relativeTo(place.path, root) : null };
  });
}

function ran({ passed, failed, skipped, expected }: TestFileResult): number {
  return passed + failed + skipped + expected;
}

/** Each suite with where its files are, relative to the project: `tests/unit/`, or the glob that is written for it. */
export function suitePatterns(suites: Suites): { suite: string; pattern: string }[] {
  if (isList(suites)) return suites.map((suite) => ({ suite, pattern: `tests/${suite}/` }));
  return Object.entries(suites).map(([suite, pattern]) => ({ suite, pattern }));
}

function isList(suites: Suites): suites is readonly string[] {
  return Array.isArray(suites);
}

/** Whether a result is of the suite with this pattern. */
export function memberOf(pattern: string): (located: LocatedResult) => boolean {
  if (pattern.startsWith(NAMES)) return namedBy(pattern.slice(NAMES.length).trim());
  const matches = pathMatcher(pattern);
  const whole = isWholeProject(pattern);
  return ({ result, path }) =>
    path === null ? whole && result.file === null && ran(result) > 0 : matches(path);
}

/** A glob of names, in which `*` also matches the marks between their parts. A glob that is refused holds no test. */
function namedBy(glob: string): (located: LocatedResult) => boolean {
  const compiled = compileGlob(glob, true);
  if (!compiled.ok) return () => false;
  return ({ result: { file, module, name } }) =>
    file === null && [module, name].some((text) => text !== null && text !== '' && compiled.matches(text));
}

function isWholeProject(pattern: string): boolean {
  return /^(?:\.\/)*(?:\*\*(?:\/\*{1,2})*|\.)?\/?$/.test(pattern);
}

/** The test of a suite's pattern: a glob, a file, or a directory, with everything in it. A glob that is refused holds no test. */
export function pathMatcher(pattern: string): (path: string) => boolean {
  const clean = pattern.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
  if (!isGlob(clean)) return (path) => clean === '' || isWithin(path, clean);
  const matches = globTest(clean, { refused: false });
  return (path) => pathOrHolder(path, matches);
}

function sum(results: readonly TestFileResult[]): TestCounts {
  const counts = { passed: 0, failed: 0, skipped: 0, expected: 0, flaky: 0, crashed: 0 };
  const flakyTests: string[] = [];
  let firstFailure: string | null = null;
  for (const result of results) {
    counts.passed += result.passed;
    counts.failed += result.failed;
    counts.skipped += result.skipped;
    counts.expected += result.expected;
    counts.flaky += result.flaky;
    flakyTests.push(...result.flakyTests);
    if (result.crashed) counts.crashed += 1;
    firstFailure ??= result.firstFailure;
  }
  return { ...counts, flakyTests, firstFailure };
}
