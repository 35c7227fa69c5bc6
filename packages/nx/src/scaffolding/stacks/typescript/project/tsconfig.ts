import { readJson, updateJson, type Tree } from '@nx/devkit';
import type { TypeScriptWorkspace } from '../workspace.js';

interface TsConfig {
  include?: string[];
  compilerOptions?: { lib?: readonly string[]; module?: string };
}

/** What a new project has besides other projects. */
interface Checked {
  readonly workspace: TypeScriptWorkspace;
  /** The command that checks types; its package has the same name, except for `tsc`. */
  readonly compiler: string;
  /** Whether its tests look at pages. */
  readonly isClient: boolean;
}

/** Lets the tests in `tests/` be type-checked, by a target where Nx infers none. */
export function configureTypeScript(
  tree: Tree,
  root: string,
  { workspace, compiler, isClient }: Checked,
): void {
  const spec = `${root}/tsconfig.spec.json`;
  if (tree.exists(spec)) {
    updateJson<TsConfig>(tree, spec, (config) => ({
      ...asModules(tree, root, isClient ? withPages(tree, config) : config),
      include: [...new Set([...(config.include ?? []), 'tests/**/*.ts', 'tests/**/*.tsx'])],
    }));
  }
  if (!workspace.usesReferences) {
    addTypecheck(tree, root, compiler);
  }
}

/** Where the workspace names libraries of types, those of browsers may not be among them. */
function withPages(tree: Tree, config: TsConfig): TsConfig {
  const own = config.compilerOptions?.lib ?? libOf(tree, 'tsconfig.base.json');
  if (own === undefined || own.some((name) => name.toLowerCase() === 'dom')) return config;
  return { ...config, compilerOptions: { ...config.compilerOptions, lib: [...own, 'dom'] } };
}

/** The configuration of Vitest is a module, whatever the sources of the project are compiled to. */
function asModules(tree: Tree, root: string, config: TsConfig): TsConfig {
  const isModule = (config.include ?? []).some(
    (path) => path.endsWith('.mts') && tree.exists(`${root}/${path}`),
  );
  const own = tree.exists(`${root}/tsconfig.json`)
    ? readJson<TsConfig>(tree, `${root}/tsconfig.json`).compilerOptions?.module
    : undefined;
  if (!isModule || config.compilerOptions?.module !== undefined || own?.toLowerCase() !== 'commonjs')
    return config;
  return { ...config, compilerOptions: { ...config.compilerOptions, module: 'esnext' } };
}

function libOf(tree: Tree, path: string): readonly string[] | undefined {
  return tree.exists(path) ? readJson<TsConfig>(tree, path).compilerOptions?.lib : undefined;
}

interface ProjectJson {
  targets?: Record<string, unknown>;
}

function addTypecheck(tree: Tree, root: string, compiler: string): void {
  const path = `${root}/project.json`;
  const configs = ['tsconfig.app.json', 'tsconfig.lib.json', 'tsconfig.spec.json'];
  const present = configs.filter((name) => tree.exists(`${root}/${name}`));
  if (!tree.exists(path) || present.length === 0) {
    return;
  }
  const externals = ['typescript', ...(compiler === 'tsc' ? [] : [compiler])];
  updateJson<ProjectJson>(tree, path, (project) => ({
    ...project,
    targets: {
      ...project.targets,
      typecheck: project.targets?.typecheck ?? {
        executor: 'nx:run-commands',
        cache: true,
        inputs: ['default', '^production', { externalDependencies: externals }],
        options: {
          cwd: '{projectRoot}',
          commands: present.map((config) => `${compiler} --noEmit -p ${config}`),
          parallel: false,
        },
      },
    },
  }));
}
