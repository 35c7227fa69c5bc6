import { getProjects, readJson, readNxJson, type Tree } from '@nx/devkit';

/** What the workspace says of itself, as far as plans and projects need it. */
export interface WorkspaceFacts {
  /** Whether projects are packages of the package manager with TypeScript references, or path mappings. */
  readonly usesReferences: boolean;
  /** `6.0` of the TypeScript version in package.json; null when none is stated. */
  readonly typescript: string | null;
  readonly node: string;
  readonly importEnding: '.js' | '';
  /** Where libraries go when nobody says. */
  readonly librariesDirectory: string;
}

export function readWorkspace(tree: Tree): WorkspaceFacts {
  const usesReferences = usesTypeScriptReferences(tree);
  return {
    usesReferences,
    typescript: typescriptVersion(tree),
    node: process.versions.node.split('.')[0] ?? '',
    importEnding: usesReferences ? '.js' : '',
    librariesDirectory: tree.exists('libs') && !tree.exists('packages') ? 'libs' : 'packages',
  };
}

/** The same signs by which Nx itself tells the two kinds of workspace, or decides which one a new workspace becomes. */
function usesTypeScriptReferences(tree: Tree): boolean {
  const workspaces = tree.exists('pnpm-workspace.yaml') || 'workspaces' in manifest(tree);
  if (!workspaces) return false;
  const [hasBase, hasSolution] = [tree.exists('tsconfig.base.json'), tree.exists('tsconfig.json')];
  if (!hasBase && !hasSolution) return infersTargets(tree);
  if (!hasBase || !hasSolution) return false;
  const solution = readJson<{ extends?: unknown }>(tree, 'tsconfig.json');
  const base = readJson<{ compilerOptions?: { composite?: boolean } }>(tree, 'tsconfig.base.json');
  return solution.extends === './tsconfig.base.json' && base.compilerOptions?.composite === true;
}

function infersTargets(tree: Tree): boolean {
  return process.env.NX_ADD_PLUGINS !== 'false' && readNxJson(tree)?.useInferencePlugins !== false;
}

function typescriptVersion(tree: Tree): string | null {
  const { dependencies = {}, devDependencies = {} } = manifest(tree);
  const range = devDependencies.typescript ?? dependencies.typescript;
  return /(\d+\.\d+)/.exec(range ?? '')?.[1] ?? null;
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

function manifest(tree: Tree): Manifest {
  return tree.exists('package.json') ? readJson<Manifest>(tree, 'package.json') : {};
}

/** Roots and names of the workspace's projects, with those that this run has created. */
export function projectsOf(tree: Tree): { roots: string[]; names: ReadonlySet<string> } {
  const projects = getProjects(tree);
  return {
    roots: [...projects.values()].map(({ root }) => root),
    names: new Set(projects.keys()),
  };
}
