// @ts-check
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare, nx } from '../measure.mjs';
import { writeNxJson } from '../workspace.mjs';

/**
 * Gives every project and feature the targets that gates are compared with: each has the same tasks before it and
 * the same inputs as the `gate` that the plugin infers there.
 * @param {string} folder
 */
export async function addBaselines(folder) {
  const graphFile = join(folder, 'graph.json');
  await nx(folder, ['graph', '--file=graph.json']);
  const { nodes } = JSON.parse(readFileSync(graphFile, 'utf8')).graph;
  rmSync(graphFile);
  /** @type {Record<string, { dependsOn: unknown, inputs: unknown }>} */
  const targets = {};
  for (const { data } of Object.values(nodes)) {
    // The node that has the report is no project and has no gate.
    if (data.tags?.includes('type:plangate')) continue;
    const gate = data.targets?.gate;
    if (!gate) throw new Error(`the plugin infers no gate on ${data.name} in ${data.root}`);
    targets[data.root] = { dependsOn: gate.dependsOn, inputs: gate.inputs };
  }
  writeFileSync(join(folder, 'bench-targets.json'), JSON.stringify(targets));
  writeNxJson(folder, ['@plangate/nx/plugin', 'plangate-bench-plugin']);
}

/**
 * Gates with evidence present, against `nx:noop`: nothing of either cached, then everything.
 * @param {{ folder: string, projects: number, runs: number }} options
 */
export async function measureGate({ folder, projects, runs }) {
  await nx(folder, ['run-many', '-t', 'test', '--parallel=4']);
  const gate = () => nx(folder, ['run-many', '-t', 'gate']);
  const floor = () => nx(folder, ['run-many', '-t', 'floor']);
  // Fills the caches of plans, as every run but the first in a checkout finds them.
  await gate();
  const names = { projects, subject: 'run-many -t gate', baseline: 'run-many -t floor (nx:noop)' };
  const cold = await compare({ name: 'gates cold, evidence present', limit: 1.25, ...names }, runs, {
    before: () => changeConstitution(folder),
    subject: gate,
    baseline: floor,
  });
  const cached = await compare({ name: 'gates cached', limit: 1.1, ...names }, runs, {
    subject: gate,
    baseline: floor,
  });
  return [cold, cached];
}

/**
 * Turns every gate and every baseline out of Nx's cache, and no test: it is an input of the former only.
 * @param {string} folder
 */
function changeConstitution(folder) {
  appendFileSync(join(folder, '.specify/memory/constitution.md'), '\nAmended.\n');
}
