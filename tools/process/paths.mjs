// @ts-check
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The packages that we publish, in the order of their dependencies. */
export const PACKAGES = ['core', 'nx'];

/**
 * The root of this repository, looked for upwards.
 * @param {string} [start] any folder inside it
 * @returns {string}
 */
export function repositoryRoot(start = process.cwd()) {
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'packages/nx/package.json'))) return folder;
    if (folder === dirname(folder)) throw new Error(`no plangate repository at or above ${start}`);
  }
}
