import { ancestorsOf, nameOf } from '../../base/paths.js';
import type { WorkspaceFiles } from '../../base/workspace-files.js';

/** From where a path is read. */
export interface PathOrigin {
  readonly files: WorkspaceFiles;
  /** The directory of the file that has the path. */
  readonly directory: string;
  /** Whether the path is that of a link: then it is relative to the file, and to nothing else. */
  readonly isLink: boolean;
}

/**
 * Whether what is written before the name of a directory leads to it. A path may be relative to its file or to any directory
 * above, as commands and tests are run from there; the nearest place at which such a directory exists is the one that is meant.
 * @param before `../../specs/`, `{workspaceRoot}/specs/`, `/specs/`, `apps/specs/`; `\` separates, too
 * @param target the directory, which exists
 */
export function leadsTo(before: string, target: string, origin: PathOrigin): boolean {
  const plain = before.replace(/[\\/]+/g, '/');
  const { rest, bases } = basesOf(plain, origin);
  if (/[*{}$%]/.test(rest)) return false;
  for (const base of bases) {
    const path = normalised(`${base}/${rest}${nameOf(target)}`);
    if (path === target) return true;
    if (path !== null && origin.files.kind(path) === 'dir') return false;
  }
  return false;
}

/** A variable that stands for a directory, or any directories. */
const VARIABLE = /^(?:\$?\{+\s{0,3}([\p{L}\p{N}_.()]{1,60})\s{0,3}\}+|\$[A-Za-z_]\w{0,60}|\*\*)\//u;

function basesOf(path: string, { directory, isLink }: PathOrigin): { rest: string; bases: string[] } {
  const all = directory === '.' ? ['.'] : [directory, ...ancestorsOf(directory), '.'];
  if (path.startsWith('/')) return { rest: path.slice(1), bases: ['.'] };
  if (isLink) return { rest: path, bases: [directory] };
  const variable = VARIABLE.exec(path);
  if (variable === null) return { rest: path, bases: all };
  const rest = path.slice(variable[0].length);
  if (variable[1] === 'workspaceRoot') return { rest, bases: ['.'] };
  return { rest, bases: variable[1] === 'projectRoot' ? [directory] : all };
}

/** A path without `.` and `..`; null when it leaves the workspace. */
export function normalised(path: string): string | null {
  const names: string[] = [];
  for (const name of path.split('/')) {
    if (name === '' || name === '.') continue;
    if (name !== '..') names.push(name);
    else if (names.pop() === undefined) return null;
  }
  return names.length === 0 ? '.' : names.join('/');
}

/**
 * Whether parts of a path that are written apart lead to a directory, all of them or the last ones: `'specs', '001-pay'` in a
 * call, or the lines of a drawn tree.
 */
export function partsLeadTo(parts: readonly string[], target: string, origin: PathOrigin): boolean {
  return parts.some((_, at) => leadsTo(`${parts.slice(at).join('/')}/`, target, origin));
}
