import { nameOf } from '../../../base/paths.js';

/** Names of test files by the conventions of test runners, whatever directory they are in. */
const TEST_FILE =
  /(?:[._-](?:spec|test|tests|cy|e2e)\.(?:[cm]?[jt]sx?|vue|svelte|dart|exs|swift)|^test_.+\.py|_test\.(?:py|go|rb|dart|exs|cc|cpp)|_spec\.rb|(?:Tests?|IT|Spec)\.(?:java|kt|groovy|scala|cs|fs|vb|swift|php))$/;

/** Whether a file is a test by its name. */
export function isTestFileName(path: string): boolean {
  return TEST_FILE.test(nameOf(path));
}

/** Directories that hold tests and what only tests use, by convention. */
const TEST_DIRECTORIES =
  /(?:^|\/)(?:tests?|specs?|__tests?__|e2e|cypress|playwright|__mocks__|mocks|fixtures?|__fixtures__|testdata|test-?(?:data|utils?|support|helpers?))\//i;

/** Whether a file is a test, or in a directory of tests. */
export function isTestPathInProject(path: string): boolean {
  return isTestFileName(path) || TEST_DIRECTORIES.test(path);
}
