import type { WorkspaceFiles } from './workspace-files.js';

/** Paths of one project that are looked at. */
export const MAX_WALKED = 20_000;
const MAX_WALK_DEPTH = 40;

/** Directories that hold no sources: what tools install, write and keep. */
const SKIPPED: ReadonlySet<string> = new Set([
  'node_modules',
  '.git',
  '.nx',
  'dist',
  'coverage',
  'test-output',
]);

export interface WalkedPath {
  /** Relative to the directory that was walked. */
  readonly path: string;
  readonly kind: 'file' | 'dir';
}

export interface Walked {
  /** Nearer ones first. */
  readonly paths: readonly WalkedPath[];
  /** Whether there is more than was looked at. */
  readonly cut: boolean;
}

/**
 * Lists what lies in a directory, level by level, within bounds; what tools write and the roots of other projects are left
 * out, with all that lies in them.
 */
export function walk(files: WorkspaceFiles, root: string, otherRoots: ReadonlySet<string>): Walked {
  const paths: WalkedPath[] = [];
  const open: { path: string; depth: number }[] = [{ path: '', depth: 0 }];
  let cut = false;
  // Directories are added while the loop runs.
  for (const { path: directory, depth } of open) {
    const whole = directory === '' ? root : root === '.' ? directory : `${root}/${directory}`;
    for (const name of files.list(whole)) {
      const bare = name.replace(/\/$/, '');
      const path = directory === '' ? bare : `${directory}/${bare}`;
      const inner = root === '.' ? path : `${root}/${path}`;
      if (name !== bare && (SKIPPED.has(bare) || otherRoots.has(inner))) continue;
      if (paths.length >= MAX_WALKED) return { paths, cut: true };
      paths.push({ path, kind: name === bare ? 'file' : 'dir' });
      if (name === bare) continue;
      if (depth + 1 > MAX_WALK_DEPTH) cut = true;
      else open.push({ path, depth: depth + 1 });
    }
  }
  return { paths, cut };
}
