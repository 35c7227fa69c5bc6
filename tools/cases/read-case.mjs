// @ts-check
/**
 * Reads the folders that say what a small workspace must be judged as: `example.json`, `constitution.md` and `workspace/`
 * beside a gate kind, or `case.json` and the whole workspace in `ws/`. tests/support/example.ts of core reads the same.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { repositoryRoot } from '../process/paths.mjs';

const DEFAULT_NODES = join(
  repositoryRoot(import.meta.dirname),
  'packages/core/tests/support/default-nodes.json',
);
const FEATURE = /^spec-(.+)$/;
/** The sources of an example name what they import only in the graph, so Nx must be said to have read them. */
const NX_READS_SOURCES = { pluginsConfig: { '@nx/js': { analyzeSourceFiles: true } } };

/**
 * @typedef {object} Case
 * @property {string} name
 * @property {string} title
 * @property {string} folder
 * @property {string} project
 * @property {Record<string, { data: { root: string, tags?: string[], targets?: Record<string, object> } }>} nodes
 * @property {Record<string, { target: string, type?: string }[]> | undefined} edges
 * @property {string[]} succeeded
 * @property {string[]} failed
 * @property {Record<string, unknown>} options of the gate
 * @property {string | undefined} today
 * @property {string} expected
 * @property {string[] | undefined} reasons
 * @property {string | undefined} gate
 * @property {Record<string, string>} files
 * @property {Record<string, string>} reports why reports are not the work of the run that is judged
 * @property {Record<string, string | null> | 'unknown' | undefined} before contracts as they were before the change that is judged
 * @property {Record<string, [from: number, count: number][] | 'all' | 'generated'> | 'unknown' | undefined} changed lines that the change touches, by path
 * @property {Record<string, string | null> | 'unknown' | undefined} base files as they were before the change, judged there
 */

/**
 * The folders of cases in a folder, itself among them, sorted.
 * @param {string} folder
 * @returns {string[]}
 */
export function caseFolders(folder) {
  if (isCase(folder)) return [folder];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
    .flatMap(({ name }) => caseFolders(join(folder, name)))
    .sort();
}

/** @param {string} folder */
function isCase(folder) {
  return existsSync(join(folder, 'case.json')) || existsSync(join(folder, 'example.json'));
}

/**
 * @param {string} folder
 * @returns {Case}
 */
export function readCase(folder) {
  const own = join(folder, existsSync(join(folder, 'case.json')) ? 'case.json' : 'example.json');
  const { phase, note, ...given } = json(own);
  const { project = 'checkout', nodes = json(DEFAULT_NODES) } = given;
  return {
    title: note ?? '',
    edges: undefined,
    succeeded: [],
    failed: [],
    today: undefined,
    reasons: undefined,
    gate: undefined,
    files: {},
    reports: {},
    before: undefined,
    changed: undefined,
    base: undefined,
    ...given,
    options: { ...given.options, ...(phase === undefined ? {} : { phase }) },
    name: basename(folder),
    folder,
    project,
    nodes: withWords(given.words ?? {}, project, withFeature(project, nodes)),
  };
}

/**
 * Every feature is a node of the graph; an example need not say so.
 * @param {string} project
 * @param {Case['nodes']} nodes
 */
function withFeature(project, nodes) {
  const directory = FEATURE.exec(project)?.[1];
  if (directory === undefined || project in nodes) return nodes;
  return {
    ...nodes,
    [project]: { data: { root: `specs/${directory}`, tags: ['type:feature'], targets: {} } },
  };
}

/**
 * The words that targets are run with, as commands of the graph.
 * @param {Record<string, string[]>} words
 * @param {string} project
 * @param {Case['nodes']} nodes
 */
function withWords(words, project, nodes) {
  if (Object.keys(words).length === 0) return nodes;
  const isOfFeature = nodes[project]?.data.tags?.includes('type:feature') === true;
  const names = Object.keys(nodes).filter((name) => (isOfFeature ? name !== project : name === project));
  return names.reduce((all, name) => withWordsOf(words, name, all), nodes);
}

/**
 * @param {Record<string, string[]>} words
 * @param {string} project
 * @param {Case['nodes']} nodes
 */
function withWordsOf(words, project, nodes) {
  const data = nodes[project]?.data;
  if (data === undefined) return nodes;
  const commands = Object.entries(words).map(([target, said]) => [
    target,
    { ...data.targets?.[target], options: { command: said.map((word) => `"${word}"`).join(' ') } },
  ]);
  return {
    ...nodes,
    [project]: { data: { ...data, targets: { ...data.targets, ...Object.fromEntries(commands) } } },
  };
}

/**
 * Writes the workspace of a case to a directory.
 * @param {Case} one
 * @param {string} to
 * @returns {object} its nx.json
 */
export function writeWorkspace({ folder, files }, to) {
  const isWhole = existsSync(join(folder, 'ws'));
  const from = join(folder, isWhole ? 'ws' : 'workspace');
  if (existsSync(from)) cpSync(from, to, { recursive: true });
  const texts = { ...files };
  if (!isWhole) {
    texts['.specify/memory/constitution.md'] = readFileSync(join(folder, 'constitution.md'), 'utf8');
  }
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(to, path)), { recursive: true });
    writeFileSync(join(to, path), text);
  }
  const nxJson = join(to, 'nx.json');
  return existsSync(nxJson) ? json(nxJson) : isWhole ? {} : NX_READS_SOURCES;
}

/** @param {string} path */
function json(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
