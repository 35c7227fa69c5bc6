// @ts-check
// One side of the comparison in canary.mjs: `node canary-run.mjs <canary|judge> <folder> <module> <projects>`.
import { readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { projectName } from '../workspace.mjs';

const [what, folder = '.', module = '', projects = '0'] = process.argv.slice(2);
const { findTaskCanaries, findTaskVerdicts } = await import(pathToFileURL(module).href);

const outputs = (/** @type {string} */ root) => [`${root}/test-output`];
const names = Array.from({ length: Number(projects) }, (_, index) => projectName(index + 1));
const features = readdirSync(`${folder}/specs`);
const places = [
  ...names.map((name) => ({ name, root: `projects/${name}`, tags: ['scope:bench'] })),
  ...features.map((name) => ({ name: `spec-${name}`, root: `specs/${name}`, tags: ['type:feature'] })),
];
const run = {
  root: folder,
  nodes: Object.fromEntries(
    places.map(({ name, root, tags }) => [
      name,
      { data: { root, tags, targets: { test: { outputs: outputs(root) } } } },
    ]),
  ),
  edges: {},
  tasks: places.map(({ name, root }) => ({
    id: `${name}:gate`,
    project: name,
    options: {},
    outcomes: [{ target: 'test', succeeded: true, outputs: outputs(root) }],
  })),
};

const start = performance.now();
const found = what === 'judge' ? await findTaskVerdicts(run) : await findTaskCanaries(run, () => true);
console.log(`${Math.round(performance.now() - start)} ms`);

const passed = found.filter(
  (/** @type {{ verdict?: string, state?: string }} */ { verdict, state }) =>
    verdict === 'pass' || state === 'bites',
);
if (passed.length < names.length) throw new Error(`only ${passed.length} of ${found.length} are good`);
