import type { Conventions, Framework } from '../conventions/conventions.js';

/** A generator of Nx: the packages that it needs, its own first, its name there, and its options besides those of all. */
export interface FirstPartyGenerator {
  readonly packages: readonly string[];
  readonly name: 'applicationGenerator' | 'libraryGenerator';
  readonly options: Readonly<Record<string, unknown>>;
  /** Whether its options take a path of imports; otherwise the name of a project is its only one. */
  readonly takesImportPath: boolean;
}

const RUNNERS = { jest: '@nx/jest', vitest: '@nx/vitest' } as const;
const WITH_VITE = ['@nx/vite', '@nx/vitest'];

const LIBRARIES: Readonly<Record<Framework, Readonly<Record<string, unknown>>>> = {
  react: { bundler: 'vite', style: 'css', component: false },
  vue: { bundler: 'vite', component: false },
  nest: { buildable: true },
  express: {},
};

const APPLICATIONS: Readonly<Record<Framework, Readonly<Record<string, unknown>>>> = {
  react: { bundler: 'vite', style: 'css', routing: false, minimal: true, e2eTestRunner: 'none' },
  vue: { bundler: 'vite', style: 'css', routing: false, e2eTestRunner: 'none' },
  nest: { e2eTestRunner: 'none' },
  express: { e2eTestRunner: 'none' },
};

/** The generator that makes a project with these tools. */
export function generatorFor(tools: Conventions): FirstPartyGenerator {
  const { framework, projectType, testRunner, linter } = tools;
  const own = linter === 'eslint' ? ['@nx/eslint'] : [];
  const runner = RUNNERS[testRunner];
  // Express has applications only; what another project shares with it is a plain library.
  if (framework === 'none' || (framework === 'express' && projectType === 'library')) {
    return {
      packages: ['@nx/js', runner, ...own],
      name: 'libraryGenerator',
      options: { bundler: 'tsc', testEnvironment: 'node' },
      takesImportPath: true,
    };
  }
  const needed = framework === 'react' || framework === 'vue' ? [...WITH_VITE, runner] : [runner];
  const isLibrary = projectType === 'library';
  return {
    packages: [`@nx/${framework}`, '@nx/js', ...new Set(needed), ...own],
    name: isLibrary ? 'libraryGenerator' : 'applicationGenerator',
    options: isLibrary ? LIBRARIES[framework] : APPLICATIONS[framework],
    takesImportPath: isLibrary,
  };
}
