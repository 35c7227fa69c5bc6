import type { ReadResult, WorkspaceFiles } from '../../src/index.js';

const HEAD_BYTES = 8192;

/** A workspace in memory: the bytes of each file by its path, so that files which are not UTF-8 stay what they are. */
export function bytesInMemory(contents: ReadonlyMap<string, Uint8Array>): WorkspaceFiles {
  const children = childrenOf([...contents.keys()]);
  const kind = (path: string) => (contents.has(path) ? 'file' : children.has(path) ? 'dir' : null);
  return {
    read: (path): ReadResult => {
      const bytes = contents.get(path);
      if (bytes !== undefined) return decode(bytes);
      return { ok: false, problem: kind(path) === 'dir' ? 'directory' : 'missing' };
    },
    chunks: (path) => [contents.get(path) ?? new Uint8Array()],
    kind,
    list: (directory) => [...(children.get(directory) ?? [])].sort(),
  };
}

/** As the host reads: a NUL character near the start tells what is not a text. */
function decode(bytes: Uint8Array): ReadResult {
  if (bytes.subarray(0, HEAD_BYTES).includes(0)) return { ok: false, problem: 'binary' };
  return { ok: true, text: new TextDecoder().decode(bytes) };
}

/** The names in each directory, directories with a slash behind them; `.` is the root. */
function childrenOf(paths: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const children = new Map<string, Set<string>>([['.', new Set()]]);
  for (const path of paths) {
    const names = path.split('/');
    names.forEach((name, depth) => {
      const parent = depth === 0 ? '.' : names.slice(0, depth).join('/');
      const known = children.get(parent) ?? new Set<string>();
      children.set(parent, known.add(depth === names.length - 1 ? name : `${name}/`));
    });
  }
  return children;
}
