import { parentOf } from '../base/paths.js';
import type { WorkspaceFiles } from '../base/workspace-files.js';

/** The folder by which Spec Kit knows its projects. */
export const SPECKIT_FOLDER = '.specify';

/**
 * The directory whose `.specify/` governs a path: the nearest one at or above it, as Spec Kit's scripts look for it. One
 * workspace may have several, `apps/web/.specify` beside its own. `.` when no other governs.
 */
export function specKitRoot(files: WorkspaceFiles, path: string): string {
  for (
    let directory: string | null = path;
    directory !== null && directory !== '.';
    directory = parentOf(directory)
  ) {
    if (files.kind(`${directory}/${SPECKIT_FOLDER}`) === 'dir') return directory;
  }
  return '.';
}

/** A path below the `.specify/` of a root. */
export function specKitPath(root: string, path: string): string {
  return root === '.' ? `${SPECKIT_FOLDER}/${path}` : `${root}/${SPECKIT_FOLDER}/${path}`;
}
