import { createHash } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { WorkspaceFiles } from '@plangate/core';
import { ExtendedFinder, joinPath } from '@plangate/core/graph';
import { addCommand } from './package-manager.js';
import { directoryOf } from './paths.js';

/** The file that has the options of the plugin. */
export const OPTIONS_FILE = 'nx.json';

/**
 * Finds what the constitutions of a workspace extend, in its own files and in the packages that are installed in it.
 * @param root absolute path of the workspace root
 * @param files all that is on disk, installed packages included
 */
export function extendedFinder(root: string, files: WorkspaceFiles): ExtendedFinder {
  const top = realOrNull(root) ?? root;
  return new ExtendedFinder({
    files,
    realPath: (path) => realPathIn(top, path),
    installCommand: (name) => addCommand(root, name),
  });
}

/** What is not on disk yet, as in the tree of a generator, is where its directory is. */
function realPathIn(top: string, path: string): string | null {
  const real = realOrNull(join(top, path));
  if (real === top) return '.';
  if (real !== null)
    return real.startsWith(top + sep) ? real.slice(top.length + 1).replaceAll(sep, '/') : null;
  const directory = path === '.' ? null : realPathIn(top, directoryOf(path));
  return directory === null ? null : joinPath(directory, path.slice(path.lastIndexOf('/') + 1));
}

/** A digest of what some files of the workspace hold, and of which of them are missing. */
export function digestOfContents(root: string, paths: readonly string[]): string {
  const digest = createHash('sha256');
  for (const path of [...new Set(paths)].sort()) {
    digest.update(`${path}\0`);
    const bytes = bytesOf(join(root, path));
    digest.update(bytes === null ? 'missing' : createHash('sha256').update(bytes).digest('hex'));
  }
  return digest.digest('hex');
}

function bytesOf(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

function realOrNull(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}
