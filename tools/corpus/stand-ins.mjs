// @ts-check
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const LOCK_FILES = new Set([
  'package-lock.json',
  'npm-shrinkwrap.json',
  'pnpm-lock.yaml',
  'yarn.lock',
  'bun.lock',
  'bun.lockb',
]);
const CONSTITUTION = '.specify/memory/constitution.md';

/** Nx reads lock files, and an empty one is broken. @param {string} path */
export function isLockFile(path) {
  return LOCK_FILES.has(basename(path));
}

/** @param {string} path */
export function isSafePath(path) {
  const parts = path.split('/');
  return (
    !path.startsWith('/') &&
    !path.includes('\\') &&
    !parts.some((part) => ['', '.', '..', '.git'].includes(part))
  );
}

/**
 * What a file of the list holds: what the corpus has of it, or the least that tools take for a file of its kind.
 * @param {string} path
 * @param {string} source the repository's folder in the corpus
 * @returns {{ content: string | Buffer; isReal: boolean }}
 */
export function contentOf(path, source) {
  const copies = [join(source, path), ...(path === CONSTITUTION ? [join(source, 'constitution.md')] : [])];
  const real = copies.find((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
  if (real !== undefined) return { content: readFileSync(real), isReal: true };
  return { content: standIn(path), isReal: false };
}

/** @param {string} path */
function standIn(path) {
  if (path === '.gitignore') return 'node_modules\n.nx\ndist\n';
  if (basename(path) === 'package.json') {
    const name = dirname(path)
      .replaceAll(/[^a-z0-9]+/gi, '-')
      .toLowerCase();
    return `${JSON.stringify({ name, version: '0.0.0', private: true }, null, 2)}\n`;
  }
  return path.endsWith('.json') ? '{}\n' : '';
}

/**
 * Takes the plugins out of nx.json that are not installed, so that Nx can build a graph.
 * @param {string} folder
 * @returns {string[]} what was taken out, as a note
 */
export function withoutMissingPlugins(folder) {
  const file = join(folder, 'nx.json');
  if (!existsSync(file)) return [];
  const nxJson = JSON.parse(readFileSync(file, 'utf8'));
  /** @type {(string | { plugin: string })[]} */
  const plugins = nxJson.plugins ?? [];
  const nameOf = (/** @type {string | { plugin: string }} */ entry) =>
    typeof entry === 'string' ? entry : entry.plugin;
  const missing = plugins.filter((entry) => !isThere(nameOf(entry), folder));
  const { nxCloudId, nxCloudAccessToken, ...rest } = nxJson;
  const isCloud = nxCloudId !== undefined || nxCloudAccessToken !== undefined;
  if (missing.length === 0 && !isCloud) return [];
  const kept = plugins.filter((entry) => !missing.includes(entry));
  writeFileSync(file, `${JSON.stringify({ ...rest, plugins: kept }, null, 2)}\n`);
  const names = [...new Set(missing.map(nameOf))].join(', ');
  return [
    ...(names === ''
      ? []
      : [`nx.json without plugins that are not installed (their targets are not inferred): ${names}`]),
    ...(isCloud ? ['nx.json without its connection to Nx Cloud'] : []),
  ];
}

/**
 * @param {string} plugin
 * @param {string} folder
 */
function isThere(plugin, folder) {
  if (plugin.startsWith('.')) return existsSync(join(folder, plugin));
  const name = plugin.split('/', plugin.startsWith('@') ? 2 : 1).join('/');
  return [folder, dirname(folder)].some((place) => existsSync(join(place, 'node_modules', name)));
}
