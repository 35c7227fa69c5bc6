import { joinPath } from './paths.js';
import type { WorkspaceFiles } from './workspace-files.js';

/** How far a walk goes. */
export interface WalkBounds {
  /** Files and directories that are looked at. */
  readonly maxEntries: number;
  /** Levels of directories; 1: only what is directly in the directory. */
  readonly maxDepth: number;
  /** Whether a directory is left out, with all that is in it; by its name and its path in the workspace. */
  readonly skips: (name: string, path: string) => boolean;
}

/** The bound that ended a walk before everything was seen; null when none did. */
export type WalkLimit = 'entries' | 'depth' | null;

/**
 * Lists what is in a directory, level by level, so that a bound costs the deepest files and not the nearest.
 * @param visit gets every path of the workspace that is not skipped
 */
export function walk(
  files: WorkspaceFiles,
  { directory, bounds }: { readonly directory: string; readonly bounds: WalkBounds },
  visit: (path: string, kind: 'file' | 'dir') => void,
): WalkLimit {
  let entries = 0;
  let level = [directory];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth >= bounds.maxDepth) return 'depth';
    const next: string[] = [];
    for (const open of level) {
      for (const listed of files.list(open)) {
        const isDirectory = listed.endsWith('/');
        const name = isDirectory ? listed.slice(0, -1) : listed;
        const path = joinPath(open, name);
        if (isDirectory && bounds.skips(name, path)) continue;
        entries += 1;
        if (entries > bounds.maxEntries) return 'entries';
        visit(path, isDirectory ? 'dir' : 'file');
        if (isDirectory) next.push(path);
      }
    }
    level = next;
  }
  return null;
}
