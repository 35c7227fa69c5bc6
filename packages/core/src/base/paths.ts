/**
 * Paths of the workspace: relative to its root, with `/`, without `.`, empty and `..` names; `.` is the root itself.
 */

/** The directory that holds a path; null at the top. */
export function parentOf(path: string): string | null {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? null : path.slice(0, slash);
}

/** The directories above a path, nearest first, without the workspace root. */
export function ancestorsOf(path: string): string[] {
  const above: string[] = [];
  for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
    above.push(path.slice(0, slash));
  }
  return above;
}

/** The last name of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A path below a directory; `.` is the workspace itself. */
export function joinPath(directory: string, path: string): string {
  if (path === '.' || path === '') return directory;
  return directory === '.' || directory === '' ? path : `${directory}/${path}`;
}

/** Whether a path is in a directory, or is it; everything is within `.`. */
export function isWithin(path: string, directory: string): boolean {
  return directory === '.' || path === directory || path.startsWith(`${directory}/`);
}

/** The deepest of some roots that holds a path, or is it; `.` holds everything; null when none does. */
export function deepestRoot(path: string, roots: ReadonlySet<string>): string | null {
  for (let at: string | null = path; at !== null; at = parentOf(at)) if (roots.has(at)) return at;
  return roots.has('.') ? '.' : null;
}

/** Compares paths by code unit, so that the order is the same on every machine and a directory precedes what it holds. */
export function comparePaths(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A path relative to a directory that holds it; any other text as it is. */
export function relativeTo(path: string, directory: string): string {
  return directory !== '.' && path.startsWith(`${directory}/`) ? path.slice(directory.length + 1) : path;
}
