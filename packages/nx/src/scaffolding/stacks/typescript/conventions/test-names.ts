import type { Conventions, TestRunner } from './conventions.js';

const MODULES: Readonly<Record<TestRunner, string>> = { jest: '@jest/globals', vitest: 'vitest' };
/** The object of each runner that replaces functions and modules; the methods that templates use have the same names. */
const MOCKS: Readonly<Record<TestRunner, string>> = { jest: 'jest', vitest: 'vi' };

/** What templates of tests need to know of the runner. */
export function runnerValues({ testRunner, testNames }: Pick<Conventions, 'testRunner' | 'testNames'>) {
  return {
    mock: MOCKS[testRunner],
    /** The line that imports names of the runner; empty where they are globals. */
    testing: (...names: readonly string[]): string =>
      testNames === 'global'
        ? ''
        : `import { ${[...names].sort().join(', ')} } from '${MODULES[testRunner]}';\n`,
  };
}
