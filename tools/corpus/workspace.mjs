// @ts-check
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A repository of the corpus as a workspace: the paths are those of its file list, the texts those that lie in the
 * corpus.
 * @param {string} root
 * @param {readonly string[]} paths
 * @returns {import('@plangate/core').WorkspaceFiles}
 */
export function workspaceOf(root, paths) {
  /** @type {Map<string, Set<string>>} */
  const directories = new Map([['.', new Set()]]);
  for (const path of paths) enter(directories, path);
  const files = new Set(paths);
  return {
    read: (path) => {
      if (!files.has(path)) return { ok: false, problem: 'missing' };
      const text = textOf(join(root, path));
      return text === null ? { ok: false, problem: 'unreadable' } : { ok: true, text };
    },
    chunks: () => [],
    kind: (path) => (files.has(path) ? 'file' : directories.has(path) ? 'dir' : null),
    list: (directory) => [...(directories.get(directory) ?? [])].sort(),
  };
}

/**
 * @param {Map<string, Set<string>>} directories
 * @param {string} path
 */
function enter(directories, path) {
  let below = path;
  for (;;) {
    const bare = below.replace(/\/$/, '');
    const slash = bare.lastIndexOf('/');
    const directory = slash < 0 ? '.' : bare.slice(0, slash);
    const names = directories.get(directory);
    directories.set(directory, (names ?? new Set()).add(below.slice(slash + 1)));
    if (directory === '.' || names) return;
    below = `${directory}/`;
  }
}

/**
 * A text of the corpus; null where the corpus does not hold it.
 * @param {string} file
 */
export function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
