import { parentOf } from '@plangate/core/graph';

/** Names that mean something else than a file of the workspace on some systems, whatever the system here is. */
const UNSAFE = /[\0\\]|^[A-Za-z]:/;

/**
 * A workspace-relative path with `/`, without `.`, empty and `..` segments; `.` for the root itself.
 * Null when it is absolute, climbs out of the workspace, or is written in a way that another system would read as
 * absolute: such a path is `outside` wherever it is used.
 */
export function confinePath(path: string): string | null {
  if (path.startsWith('/') || UNSAFE.test(path)) return null;
  if (isNormal(path)) return path;
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return null;
  }
  return segments.length === 0 ? '.' : segments.join('/');
}

/** Most paths need no work; thousands are asked for in one run. */
function isNormal(path: string): boolean {
  return (
    path !== '' &&
    !path.includes('./') &&
    !path.includes('//') &&
    !path.endsWith('/') &&
    !/(?:^|\/)\.\.?$/.test(path)
  );
}

/** The directory that holds a confined path; `.` for what is at the root. */
export function directoryOf(path: string): string {
  return parentOf(path) ?? '.';
}
