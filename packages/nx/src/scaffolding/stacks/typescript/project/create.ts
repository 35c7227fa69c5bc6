import { getProjects, readJson, visitNotIgnoredFiles, workspaceRoot, type Tree } from '@nx/devkit';
import type { PlannedProject } from '../../../file-plan.js';
import { projectNameOf } from '../../../project-name.js';
import type { TypeScriptWorkspace } from '../workspace.js';
import type { Conventions } from '../conventions/conventions.js';
import { loadFirstParty, packagesFor } from './first-party.js';
import { configureJest } from './jest.js';
import { configureTypeScript } from './tsconfig.js';
import { configureVitest } from './vitest.js';

interface NewProject extends PlannedProject {
  readonly workspace: TypeScriptWorkspace;
  readonly tools: Conventions;
}

/**
 * Makes a directory a project with the library generator of `@nx/js`, then moves its tests
 * to `tests/` and makes them write evidence. Existing files of the directory do not change. Packages are not installed here.
 */
export async function createProject(tree: Tree, project: NewProject): Promise<void> {
  const { root, workspace } = project;
  const before = filesBelow(tree, root);
  await fromWorkspaceRoot(() => generateLibrary(tree, project));
  restore(tree, root, before);
  if (project.tools.testRunner === 'vitest') configureVitest(tree, project);
  else configureJest(tree, project);
  configureTypeScript(tree, root, workspace);
}

/** The part of `@nx/js` that is used. */
interface NxJs {
  libraryGenerator(this: void, tree: Tree, options: Readonly<Record<string, unknown>>): Promise<unknown>;
}

async function generateLibrary(tree: Tree, project: NewProject): Promise<void> {
  const { testRunner, linter } = project.tools;
  const { libraryGenerator } = loadFirstParty(packagesFor(project.tools)) as NxJs;
  await libraryGenerator(tree, {
    directory: project.root,
    ...nameOptions(tree, project),
    bundler: 'tsc',
    unitTestRunner: testRunner,
    linter,
    testEnvironment: 'node',
    // A default of the schema, which holds on the command line only.
    strict: true,
    skipFormat: true,
    // As on the command line, where Nx decides both by the workspace.
    addPlugin: undefined,
    useProjectJson: undefined,
  });
}

/** A name only where the one that Nx would choose cannot be used; with the scope that Nx would give it. */
function nameOptions(tree: Tree, { root, feature, workspace }: NewProject): Record<string, string> {
  // Projects that this run has created count too.
  const taken = new Set(getProjects(tree).keys());
  const name = projectNameOf(root, { taken, feature });
  if (name === undefined) return {};
  const scope = workspace.usesReferences ? scopeOf(tree) : null;
  return scope === null ? { name } : { importPath: `${scope}/${name}` };
}

/** The scope of the workspace's own name, which projects of package-manager workspaces have too. */
function scopeOf(tree: Tree): string | null {
  const { name = '' } = readJson<{ name?: string }>(tree, 'package.json');
  return /^@[^/]+(?=\/)/.exec(name)?.[0] ?? null;
}

/**
 * Two environment variables would mislead the generators of Nx:
 * - They take a directory relative to where the command was given (`INIT_CWD`), and ours are relative to the root.
 * - Packages that the workspace lacks are fetched into a folder of the system's for temporary files, and Nx refuses that in a
 *   dry run. The workspace is not touched by it, and only so can a dry run tell what would be written.
 */
async function fromWorkspaceRoot(work: () => Promise<void>): Promise<void> {
  const { INIT_CWD, NX_DRY_RUN } = process.env;
  setVariables({ INIT_CWD: workspaceRoot, NX_DRY_RUN: undefined });
  try {
    await work();
  } finally {
    setVariables({ INIT_CWD, NX_DRY_RUN });
  }
}

function setVariables(variables: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}

function filesBelow(tree: Tree, root: string): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  if (tree.exists(root)) {
    visitNotIgnoredFiles(tree, root, (path) => {
      const content = tree.read(path);
      if (content !== null) {
        files.set(path.replaceAll('\\', '/'), content);
      }
    });
  }
  return files;
}

/** Removes the sample of the generator, and restores what it overwrote. */
function restore(tree: Tree, root: string, before: ReadonlyMap<string, Buffer>): void {
  for (const path of filesBelow(tree, `${root}/src`).keys()) {
    if (!before.has(path)) {
      tree.delete(path);
    }
  }
  for (const [path, content] of before) {
    if (tree.read(path)?.equals(content) !== true) {
      tree.write(path, content);
    }
  }
}
