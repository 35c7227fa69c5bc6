import { isSourcePath, isTestPath } from '../../kinds/tests/collect-tests.js';
import { unreadable } from '../../reading/read-problem.js';
import type { FailureText } from './failing-test.js';
import type { Outcome } from './outcomes.js';

/** A `testcase` that is open. */
export interface TestCase {
  readonly depth: number;
  readonly name: string;
  readonly classname: string;
  readonly file: string | null;
  /** Where its attributes say that it is. */
  readonly line: number | null;
  /** What is said of its failure; null before there is one. */
  failure: FailureText | null;
  outcome: Outcome;
  /** How many of its tries failed, where the last one passed. */
  repeated: number;
  /** Whether it is called flaky. */
  readonly flaky: boolean;
}

/** What jest-junit writes in place of a class name when a file failed before any test ran. */
export const JEST_CRASH = 'Test suite failed to run';

/** What fails or is skipped beside tests counts as a test without a name. */
export function outsideTests(depth: number, outcome: 'failed' | 'skipped'): TestCase {
  const classname = outcome === 'failed' ? JEST_CRASH : '';
  return {
    depth,
    name: '',
    classname,
    file: null,
    line: null,
    failure: null,
    outcome,
    repeated: 0,
    flaky: false,
  };
}

/** What a test takes from the suite that it is in. */
interface SuiteOf {
  readonly name: string;
  readonly file: string | null;
}

/** pytest names no test that was running when the run was stopped. */
export function requireName({ name, classname, file }: TestCase): void {
  if (name === '' && classname === '' && file === null)
    unreadable('a test has no name, so the run was stopped in it');
}

/** The test's own file, else its suite's, else a class name that is a path. */
export function fileOf(test: TestCase, suite: SuiteOf): string | null {
  if (test.file !== null) return test.file;
  if (suite.file !== null) return suite.file;
  // Vitest names both suite and class after the file; a title that only looks like a path is written once.
  const twice = test.classname === suite.name && isSourcePath(test.classname);
  return twice || isTestPath(test.classname) ? test.classname : null;
}

/** The class, package or module that a test is in, where no file is named. */
export function moduleOf(test: TestCase, suite: SuiteOf): string | null {
  const module = test.classname === '' || test.classname === JEST_CRASH ? suite.name : test.classname;
  // A title is not one: neither a class nor a package nor a module has white space in its name.
  return module === '' || /\s/.test(module) ? null : module.slice(0, 500);
}

/** The name of a test as a message shows it: with its class, unless the name has it or the class is its file. */
export function titleOf(test: TestCase, suite: SuiteOf): string {
  const title = test.classname === JEST_CRASH && suite.name !== '' ? suite.name : test.name || test.classname;
  const full = test.classname === '' || title.startsWith(test.classname) || isTestPath(test.classname);
  return (full || test.classname === JEST_CRASH ? title : `${test.classname} ${title}`).slice(0, 1_000);
}
