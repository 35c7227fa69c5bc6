import {
  getProjects,
  logger,
  readJson,
  readNxJson,
  visitNotIgnoredFiles,
  workspaceRoot,
  type TargetConfiguration,
  type Tree,
} from '@nx/devkit';
import type { PlannedProject } from '../../../file-plan.js';
import { GeneratorProblem } from '../../../problem.js';
import { projectNameOf } from '../../../project-name.js';
import type { TypeScriptWorkspace } from '../workspace.js';
import type { Conventions } from '../conventions/conventions.js';
import { declarationOf } from '../frameworks/index.js';
import { loadFirstParty } from './first-party.js';
import { generatorFor, type FirstPartyGenerator } from './generator-for.js';
import { configureJest } from './jest.js';
import { configureTypeScript } from './tsconfig.js';
import { configureVitest } from './vitest.js';

interface NewProject extends PlannedProject {
  readonly workspace: TypeScriptWorkspace;
  readonly tools: Conventions;
}

/**
 * Makes a directory a project with the first-party generator of Nx for its tools, then makes its tests write evidence, wherever
 * they are. Existing files of the directory do not change. Packages are not installed here.
 */
export async function createProject(tree: Tree, project: NewProject): Promise<void> {
  const { root, workspace, tools } = project;
  const before = filesBelow(tree, root);
  await fromWorkspaceRoot(() => generate(tree, project));
  restore(tree, { root, before, isSample: sampleOf(project) });
  if (tools.testRunner === 'vitest') configureVitest(tree, project);
  else configureJest(tree, project);
  const { compiler = 'tsc', side = 'server' } = declarationOf(tools.framework) ?? {};
  configureTypeScript(tree, root, { workspace, compiler, isClient: side === 'client' });
}

type Generator = (tree: Tree, options: Readonly<Record<string, unknown>>) => Promise<unknown>;

async function generate(tree: Tree, project: NewProject): Promise<void> {
  const { linter } = project.tools;
  refuseReferences(project);
  const generator = generatorFor(project.tools);
  logger.info(`Making ${project.root} a project with ${generator.packages.join(', ')}.`);
  const loaded = loadFirstParty(generator) as Record<typeof generator.name, Generator>;
  await loaded[generator.name](tree, {
    directory: project.root,
    ...nameOptions(tree, project, generator),
    ...generator.options,
    linter,
    // A default of the schema, which holds on the command line only.
    strict: true,
    skipFormat: true,
    // As on the command line, where Nx decides by the workspace.
    addPlugin: writesTargets(tree) ? false : undefined,
    useProjectJson: undefined,
  });
}

/**
 * Whether the projects of the workspace have their targets in project.json. A plugin that infers those of a new one would give each
 * project a second target for the same tool, under another name.
 */
function writesTargets(tree: Tree): boolean {
  const { plugins = [] } = readNxJson(tree) ?? {};
  const names = plugins.map((plugin) => (typeof plugin === 'string' ? plugin : plugin.plugin));
  if (names.some((name) => name.startsWith('@nx/'))) return false;
  const projects = [...getProjects(tree).values()];
  return projects.some(({ targets = {} }) => Object.values(targets).some(isOfPlugin));
}

/** Whether a target runs what one of the plugins would infer. */
function isOfPlugin({ executor = '' }: TargetConfiguration): boolean {
  return /^@nx\/(?:eslint:lint|jest:jest|vitest:test|vite:test)$/.test(executor);
}

/** @throws GeneratorProblem for a framework whose generator does not make projects in such a workspace */
function refuseReferences({ root, tools, workspace }: NewProject): void {
  const framework = declarationOf(tools.framework);
  if (framework?.needsPathMappings !== true || !workspace.usesReferences) return;
  throw new GeneratorProblem(
    `${root} cannot be made with ${framework.title}: ${framework.plugin} makes no projects in a workspace of TypeScript references. ` +
      'Nothing was written.',
    'Name another framework in Primary Dependencies, or none.',
  );
}

/** A name only where the one that Nx would choose cannot be used; with the scope that Nx would give it. */
function nameOptions(
  tree: Tree,
  { root, feature, workspace }: NewProject,
  { takesImportPath }: FirstPartyGenerator,
): Record<string, string> {
  // Projects that this run has created count too.
  const taken = new Set(getProjects(tree).keys());
  const name = projectNameOf(root, { taken, feature });
  if (name === undefined) return {};
  const scope = workspace.usesReferences ? scopeOf(tree) : null;
  if (scope === null) return { name };
  return takesImportPath ? { importPath: `${scope}/${name}` } : { name: `${scope}/${name}` };
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

/**
 * What of a generator's sources is a sample, by paths relative to the root. An application does not start without the entry, the
 * page and the root component that its generator makes; a skeleton with a root component of its own replaces that one.
 */
function sampleOf({ tools, skeleton }: NewProject): (path: string) => boolean {
  if (tools.projectType !== 'application' || tools.framework === 'none') return () => true;
  const { sample = null } = declarationOf(tools.framework) ?? {};
  if (sample === null || !skeleton.some((path) => sample.test(path))) return () => false;
  return (path) => sample.test(path);
}

interface Restored {
  readonly root: string;
  readonly before: ReadonlyMap<string, Buffer>;
  readonly isSample: (path: string) => boolean;
}

/** Removes the sample of the generator, and restores what it overwrote. */
function restore(tree: Tree, { root, before, isSample }: Restored): void {
  for (const path of filesBelow(tree, `${root}/src`).keys()) {
    if (!before.has(path) && isSample(path.slice(root.length + 1))) {
      tree.delete(path);
    }
  }
  for (const [path, content] of before) {
    if (tree.read(path)?.equals(content) !== true) {
      tree.write(path, content);
    }
  }
}
