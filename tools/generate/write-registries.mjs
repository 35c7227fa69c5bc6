// @ts-check
// Writes the registries, before anything is compiled: `node tools/generate/write-registries.mjs`.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { repositoryRoot } from '../process/paths.mjs';
import { registries } from './registries.mjs';

/**
 * Brings every registry up to date with the folders.
 * @param {string} root of the repository
 */
export async function writeRegistries(root) {
  const options = (await resolveConfig(join(root, 'package.json'))) ?? {};
  for (const [path, content] of registries(root)) {
    const file = join(root, path);
    const text = await format(content, { ...options, filepath: file });
    if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeRegistries(repositoryRoot(import.meta.dirname));
}
