import type { Conventions } from '../conventions/conventions.js';
import { declarationOf } from '../frameworks/index.js';

/** A generator of Nx: the packages that it needs, its own first, its name there, and its options besides those of all. */
export interface FirstPartyGenerator {
  readonly packages: readonly string[];
  /** What exports it: its package, or a part of that. */
  readonly module: string;
  readonly name: 'applicationGenerator' | 'libraryGenerator';
  readonly options: Readonly<Record<string, unknown>>;
  /** Whether its options take a path of imports; otherwise the name of a project is its only one. */
  readonly takesImportPath: boolean;
}

const RUNNERS = { jest: '@nx/jest', vitest: '@nx/vitest' } as const;

/** The generator that makes a project with these tools. */
export function generatorFor(tools: Conventions): FirstPartyGenerator {
  const { projectType, testRunner, bundler } = tools;
  const common = [RUNNERS[testRunner], ...(tools.linter === 'eslint' ? ['@nx/eslint'] : [])];
  const framework = declarationOf(tools.framework);
  const isLibrary = projectType === 'library';
  const own = isLibrary ? framework?.library : framework?.application;
  // What a framework without libraries shares with another project is a plain library.
  if (framework === null || own === null || own === undefined) {
    return {
      packages: ['@nx/js', ...common],
      module: '@nx/js',
      name: 'libraryGenerator',
      options: {
        bundler: bundler === 'swc' ? bundler : 'tsc',
        testEnvironment: 'node',
        unitTestRunner: testRunner,
      },
      takesImportPath: true,
    };
  }
  const bundled = bundler === 'none' ? {} : { bundler };
  return {
    packages: [...new Set([framework.plugin, '@nx/js', ...(framework.bundlers[bundler] ?? []), ...common])],
    module: framework.module ?? framework.plugin,
    name: isLibrary ? 'libraryGenerator' : 'applicationGenerator',
    options: { ...own, ...bundled, unitTestRunner: framework.runners?.[testRunner] ?? testRunner },
    takesImportPath: isLibrary,
  };
}
