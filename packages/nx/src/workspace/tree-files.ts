import type { Tree } from '@nx/devkit';
import type { ReadResult, WorkspaceFiles } from '@plangate/core';
import { joinPath, MAX_DOCUMENT_BYTES } from '@plangate/core/graph';
import { fsWorkspaceFiles } from './fs-files.js';
import { confinePath } from './paths.js';
import { decodeText } from './text.js';

/**
 * The files of a workspace as a generator sees them: with the changes that its Tree holds and that are not on disk
 * yet. A link that leaves the workspace is `outside` here too.
 */
export function treeWorkspaceFiles(tree: Tree): WorkspaceFiles {
  const disk = fsWorkspaceFiles(tree.root);

  const kind = (path: string): 'file' | 'dir' | 'outside' | null => {
    const confined = confinePath(path);
    if (confined === null || disk.kind(confined) === 'outside') return 'outside';
    if (confined === '.') return 'dir';
    if (!tree.exists(confined)) return null;
    return tree.isFile(confined) ? 'file' : 'dir';
  };

  const bytesOf = (path: string): Buffer | null => {
    try {
      return tree.read(path);
    } catch {
      return null;
    }
  };

  const read = (path: string, maxBytes = MAX_DOCUMENT_BYTES): ReadResult => {
    const what = kind(path);
    if (what === null) return { ok: false, problem: 'missing' };
    if (what === 'outside') return { ok: false, problem: 'outside' };
    if (what === 'dir') return { ok: false, problem: 'directory' };
    const bytes = bytesOf(confinePath(path) ?? path);
    if (bytes === null) return { ok: false, problem: 'unreadable' };
    return bytes.length > maxBytes ? { ok: false, problem: 'too-large' } : decodeText(bytes);
  };

  return {
    read,
    kind,
    *chunks(path) {
      const bytes = kind(path) === 'file' ? bytesOf(confinePath(path) ?? path) : null;
      if (bytes !== null) yield bytes;
    },
    list(directory) {
      if (kind(directory) !== 'dir') return [];
      const confined = confinePath(directory) ?? directory;
      const names = tree.children(confined === '.' ? '' : confined);
      return names.map((name) => (kind(joinPath(confined, name)) === 'dir' ? `${name}/` : name)).sort();
    },
  };
}
