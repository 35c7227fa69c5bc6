// @ts-check
// `npm run bench [-- --projects 100,1000 --features 300 --runs 3 --only gate,graph,cold,generate,sync,parse,corpus,stream,hostile,bounds,html,report,canary --corpus <dir>]`:
// what Plangate costs against what it stands on, measured in turn in one run. No test: it judges no code.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../process/paths.mjs';
import { publishLocally } from '../registry/local-packages.mjs';
import { measureBounds } from './cases/bounds.mjs';
import { measureCanary } from './cases/canary.mjs';
import { measureCold } from './cases/cold.mjs';
import { measureCorpus } from './cases/corpus.mjs';
import { addBaselines, measureGate } from './cases/gate.mjs';
import { measureGenerate } from './cases/generate.mjs';
import { measureGraph } from './cases/graph.mjs';
import { measureHtml } from './cases/html.mjs';
import { measureParse } from './cases/parse.mjs';
import { measureReport } from './cases/report.mjs';
import { measureStream } from './cases/stream.mjs';
import { measureSync, SYNC_SIZE } from './cases/sync.mjs';
import { readOptions } from './options.mjs';
import { table } from './table.mjs';
import { installBase, makeWorkspace } from './workspace.mjs';

const root = repositoryRoot(import.meta.dirname);
const options = readOptions(process.argv.slice(2));
const folder = mkdtempSync(join(tmpdir(), 'plangate-bench-'));
const wants = (/** @type {string[]} */ ...names) => names.some((name) => options.only.includes(name));

/** @type {import('./measure.mjs').Measurement[]} */
const results = [];
try {
  if (wants('parse')) await step('parse', () => measureParse(options));
  if (wants('corpus')) await readCorpus();
  if (wants('hostile')) measureHostile();
  if (wants('stream')) await step('stream', () => measureStream({ folder: join(folder, 'stream'), root }));
  if (wants('bounds'))
    await step('bounds', () => measureBounds({ folder: join(folder, 'bounds'), runs: options.runs }));
  if (wants('html'))
    await step('html', () => measureHtml({ folder: join(folder, 'html'), runs: options.runs }));
  if (wants('report'))
    await step('report', () => measureReport({ folder: join(folder, 'report'), root, runs: options.runs }));
  if (wants('canary'))
    await step('canary', () => measureCanary({ folder: join(folder, 'canary'), root, runs: options.runs }));
  if (wants('gate', 'graph', 'cold', 'generate', 'sync')) await withPackages();
} finally {
  report();
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** So much of the heap may outlive a collection; one document needs less. */
const HEAP_MEGABYTES = 160;

function measureHostile() {
  const script = join(import.meta.dirname, 'cases/hostile.mjs');
  const { status } = spawnSync(process.execPath, [`--max-old-space-size=${HEAP_MEGABYTES}`, script], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}

async function readCorpus() {
  const { corpus, runs } = options;
  if (corpus === null) console.log('corpus left out: name one with --corpus <dir>');
  else await step('corpus', () => measureCorpus({ corpus, runs }));
}

async function withPackages() {
  const registry = await publishLocally(root);
  try {
    const base = join(folder, 'base');
    if (wants('gate', 'graph', 'cold')) await installBase(base, registry.url);
    for (const projects of wants('gate', 'graph', 'cold') ? options.projects : [])
      await inWorkspace(base, projects);
    if (wants('sync')) await syncWorkspace(registry.url);
    if (wants('generate')) {
      const at = { folder: join(folder, 'generate'), registry: registry.url, runs: options.runs };
      await step('generate', () => measureGenerate(at));
    }
  } finally {
    await registry.stop();
  }
}

/** @param {string} registry */
async function syncWorkspace(registry) {
  const base = join(folder, 'base-js');
  await installBase(base, registry, ['@nx/js', 'typescript']);
  const workspace = join(folder, 'acme-sync');
  await makeWorkspace({ base, folder: workspace, tools: import.meta.dirname, ...SYNC_SIZE });
  const at = { folder: workspace, projects: SYNC_SIZE.projects, runs: options.runs };
  await step('sync', () => measureSync(at));
}

/**
 * @param {string} base
 * @param {number} projects
 */
async function inWorkspace(base, projects) {
  const workspace = join(folder, `acme-${projects}`);
  console.log(`making a workspace of ${projects} projects and ${options.features} features`);
  await makeWorkspace({
    base,
    folder: workspace,
    tools: import.meta.dirname,
    projects,
    features: options.features,
  });
  const at = { folder: workspace, projects, runs: options.runs };
  if (wants('graph')) await step(`graph, ${projects} projects`, () => measureGraph(at));
  if (wants('gate', 'cold')) await addBaselines(workspace);
  if (wants('gate')) await step(`gate, ${projects} projects`, () => measureGate(at));
  if (wants('cold')) await step(`cold, ${projects} projects`, () => measureCold(at));
}

/**
 * @param {string} name
 * @param {() => Promise<import('./measure.mjs').Measurement[]>} measure
 */
async function step(name, measure) {
  const start = performance.now();
  console.log(`measuring ${name}`);
  results.push(...(await measure()));
  console.log(`  done in ${Math.round((performance.now() - start) / 1000)} s`);
}

function report() {
  if (results.length === 0) return;
  const number = (/** @type {number} */ value) => value.toFixed(value < 100 ? 1 : 0);
  const spread = (/** @type {readonly number[]} */ samples) =>
    `${number(Math.min(...samples))} to ${number(Math.max(...samples))} of ${samples.length}`;
  const rows = results.map((result) => [
    result.name,
    result.projects === 0 ? '' : String(result.projects),
    number(result.subjectMs),
    spread(result.samples.subject),
    number(result.baselineMs),
    result.ratio.toFixed(2),
    result.limit === null ? '' : `≤ ${result.limit}`,
    result.limit === null ? '' : result.ratio <= result.limit ? 'holds' : 'EXCEEDED',
    `${result.subject} / ${result.baseline}`,
  ]);
  console.log(
    `\n${table([['measurement', 'projects', 'ms', 'samples', 'base', 'ratio', 'limit', '', 'what'], ...rows])}`,
  );
  const machine = { node: process.version, platform: process.platform, cores: availableParallelism() };
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(join(root, 'dist/bench.json'), `${JSON.stringify({ machine, options, results }, null, 2)}\n`);
  console.log('\nwritten to dist/bench.json');
}
