// @ts-check
// Writes the registries of core, before anything is compiled: `node tools/generate/write-registries.mjs`.
import { readFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { repositoryRoot } from '../process/paths.mjs';
import { registries } from './registries.mjs';

const root = repositoryRoot(import.meta.dirname);
const options = (await resolveConfig(join(root, 'package.json'))) ?? {};
for (const [path, content] of registries(root)) {
  const file = join(root, path);
  const text = await format(content, { ...options, filepath: file });
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}
