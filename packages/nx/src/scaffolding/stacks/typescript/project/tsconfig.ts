import { updateJson, type Tree } from '@nx/devkit';
import type { TypeScriptWorkspace } from '../workspace.js';

interface TsConfig {
  include?: string[];
}

/** Lets the tests in `tests/` be type-checked, by a target where Nx infers none. */
export function configureTypeScript(tree: Tree, root: string, workspace: TypeScriptWorkspace): void {
  const spec = `${root}/tsconfig.spec.json`;
  if (tree.exists(spec)) {
    updateJson<TsConfig>(tree, spec, (config) => ({
      ...config,
      include: [...new Set([...(config.include ?? []), 'tests/**/*.ts', 'tests/**/*.tsx'])],
    }));
  }
  if (!workspace.usesReferences) {
    addTypecheck(tree, root);
  }
}

interface ProjectJson {
  targets?: Record<string, unknown>;
}

function addTypecheck(tree: Tree, root: string): void {
  const path = `${root}/project.json`;
  if (!tree.exists(path)) {
    return;
  }
  updateJson<ProjectJson>(tree, path, (project) => ({
    ...project,
    targets: {
      ...project.targets,
      typecheck: project.targets?.typecheck ?? {
        executor: 'nx:run-commands',
        cache: true,
        inputs: ['default', '^production', { externalDependencies: ['typescript'] }],
        options: {
          cwd: '{projectRoot}',
          commands: ['tsc --noEmit -p tsconfig.lib.json', 'tsc --noEmit -p tsconfig.spec.json'],
          parallel: false,
        },
      },
    },
  }));
}
