import { ensurePackage } from '@nx/devkit';
import type { Compiler } from '../tools/editing/script-source.js';
import { GeneratorProblem } from './problem.js';

/** The last versions of TypeScript with an interface for other programs, and the package that has it beside a newer one. */
const COMPILERS = [
  ['typescript', '^6.0.0'],
  ['@typescript/typescript6', '^6.0.0'],
] as const;

/**
 * A package of the workspace; one that it lacks is fetched into a folder of the system's for temporary files. Nx refuses that in a dry run,
 * though it does not touch the workspace, and only so can a dry run tell what would be written.
 */
export function fetchedPackage<Module>(name: string, version: string): Module {
  const { NX_DRY_RUN: dryRun } = process.env;
  delete process.env.NX_DRY_RUN;
  try {
    return ensurePackage<Module>(name, version);
  } finally {
    if (dryRun !== undefined) process.env.NX_DRY_RUN = dryRun;
  }
}

/**
 * The compiler of the workspace, or one that reads the same texts: TypeScript 7 has none for other programs.
 * @throws GeneratorProblem if none can be had
 */
export function workspaceCompiler(
  load: (name: string, version: string) => unknown = fetchedPackage,
): Compiler {
  for (const [name, version] of COMPILERS) {
    const compiler = load(name, version) as Partial<Compiler> | null;
    if (typeof compiler?.createSourceFile === 'function') return compiler as Compiler;
  }
  throw new GeneratorProblem(
    'No compiler of TypeScript that generators can call is installed.',
    `Add ${COMPILERS.map(([name]) => name).at(-1)} to the devDependencies, and run the command again.`,
  );
}
