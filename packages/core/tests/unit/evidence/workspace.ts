import type { WorkspaceFiles } from '../../../src/base/workspace-files.js';

type Content = string | Uint8Array;

/** A workspace in memory: paths and what they hold. Text over `maxBytes` is too large, as in a real one. */
export function workspace(content: Readonly<Record<string, Content>>, chunkSize = 64 * 1024): WorkspaceFiles {
  const bytes = new Map(Object.entries(content).map(([path, text]) => [path, Buffer.from(text as string)]));
  const directories = new Set(['.']);
  for (const path of bytes.keys()) {
    const parts = path.split('/');
    for (let end = 1; end < parts.length; end += 1) directories.add(parts.slice(0, end).join('/'));
  }
  return {
    read(path, maxBytes = 4 * 1024 * 1024) {
      const found = bytes.get(path);
      if (!found) return { ok: false, problem: directories.has(path) ? 'directory' : 'missing' };
      if (found.length > maxBytes) return { ok: false, problem: 'too-large' };
      return { ok: true, text: found.toString('utf8').replace(/^\uFEFF/, '') };
    },
    *chunks(path) {
      const found = bytes.get(path) ?? Buffer.alloc(0);
      for (let at = 0; at < found.length; at += chunkSize) yield found.subarray(at, at + chunkSize);
    },
    kind: (path) => (bytes.has(path) ? 'file' : directories.has(path) ? 'dir' : null),
    list(directory) {
      const prefix = directory === '.' ? '' : `${directory}/`;
      const names = new Set<string>();
      for (const path of bytes.keys()) {
        if (!path.startsWith(prefix)) continue;
        const [name = '', ...rest] = path.slice(prefix.length).split('/');
        names.add(rest.length > 0 ? `${name}/` : name);
      }
      return [...names].sort();
    },
  };
}

/** A workspace whose reports are too large to be held, so that they are read in pieces of the given size. */
export function inPieces(files: WorkspaceFiles): WorkspaceFiles {
  return {
    ...files,
    read: (path) => (files.kind(path) === 'file' ? { ok: false, problem: 'too-large' } : files.read(path)),
  };
}
