import type { Tree } from '@nx/devkit';
import { FsTree, flushChanges } from 'nx/src/generators/tree';
import { resetWorkspaceContext } from 'nx/src/utils/workspace-context';

/*
 * What `nx generate` itself does around a generator. `@nx/devkit` offers trees in memory only, for which no file is on
 * disk, no link leads anywhere and nothing is ever written.
 */

/** The tree of a directory. Nx keeps the list of files of the first workspace that it saw in a process. */
export function diskTree(root: string): Tree {
  resetWorkspaceContext();
  return new FsTree(root, false);
}

/**
 * Writes what a generator changed, one file after the other as Nx does, or as many as are written until it is killed.
 * @param cut how many bytes of the next file are written before
 */
export function applyChanges(
  root: string,
  tree: Tree,
  killedAfter = Infinity,
  cut: number | null = null,
): void {
  const changes = tree.listChanges();
  flushChanges(root, changes.slice(0, killedAfter));
  const next = changes[killedAfter];
  if (cut === null || !next?.content) return;
  flushChanges(root, [{ ...next, content: next.content.subarray(0, cut) }]);
}
