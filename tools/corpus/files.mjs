// @ts-check
import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * One repository of the corpus: its plans and the list of all its files.
 * @typedef {{ name: string; root: string; files: readonly string[]; topLevel: ReadonlySet<string> }} Repository
 * @typedef {{ repository: Repository; path: string; feature: string; text: string }} CorpusPlan
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
      const files = fileList(root);
      return { name, root, files, topLevel: new Set(files.map((file) => file.split('/')[0] ?? '')) };
    });
}

/** @param {string} root */
export function fileList(root) {
  try {
    return readFileSync(join(root, 'ls-tree.txt'), 'utf8')
      .split(/\r?\n/)
      .filter((line) => line !== '');
  } catch {
    return [];
  }
}

/**
 * @param {string} corpus
 * @param {Repository} repository
 * @returns {CorpusPlan[]}
 */
export function plansOf(corpus, repository) {
  return readdirSync(repository.root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => basename(path) === 'plan.md')
    .sort()
    .map((path) => ({
      repository,
      path,
      feature: basename(dirname(path)),
      text: readFileSync(join(corpus, repository.name, path), 'utf8'),
    }));
}
