// @ts-check
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { packPackages } from '../pack/pack.mjs';
import { PACKAGES } from '../process/paths.mjs';

const OURS = '@plangate';

/**
 * Copies what this repository has installed, and its own packages as they are published, into one node_modules that all
 * workspaces below the folder share. They are copies and not links: an install in a workspace follows links and would
 * write into this repository, and Nx runs the sources of a package that is linked from elsewhere.
 * @param {string} root of this repository
 * @param {string} folder that holds the workspaces
 */
export async function installShared(root, folder) {
  const target = join(folder, 'node_modules');
  if (!existsSync(target)) {
    mkdirSync(target, { recursive: true });
    cpSync(join(root, 'node_modules'), target, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => ![OURS, '.cache'].includes(basename(path)),
    });
  }
  await packPackages(root);
  for (const name of PACKAGES) {
    cpSync(join(root, 'dist/pack', name), join(target, OURS, name), { recursive: true, force: true });
  }
}
