import type { WorkspaceFiles } from '@plangate/core';
import { joinPath } from '@plangate/core/graph';
import type { IgnoreRules } from './ignore-rules.js';
import { confinePath } from './paths.js';

/**
 * The files of a workspace as far as Nx sees them. Nx hashes nothing else, so a gate that looked at more could pass from the cache
 * although what it looked at has changed.
 */
export function hashedFiles(files: WorkspaceFiles, rules: IgnoreRules): WorkspaceFiles {
  const isHidden = (path: string): boolean => {
    const confined = confinePath(path);
    return confined !== null && confined !== '.' && rules.isIgnored(confined, files.kind(confined) === 'dir');
  };
  return {
    read: (path, maxBytes) => {
      if (!isHidden(path)) return files.read(path, maxBytes);
      return { ok: false, problem: files.kind(path) === null ? 'missing' : 'ignored' };
    },
    chunks: (path) => (isHidden(path) ? [] : files.chunks(path)),
    kind: (path) => (isHidden(path) ? null : files.kind(path)),
    list: (directory) =>
      isHidden(directory)
        ? []
        : files.list(directory).filter((name) => {
            const isDirectory = name.endsWith('/');
            return !rules.isIgnored(joinPath(directory, isDirectory ? name.slice(0, -1) : name), isDirectory);
          }),
    isIgnored: isHidden,
  };
}
