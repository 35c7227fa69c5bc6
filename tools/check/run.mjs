// @ts-check
// Runs every `check:*` script of package.json, two at a time: `npm run check [-- format types]`, or
// `npm run check -- --besides lint` for all but those that are named.
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../process/paths.mjs';
import { npm } from '../process/run.mjs';

const root = repositoryRoot(import.meta.dirname);
const besides = process.argv[2] === '--besides';
const named = process.argv.slice(besides ? 3 : 2);
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const names = Object.keys(scripts)
  .filter((name) => name.startsWith('check:'))
  .filter(
    (name) => (!besides && named.length === 0) || named.includes(name.slice('check:'.length)) !== besides,
  );
if (names.length === 0) throw new Error(`no check of the name ${named.join(', ')}`);

/** @type {string[]} */
const failed = [];
const queue = [...names];
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));
console.log(failed.length === 0 ? `${names.length} checks passed` : `failed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;

async function work() {
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    const { code, output, ms } = await npm(['run', '--silent', name], { cwd: root });
    console.log(`${code === 0 ? '✔' : '✖'} ${name} (${(ms / 1000).toFixed(1)} s)`);
    if (code !== 0) {
      failed.push(name);
      console.log(output.trimEnd());
    }
  }
}
