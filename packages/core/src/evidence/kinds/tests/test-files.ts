import { nameOf } from '../../../base/paths.js';

/** Names of test files by the conventions of test runners, whatever directory they are in. */
const TEST_FILE =
  /(?:[._-](?:spec|test|tests|cy|e2e)\.(?:[cm]?[jt]sx?|vue|svelte|dart|exs|swift)|^test_.+\.py|_test\.(?:py|go|rb|dart|exs|cc|cpp)|_spec\.rb|(?:Tests?|IT|Spec)\.(?:java|kt|groovy|scala|cs|fs|vb|swift|php))$/;

/** Whether a file is a test by its name. */
export function isTestFileName(path: string): boolean {
  return TEST_FILE.test(nameOf(path));
}

/** Directories that hold tests, or what only tests use, wherever they are. */
const ONLY_TESTS =
  /(?:^|\/)(?:__tests?__|__mocks__|__fixtures__|fixtures?|testdata|test-?(?:data|utils?|support|helpers?))\//i;
/** Directories of tests at the top of a project; deeper down, `tests` may be what the code is about. */
const TOP_TESTS = /^(?:tests?|specs?|e2e|cypress|playwright|mocks)\//i;
/** Where the build tools of the JVM keep tests. */
const JVM_TESTS =
  /(?:^|\/)src\/(?:test|it|integration-?test|testFixtures|androidTest)\/(?:java|kotlin|groovy|scala|resources)\//i;
const TESTS_SOMEWHERE = /(?:^|\/)(?:tests?|specs?|e2e|mocks)\//i;

/** The same without names that may say what code is about, such as `collect-tests.ts`. */
const SURELY_TEST_FILE =
  /(?:\.(?:spec|test|cy|e2e)\.(?:[cm]?[jt]sx?|vue|svelte)|^test_.+\.py|_test\.(?:py|go|rb|dart|exs|cc|cpp)|_spec\.rb|(?:Test|Tests|IT)\.(?:java|kt|groovy|scala|cs|fs|vb|swift|php))$/;

/** Whether a file is a test by its name, and its name cannot say what code is about instead. */
export function isSurelyTestFileName(path: string): boolean {
  return SURELY_TEST_FILE.test(nameOf(path));
}

/** Whether a path, relative to its project, is of a test or of what only tests use, so that no test can cover it. */
export function isTestPathInProject(path: string): boolean {
  return (
    SURELY_TEST_FILE.test(nameOf(path)) ||
    ONLY_TESTS.test(path) ||
    TOP_TESTS.test(path) ||
    JVM_TESTS.test(path)
  );
}

/** Whether a path may be of what only tests use: it or a directory on its way is called after tests. */
export function isAmongTests(path: string): boolean {
  return isTestPathInProject(path) || isTestFileName(path) || TESTS_SOMEWHERE.test(path);
}
