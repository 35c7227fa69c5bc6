import { memoize } from '../base/memo.js';
import { walk } from '../base/walk.js';
import type { WorkspaceFiles } from '../base/workspace-files.js';

/** Where a path may be now that nobody planned to move. */

const BOUNDS = { maxEntries: 100_000, maxDepth: 24, skips: (name: string) => SKIPPED.has(name) };
const SKIPPED: ReadonlySet<string> = new Set([
  '.git',
  '.nx',
  'node_modules',
  'dist',
  'build',
  'coverage',
  'target',
]);
/** Names that say so little that the directory above must be called the same. */
const COMMON =
  /^(?:index|main|mod|lib|types?|utils?|helpers?|constants|config|schema|models?|services?|components?|src|tests?|__tests__|specs?|docs?|__init__|readme|package|project|tsconfig|cargo|pyproject|setup|app|cli)(?:\.|$)/i;

/** Every path of a workspace by its last name; null where there are too many to say that a name occurs once. */
const byName = memoize((files: WorkspaceFiles): ReadonlyMap<string, readonly string[]> | null => {
  const paths = new Map<string, string[]>();
  const limit = walk(files, { directory: '.', bounds: BOUNDS }, (path, kind) => {
    const name = `${lastName(path)}${kind === 'dir' ? '/' : ''}`;
    const known = paths.get(name);
    if (known) known.push(path);
    else paths.set(name, [path]);
  });
  return limit === null ? paths : null;
});

/**
 * The one place where something of a missing path's name and kind is; null if there is none, or more than one that is equally
 * like it.
 * @param isPlanned whether a plan names a path: what it names is its own, and nothing that moved
 */
export function movedTo(
  { path, kind }: { readonly path: string; readonly kind: 'file' | 'dir' },
  files: WorkspaceFiles,
  isPlanned: (path: string) => boolean,
): string | null {
  const name = lastName(path);
  const found = byName(files)?.get(kind === 'dir' ? `${name}/` : name) ?? [];
  const others = found.filter((other) => other !== path && !other.startsWith('specs/') && !isPlanned(other));
  const alike = others.map((other) => sharedEnd(path, other));
  const most = Math.max(0, ...alike);
  if (most < (COMMON.test(name) ? 2 : 1)) return null;
  const best = others.filter((_, index) => alike[index] === most);
  return best.length === 1 ? (best[0] ?? null) : null;
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** How many of their last names two paths share. */
function sharedEnd(one: string, other: string): number {
  const [a, b] = [one.split('/').reverse(), other.split('/').reverse()];
  const differs = a.findIndex((name, index) => name !== b[index]);
  return differs === -1 ? a.length : differs;
}
