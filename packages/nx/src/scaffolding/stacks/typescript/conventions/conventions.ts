import type { ProjectTools } from '../../stack.js';
import type { Framework } from '../frameworks/index.js';

/** The test runners whose tests the stack can write. */
export type TestRunner = 'jest' | 'vitest';

/** What relative imports end in: `.js` where modules are resolved as Node.js does, `.ts` where the compiler rewrites it. */
export type ImportEnding = '' | '.js' | '.ts';

/** How one project is written, tested and linted: what it does already, or what it will be made to do. */
export interface Conventions extends ProjectTools {
  readonly testRunner: TestRunner;
  /** Whether tests import `describe`, `it` and the like from the runner, or find them as globals. */
  readonly testNames: 'global' | 'imported';
  /** `none`: the workspace has another linter than ESLint, and a new project gets no ESLint. */
  readonly linter: 'eslint' | 'none';
  readonly framework: Framework | 'none';
  /** What bundles or compiles a new project; `none` where its generator takes no such option. */
  readonly bundler: string;
  readonly projectType: 'application' | 'library';
  readonly importEnding: ImportEnding;
}
