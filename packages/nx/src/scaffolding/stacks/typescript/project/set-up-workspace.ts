import { updateJson, type GeneratorCallback, type Tree } from '@nx/devkit';
import { packageManagerOf } from '../../../../workspace/package-manager.js';
import { loadFirstParty } from './first-party.js';

/** The part of `@nx/js` that is used. */
interface JsPackage {
  readonly initGenerator: (
    tree: Tree,
    options: { formatter: string; addTsPlugin: boolean },
  ) => Promise<GeneratorCallback>;
}

/** Where the packages of a workspace are. */
const PACKAGES = 'packages';
const WORKSPACES = { workspaces: [`${PACKAGES}/*`] };

/** What `--preset=ts` of create-nx-workspace makes: packages linked by the package manager, and project references of TypeScript. */
export async function setUpWorkspace(tree: Tree, formatter: string): Promise<GeneratorCallback> {
  const { initGenerator } = loadFirstParty({ packages: ['@nx/js'], module: '@nx/js' }) as JsPackage;
  if (packageManagerOf(tree.root).name === 'pnpm') addPnpmPackages(tree);
  else
    updateJson(tree, 'package.json', (json: object) =>
      'workspaces' in json ? json : { ...json, ...WORKSPACES },
    );
  // Git keeps no empty directory.
  if (!tree.exists(PACKAGES)) tree.write(`${PACKAGES}/.gitkeep`, '');
  // Nx decides by the workspaces whether it writes project references.
  return initGenerator(tree, { formatter, addTsPlugin: true });
}

function addPnpmPackages(tree: Tree): void {
  const path = 'pnpm-workspace.yaml';
  const text = tree.exists(path) ? (tree.read(path, 'utf-8') ?? '') : '';
  if (!/^packages:/m.test(text)) tree.write(path, `packages:\n  - '${PACKAGES}/*'\n${text}`);
}
