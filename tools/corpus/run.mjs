// @ts-check
// npm run corpus -- <corpus-dir> <out-dir>: reads every plan of a corpus and writes what was read, one JSON a plan.
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { plansOf, repositoriesOf } from './files.mjs';
import { readOne } from './read.mjs';
import { summarise } from './summary.mjs';

const [corpus, out] = process.argv.slice(2);
if (!corpus || !out || !statSync(corpus, { throwIfNoEntry: false })?.isDirectory()) {
  console.error('usage: npm run corpus -- <corpus-dir> <out-dir>   (<corpus-dir>/<repository>/…/plan.md)');
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
