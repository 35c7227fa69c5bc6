// @ts-check
import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { discoverFeatures, repositoryNames } from '@plangate/core';
import { principlesOf, projectRootsOf } from './evidence.mjs';
import { textOf, workspaceOf } from './workspace.mjs';

/**
 * One repository of the corpus: a workspace without most of its texts.
 * @typedef {import('@plangate/core').WorkspaceFiles} WorkspaceFiles
 * @typedef {import('@plangate/core').Principle} Principle
 * @typedef {{ principles: readonly Principle[]; projects: ReadonlySet<string> }} Known
 * @typedef {{ name: string; root: string; names: readonly string[]; files: WorkspaceFiles; known: Known }} Repository
 * @typedef {{ repository: Repository; path: string; name: string; text: string }} CorpusPlan
 */

/**
 * @param {string} corpus
 * @returns {Repository[]}
 */
export function repositoriesOf(corpus) {
  return readdirSync(corpus, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'labels')
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const root = join(corpus, name);
      const paths = fileList(root);
      const files = workspaceOf(root, paths);
      const manifest = files.read('package.json');
      const folder = name.split('+').pop() ?? name;
      const known = {
        principles: principlesOf(textOf(join(root, 'constitution.md'))),
        projects: projectRootsOf(paths),
      };
      return { name, root, names: repositoryNames(folder, manifest.ok ? manifest.text : null), files, known };
    });
}

/**
 * Every file of a repository, as its file list has it.
 * @param {string} root
 * @returns {string[]}
 */
export function fileList(root) {
  return (textOf(join(root, 'ls-tree.txt')) ?? '').split(/\r?\n/).filter((line) => line !== '');
}

/**
 * @param {Repository} repository
 * @returns {CorpusPlan[]}
 */
export function plansOf(repository) {
  const paths = readdirSync(repository.root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => basename(path) === 'plan.md')
    .sort();
  const names = resultNames(repository.name, paths);
  return paths.map((path) => ({
    repository,
    path,
    name: names.get(path) ?? path,
    text: textOf(join(repository.root, path)) ?? '',
  }));
}

/**
 * The names of the results: `<repository>__<feature-dir>.json`. Where several directories of one repository have one name,
 * a feature has it before copies and archives, and a shorter path before a longer one; the others are named by their whole path.
 * @param {string} repository
 * @param {readonly string[]} paths of plans
 * @returns {Map<string, string>}
 */
export function resultNames(repository, paths) {
  const features = new Set(
    discoverFeatures(paths, { specsRoots: [] }).features.map(({ directory }) => `${directory}/plan.md`),
  );
  const rank = (/** @type {string} */ path) => (features.has(path) ? 0 : path.split('/').length);
  const first = [...paths].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  /** @type {Map<string, string>} */
  const names = new Map();
  const taken = new Set();
  for (const path of first) {
    const directory = basename(dirname(path));
    const short = `${repository}__${directory === '.' ? 'root' : directory}.json`;
    const name = taken.has(short) ? `${repository}__${dirname(path).replaceAll('/', '__')}.json` : short;
    taken.add(name);
    names.set(path, name);
  }
  return names;
}
