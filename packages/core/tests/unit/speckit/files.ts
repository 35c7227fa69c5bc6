import type { WorkspaceFiles } from '../../../src/index.js';

/** A workspace of texts; what ends with `/` is an empty directory. */
export function textFiles(texts: Readonly<Record<string, string>>): WorkspaceFiles {
  const paths = Object.keys(texts);
  const isDirectory = (path: string): boolean => paths.some((one) => one.startsWith(`${path}/`));
  return {
    read(path, maxBytes = Infinity) {
      const text = texts[path];
      if (text === undefined) return { ok: false, problem: isDirectory(path) ? 'directory' : 'missing' };
      return text.length > maxBytes ? { ok: false, problem: 'too-large' } : { ok: true, text };
    },
    chunks: () => [],
    kind: (path) => (texts[path] !== undefined ? 'file' : isDirectory(path) ? 'dir' : null),
    list(directory) {
      const below = paths.filter((path) => path.startsWith(`${directory}/`));
      const names = below.map((path) => path.slice(directory.length + 1).replace(/\/.*$/, '/'));
      return [...new Set(names)].filter((name) => name !== '').sort();
    },
  };
}
