import type { WorkspaceFiles } from '@plangate/core';
import { compileGlob, CONSTITUTION_PATH, isGlob, joinPath, WAIVERS_PATH } from '@plangate/core/graph';
import { directoryOf } from './paths.js';

/** Directories below a root of specs that are looked into: a feature, its contracts, and what they are sorted by. */
const DEPTH = 4;
/** Paths that are listed at most; a workspace with more has something else in its specs. */
const MAX_PATHS = 100_000;
/** Directories in which no root of specs is looked for. */
const SKIPPED = new Set(['node_modules/', '.git/', '.nx/', 'dist/']);

/**
 * The paths of every document that may concern judging: the constitutions over projects, in their directories and in
 * those that hold them, the waivers, and all files below the roots of specs.
 * @param specsRoots directories relative to the workspace root; globs match names of directories
 */
export function documentPaths(
  { disk, visible }: { disk: WorkspaceFiles; visible: WorkspaceFiles },
  specsRoots: readonly string[],
  projectRoots: readonly string[],
): string[] {
  const paths = new Set<string>();
  for (const root of withHolders(projectRoots)) {
    const constitution = joinPath(root, CONSTITUTION_PATH);
    if (disk.kind(constitution) !== null) paths.add(constitution);
  }
  if (disk.kind(WAIVERS_PATH) !== null) paths.add(WAIVERS_PATH);
  for (const root of specsRoots.flatMap((pattern) => expandDirectories(visible, pattern))) {
    collect(visible, root, { depth: DEPTH, paths });
  }
  return [...paths];
}

/** The workspace root, the given directories, and every directory between. */
function withHolders(roots: readonly string[]): ReadonlySet<string> {
  const all = new Set(['.']);
  for (const root of roots) {
    for (let directory = root; !all.has(directory); directory = directoryOf(directory)) all.add(directory);
  }
  return all;
}

/**
 * The directories that a glob names, as they are on disk: none for one that is refused, which options never let come
 * so far.
 */
export function expandDirectories(files: WorkspaceFiles, pattern: string): string[] {
  const glob = compileGlob(pattern);
  const found = glob.ok ? glob.alternatives.flatMap((one) => expandOne(files, one)) : [];
  return [...new Set(found)].filter((directory) => files.kind(directory) === 'dir');
}

function expandOne(files: WorkspaceFiles, pattern: string): string[] {
  let found = ['.'];
  for (const segment of pattern.split('/').filter((part) => part !== '' && part !== '.')) {
    if (segment === '**') found = found.flatMap((directory) => withDescendants(files, directory, DEPTH));
    else if (!isGlob(segment)) found = found.map((directory) => joinPath(directory, segment));
    else found = found.flatMap((directory) => matchingChildren(files, directory, segment));
  }
  return found;
}

function matchingChildren(files: WorkspaceFiles, directory: string, segment: string): string[] {
  const glob = compileGlob(segment);
  return childDirectories(files, directory)
    .filter((name) => glob.ok && glob.matches(name))
    .map((name) => joinPath(directory, name));
}

function withDescendants(files: WorkspaceFiles, directory: string, depth: number): string[] {
  if (depth === 0) return [directory];
  const children = childDirectories(files, directory).map((name) => joinPath(directory, name));
  return [directory, ...children.flatMap((child) => withDescendants(files, child, depth - 1))];
}

function childDirectories(files: WorkspaceFiles, directory: string): string[] {
  return files
    .list(directory)
    .filter((name) => name.endsWith('/') && !SKIPPED.has(name))
    .map((name) => name.slice(0, -1));
}

function collect(
  files: WorkspaceFiles,
  directory: string,
  into: { depth: number; paths: Set<string> },
): void {
  for (const name of files.list(directory)) {
    if (into.paths.size >= MAX_PATHS) return;
    if (!name.endsWith('/')) into.paths.add(joinPath(directory, name));
    else if (into.depth > 0 && !SKIPPED.has(name)) {
      collect(files, joinPath(directory, name.slice(0, -1)), { depth: into.depth - 1, paths: into.paths });
    }
  }
}
