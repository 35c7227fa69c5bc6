// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes into a compiled package the hash of what was compiled, as the version that its version.js exports. A cache of models must
 * not outlive a change of what made them, and nobody remembers to raise a number: readers and outlines use parts of all of it.
 * @param {string} output the `dist` folder of the package
 */
export function stampVersion(output) {
  const file = join(output, 'version.js');
  if (!existsSync(file)) return;
  const hash = createHash('sha256');
  for (const path of scripts(output)) if (path !== file) hash.update(readFileSync(path));
  const stamped = `'${hash.digest('hex').slice(0, 16)}'`;
  const text = readFileSync(file, 'utf8');
  const written = text.replace(/(_VERSION = )'[a-z0-9]+'/, `$1${stamped}`);
  if (written === text && !text.includes(stamped)) throw new Error(`${file} holds no version`);
  if (written !== text) writeFileSync(file, written);
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function scripts(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.js'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
