import { lstatSync, rmdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Tree } from '@nx/devkit';
import { DIRECTORY, Places } from './places.js';
import type { InterruptedRun } from './progress.js';
import type { RecordedWrite } from './record-form.js';
import { leftRecords } from './write-record.js';

/** Makes the changes that a run did not come to. They are made in the Tree, so that Nx lists them and a dry run writes none. */
export function completeRun(tree: Tree, { missing }: InterruptedRun): void {
  for (const write of missing) {
    if (write.after !== null) writeFile(tree, write, Buffer.from(write.after, 'base64'));
    else if (write.before !== DIRECTORY || isEmpty(tree, write.path)) tree.delete(write.path);
  }
}

/**
 * Removes the empty directories in which runs that were killed were about to write. An empty directory has the number of a feature, so the
 * same command would be refused.
 */
export function removeLeftDirectories(root: string): void {
  const created = leftRecords(root).flatMap(({ record }) =>
    record.writes.filter(({ before, after }) => before === null && after !== null),
  );
  const places = new Places(root);
  for (const directory of new Set(created.map(({ path }) => posix.dirname(path))))
    if (places.kind(directory) === 'dir') removeEmptyWithParents(root, directory);
}

function removeEmptyWithParents(root: string, directory: string): void {
  try {
    for (let path = directory; path !== '.'; path = posix.dirname(path)) rmdirSync(join(root, path));
  } catch {
    // It does not exist, is a link, or something is in it.
  }
}

/** The Tree takes a file that has its content already for one without changes, permissions included. */
function writeFile(tree: Tree, { path, mode }: RecordedWrite, content: Buffer): void {
  if (mode === null) tree.write(path, content);
  else if (new Places(tree.root).content(path, content.length)?.equals(content) === true)
    tree.changePermissions(path, mode);
  else tree.write(path, content, { mode });
}

/** Whether a directory has no file and no link; what somebody has put there since stays. */
function isEmpty(tree: Tree, directory: string): boolean {
  return tree.children(directory).every((name) => {
    const path = `${directory}/${name}`;
    return !tree.isFile(path) && !isLink(tree, path) && isEmpty(tree, path);
  });
}

function isLink(tree: Tree, path: string): boolean {
  return lstatSync(join(tree.root, path), { throwIfNoEntry: false })?.isSymbolicLink() === true;
}
