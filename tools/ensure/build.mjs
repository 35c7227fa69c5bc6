// @ts-check
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { PACKAGES } from '../process/paths.mjs';
import { stampVersion } from '../pack/stamp-version.mjs';
import { run } from '../process/run.mjs';

/**
 * Compiles both packages into their `dist` and takes away what earlier sources left there. Fast when nothing has changed.
 * @param {string} root
 * @returns {Promise<void>}
 */
export async function buildPackages(root) {
  for (const name of PACKAGES) removeStaleOutput(join(root, 'packages', name));
  const projects = PACKAGES.map((name) => `packages/${name}/tsconfig.lib.json`);
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const result = await run(process.execPath, [tsc, '-b', ...projects], { cwd: root });
  if (result.code !== 0) throw new Error(`the packages do not compile\n${result.output}`);
  for (const name of PACKAGES) stampVersion(join(root, 'packages', name, 'dist'));
}

/**
 * Output whose source is gone would still be packed.
 * @param {string} folder of the package
 */
function removeStaleOutput(folder) {
  const output = join(folder, 'dist');
  for (const file of filesBelow(output)) {
    const source = join(folder, 'src', relative(output, file));
    const isCompiled = /\.(js|d\.ts)$/.test(file);
    const stale = isCompiled
      ? !existsSync(source.replace(/(\.d)?\.(js|ts)$/, '.ts'))
      : file.endsWith('.json') && !existsSync(source);
    if (stale) rmSync(file);
  }
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
