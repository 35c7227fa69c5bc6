// @ts-check
// npm run corpus -- <corpus-dir> <out-dir> [--edits]: reads every plan of a corpus and writes what was read, one JSON a plan.
// With --edits every kind of edit is made to every document, in memory; exit 1 when one touches a line it does not name.
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { tryEdits } from './edits.mjs';
import { plansOf, repositoriesOf } from './files.mjs';
import { readOne } from './read.mjs';
import { summarise } from './summary.mjs';

const [corpus, out] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
if (!corpus || !out || !statSync(corpus, { throwIfNoEntry: false })?.isDirectory()) {
  console.error(
    'usage: npm run corpus -- <corpus-dir> <out-dir> [--edits]   (<corpus-dir>/<repository>/…/plan.md)',
  );
  process.exit(2);
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
if (process.argv.includes('--edits')) {
  const { summary: edits, failures } = tryEdits(corpus);
  writeFileSync(join(out, 'edits.txt'), edits);
  console.log(edits);
  process.exitCode = failures > 0 ? 1 : 0;
}
