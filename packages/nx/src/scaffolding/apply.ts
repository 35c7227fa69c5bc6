import { formatFiles, readJson, type Tree } from '@nx/devkit';
import { treeWorkspaceFiles } from '../workspace/tree-files.js';
import type { FilePlan, PlannedFile } from './file-plan.js';
import { STACKS } from './stacks/index.js';
import type { StackInWorkspace } from './stacks/stack.js';

/** The result of applying a plan. */
export interface AppliedPlan {
  /** Files that are not needed, because one of their `unless` paths exists. */
  readonly skipped: readonly PlannedFile[];
  /** Whether what an installation depends on has changed. */
  readonly dependenciesChanged: boolean;
  /** The packages that are declared now and were not, with their version ranges, such as `zod@^4.1.12`. */
  readonly addedPackages: readonly string[];
}

/**
 * Applies a plan: projects first, then files, then what they need. A file that exists by then is not changed,
 * unless the plan edits it, so a project keeps the files that its own generators wrote.
 */
export async function applyFilePlan(
  tree: Tree,
  plan: FilePlan,
  { skipFormat }: { skipFormat: boolean },
): Promise<AppliedPlan> {
  // The stack of a workspace is determined once for the run, because created projects may change the signs that it reads.
  const stackNamed = openedStacks(tree);
  const roots = [...new Set([...plan.projects, ...plan.needs].map(({ root }) => root))];
  const before = manifestsOf(tree, roots);
  const declaredBefore = new Set(packagesOf(before));
  for (const project of plan.projects) {
    await stackNamed(project.stack).createProject(tree, project);
  }
  const skipped = writeFiles(
    tree,
    plan.files.filter(({ isFinal }) => isFinal !== true),
  );
  for (const needs of plan.needs) stackNamed(needs.stack).declareNeeds(tree, needs);
  const after = manifestsOf(tree, roots);
  const addedPackages = packagesOf(after).filter((one) => !declaredBefore.has(one));
  // A new package has to be linked, whatever it depends on; a project without a manifest of npm needs nothing of it.
  const isNewPackage = plan.projects.some(({ root }) => tree.exists(`${root}/package.json`));
  const dependenciesChanged = isNewPackage || JSON.stringify(after) !== JSON.stringify(before);
  if (!skipFormat) await formatFiles(tree);
  writeFiles(
    tree,
    plan.files.filter(({ isFinal }) => isFinal === true),
  );
  return { skipped, dependenciesChanged, addedPackages: [...new Set(addedPackages)].sort() };
}

function openedStacks(tree: Tree): (name: string) => StackInWorkspace {
  const files = treeWorkspaceFiles(tree);
  const opened = new Map(STACKS.map((stack) => [stack.name, stack.open(files)]));
  return (name) => {
    const stack = opened.get(name);
    if (stack === undefined) throw new Error(`There is no language stack "${name}".`);
    return stack;
  };
}

function writeFiles(tree: Tree, files: readonly PlannedFile[]): PlannedFile[] {
  const skipped: PlannedFile[] = [];
  for (const file of files) {
    if (tree.exists(file.path) && file.edits !== true) continue;
    if (file.unless?.some((path) => tree.exists(path)) === true) skipped.push(file);
    else tree.write(file.path, file.content);
  }
  return skipped;
}

type Packages = Readonly<Record<string, string>>;
interface Manifest {
  readonly dependencies?: Packages | undefined;
  readonly devDependencies?: Packages | undefined;
  readonly bin?: unknown;
}

/** What an installation depends on: the manifests of the workspace and of some projects. */
function manifestsOf(tree: Tree, roots: readonly string[]): Manifest[] {
  const paths = ['package.json', ...roots.map((root) => `${root}/package.json`)];
  return paths.map((path) => {
    const { dependencies, devDependencies, bin } = tree.exists(path) ? readJson<Manifest>(tree, path) : {};
    return { dependencies, devDependencies, bin };
  });
}

function packagesOf(manifests: readonly Manifest[]): string[] {
  return manifests.flatMap(({ dependencies, devDependencies }) =>
    Object.entries({ ...dependencies, ...devDependencies }).map(([name, range]) => `${name}@${range}`),
  );
}
