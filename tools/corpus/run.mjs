// @ts-check
// npm run corpus -- <corpus-dir> <out-dir> [--edits]: reads every plan of a corpus and writes what was read, one JSON a plan.
// With --edits every kind of edit is made to every document, in memory; exit 1 when one touches a line it does not name.
// npm run corpus -- rebuild <corpus-dir>[/<repository>] <folder>: makes workspaces of its Nx repositories.
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { tryEdits } from './edits.mjs';
import { plansOf, repositoriesOf } from './files.mjs';
import { readOne } from './read.mjs';
import { rebuildAll } from './rebuild.mjs';
import { summarise } from './summary.mjs';

const [first, ...others] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
if (first === 'rebuild') await rebuildAll(others[0], others[1]);
else readAll(first, others[0]);

/**
 * @param {string | undefined} corpus
 * @param {string | undefined} out
 */
function readAll(corpus, out) {
  if (!corpus || !out || !statSync(corpus, { throwIfNoEntry: false })?.isDirectory()) {
    console.error(
      'usage: npm run corpus -- <corpus-dir> <out-dir> [--edits]   (<corpus-dir>/<repository>/…/plan.md)',
    );
    process.exitCode = 2;
    return;
  }
  mkdirSync(resolve(out), { recursive: true });

  /** @type {import('./read.mjs').ReadPlan[]} */
  const plans = [];
  for (const repository of repositoriesOf(corpus)) {
    for (const plan of plansOf(repository)) plans.push(readOne(plan));
  }
  for (const plan of plans) {
    writeFileSync(join(out, plan.name), `${JSON.stringify(plan.result, null, 2)}\n`);
  }
  const summary = summarise(plans);
  writeFileSync(join(out, 'summary.txt'), summary);
  console.log(summary);
  if (process.argv.includes('--edits')) editAll(corpus, out);
}

/**
 * @param {string} corpus
 * @param {string} out
 */
function editAll(corpus, out) {
  const { summary, failures } = tryEdits(corpus);
  writeFileSync(join(out, 'edits.txt'), summary);
  console.log(summary);
  process.exitCode = failures > 0 ? 1 : 0;
}
