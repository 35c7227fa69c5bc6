import type { Finding } from '../model/finding.js';
import type { Position } from '../model/position.js';
import type { OutsideWhy, UnusableWhy } from './reasons.js';

/** Directories a declared path may have above it. */
export const MAX_DEPTH = 40;
const MAX_PATH = 1000;
const MAX_NAME = 255;

/** Control characters, and those that turn the direction of text or are not seen. */
const UNSEEN = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)/i;
const FORBIDDEN = /[<>:"|?*]/;

/**
 * Nearly all paths are short and plain, and are checked by two patterns instead of name by name: words with single dots
 * between them, none of which any system refuses. A path of this length cannot be too deep.
 */
const MAX_PLAIN = 2 * MAX_DEPTH;
const PLAIN = /^\w[\w-]*(?:\.\w[\w-]*)*(?:\/\w[\w-]*(?:\.\w[\w-]*)*)*$/;
const REFUSED = /(?:^|\/)(?:node_modules|con|prn|aux|nul|com\d|lpt\d)(?:[./]|$)/i;

/** Whether a declared path is safe to look for and to create, or why not. */
export type CheckedPath =
  | { readonly ok: true; readonly path: string }
  | {
      readonly ok: false;
      readonly problem: { readonly code: 'outside'; readonly why: OutsideWhy } | UnusablePath;
    };

export interface UnusablePath {
  readonly code: 'unusable';
  readonly why: UnusableWhy;
  /** The path without the fault of form where only other systems refuse its name: it may well be there already. */
  readonly portable: string | null;
}

/**
 * Checks a path as a document declares it. A safe path is relative, has `/` between its names, neither `.` nor empty
 * names, and cannot lead out of the workspace, into `.git` or into `node_modules`, on any system. (Links are the
 * disk's business: see `planScaffold`.)
 */
export function checkPath(written: string): CheckedPath {
  if (written.length <= MAX_PLAIN && PLAIN.test(written) && !REFUSED.test(written)) {
    return { ok: true, path: written };
  }
  if (written.length > MAX_PATH) return unusable('length');
  if (UNSEEN.test(written)) return unusable('control');
  const outside = leaves(written);
  if (outside) return { ok: false, problem: { code: 'outside', why: outside } };
  if (written.includes('\\')) return unusable('backslash');
  const names = written.split('/').filter((name) => name !== '' && name !== '.');
  if (names.length === 0) return unusable('empty');
  if (names.length > MAX_DEPTH) return unusable('depth');
  const path = names.join('/');
  // "./~" and "./C:" lead out only once the "./" is gone.
  const hidden = leaves(path);
  if (hidden) return { ok: false, problem: { code: 'outside', why: hidden } };
  const why = names.map(faultOfName).find((fault) => fault !== null) ?? null;
  if (why === null) return { ok: true, path };
  return unusable(why, REFUSED_ELSEWHERE.has(why) ? path : null);
}

/** Faults of names that this system may accept although others do not. */
const REFUSED_ELSEWHERE: ReadonlySet<UnusableWhy> = new Set(['reserved', 'character', 'ending']);

function unusable(why: UnusableWhy, portable: string | null = null): CheckedPath {
  return { ok: false, problem: { code: 'unusable', why, portable } };
}

function leaves(written: string): OutsideWhy | null {
  if (/^\s*[A-Za-z]:([\\/]|$)/.test(written)) return 'drive';
  if (/^\s*[\\/]/.test(written)) return 'absolute';
  if (/^\s*~/.test(written)) return 'home';
  return written.split(/[\\/]/).some((name) => /^\s*\.\.\s*$/.test(name)) ? 'parent' : null;
}

function faultOfName(name: string): UnusableWhy | null {
  const lower = name.toLowerCase();
  if (lower === '.git' || lower === 'git~1') return 'repository';
  if (lower === 'node_modules') return 'dependencies';
  if (name.length > MAX_NAME) return 'length';
  if (FORBIDDEN.test(name)) return 'character';
  if (RESERVED.test(name)) return 'reserved';
  return /[. ]$|^ /.test(name) ? 'ending' : null;
}

/** The finding for a path that was refused. */
export function pathFinding(
  written: string,
  problem: { readonly code: 'outside'; readonly why: OutsideWhy } | UnusablePath,
  position: Position,
): Finding {
  const path = written.length > 120 ? `${written.slice(0, 119)}…` : written;
  return problem.code === 'outside'
    ? { reason: 'layout-path-outside', args: { path, why: problem.why }, position }
    : { reason: 'layout-path-unusable', args: { path, why: problem.why }, position };
}
