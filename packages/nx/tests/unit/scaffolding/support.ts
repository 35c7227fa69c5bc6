import type { EntryStatus, LayoutEntry, WorkspaceFiles } from '@plangate/core';

/** A workspace in memory: the content of files by path; a path that ends in a slash is an empty directory. */
export function memoryFiles(
  contents: Readonly<Record<string, string>>,
  outside: readonly string[] = [],
): WorkspaceFiles {
  const kinds = new Map<string, 'file' | 'dir'>();
  for (const path of Object.keys(contents)) {
    const bare = path.replace(/\/$/, '');
    kinds.set(bare, path.endsWith('/') ? 'dir' : 'file');
    for (let slash = bare.lastIndexOf('/'); slash > 0; slash = bare.lastIndexOf('/', slash - 1)) {
      kinds.set(bare.slice(0, slash), 'dir');
    }
  }
  const kind: WorkspaceFiles['kind'] = (path) =>
    outside.some((link) => path === link || path.startsWith(`${link}/`))
      ? 'outside'
      : (kinds.get(path) ?? null);
  return {
    kind,
    chunks: () => [],
    read: (path, maxBytes = 4_000_000) => {
      const what = kind(path);
      const text = contents[path] ?? '';
      if (what !== 'file') return { ok: false, problem: what === 'dir' ? 'directory' : (what ?? 'missing') };
      return text.length > maxBytes ? { ok: false, problem: 'too-large' } : { ok: true, text };
    },
    list: (directory) => {
      const lead = directory === '.' ? '' : `${directory}/`;
      return [...kinds]
        .filter(([path]) => path.startsWith(lead) && !path.slice(lead.length).includes('/'))
        .map(([path, what]) => path.slice(lead.length) + (what === 'dir' ? '/' : ''))
        .sort();
    },
  };
}

/** A workspace of paths without any content. */
export function filesOf(paths: readonly string[], outside: readonly string[] = []): WorkspaceFiles {
  return memoryFiles(Object.fromEntries(paths.map((path) => [path, ''])), outside);
}

/** One entry of a declared tree; a path that ends in a slash is a directory. */
export function entry(path: string, status: EntryStatus = 'unspecified', line = 50): LayoutEntry {
  const kind = path.endsWith('/') ? 'dir' : 'file';
  return {
    path: path.replace(/\/$/, ''),
    kind,
    status,
    comment: null,
    position: { line, column: 1 },
  };
}

/** A declared tree of unmarked entries, one line each. */
export function tree(...paths: readonly string[]): LayoutEntry[] {
  return paths.map((path, index) => entry(path, 'unspecified', 50 + index));
}
