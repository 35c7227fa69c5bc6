// @ts-check
import { mkdirSync, readdirSync, realpathSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes node_modules of a workspace out of links to the packages of this repository, its own ones included. Each package
 * is a link of its own: an install in the workspace replaces links and never writes into this repository.
 * @param {string} root of this repository
 * @param {string} folder
 */
export function linkPackages(root, folder) {
  const from = join(root, 'node_modules');
  const to = join(folder, 'node_modules');
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    if (name === '.bin') linkAll(join(from, name), join(to, name));
    else if (name.startsWith('@')) linkAll(join(from, name), join(to, name));
    else if (!name.startsWith('.')) link(join(from, name), join(to, name));
  }
}

/**
 * @param {string} from
 * @param {string} to
 */
function linkAll(from, to) {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) link(join(from, name), join(to, name));
}

/**
 * @param {string} from
 * @param {string} to
 */
function link(from, to) {
  symlinkSync(realpathSync(from), to, 'junction');
}
