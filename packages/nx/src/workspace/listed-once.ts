import type { WorkspaceFiles } from '@plangate/core';

/** The same files, for work that asks for the same directories many times and writes nothing meanwhile. */
export function listedOnce(files: WorkspaceFiles): WorkspaceFiles {
  const lists = new Map<string, readonly string[]>();
  return {
    read: (path, maxBytes) => files.read(path, maxBytes),
    kind: (path) => files.kind(path),
    chunks: (path) => files.chunks(path),
    list(directory) {
      const known = lists.get(directory) ?? files.list(directory);
      lists.set(directory, known);
      return known;
    },
  };
}
