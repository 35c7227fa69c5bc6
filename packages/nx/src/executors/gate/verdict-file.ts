import { hash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkspaceFiles } from '@plangate/core';
import { writeAtomically } from '../../workspace/document-cache.js';
import { directoryOf } from '../../workspace/paths.js';

/** Characters that a pattern of outputs or a disk of some system would not take as they are. */
const UNSAFE = /[\p{Cc}\p{Cf}\\*?[\]{}()!<>"|%]/u;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
/** Bytes of a file name that every system takes, with room for `.json` and a temporary ending. */
const MAX_NAME_BYTES = 200;

/**
 * The verdict file of a project below the output directory: its name and `.json`, so that a scope is a directory
 * (`@acme/pay.json`). A name that is not a safe path is written with `%` for what is unsafe; two names never share
 * a file.
 */
export function verdictFileName(project: string): string {
  return isSafeName(project) ? `${project}.json` : `${encodeName(project)}.json`;
}

function isSafeName(project: string): boolean {
  if (UNSAFE.test(project) || (process.platform === 'win32' && project.includes(':'))) return false;
  return project.split('/').every((segment) => {
    const dots = segment === '' || /^\.+$/.test(segment) || /[. ]$/.test(segment);
    return !dots && !RESERVED.test(segment) && Buffer.byteLength(segment) <= MAX_NAME_BYTES;
  });
}

function encodeName(project: string): string {
  const encoded = [...Buffer.from(project)]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return /[A-Za-z0-9@_-]/.test(character)
        ? character
        : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
  // The mark in front keeps encoded names apart from plain ones, and reserved names from their devices.
  if (encoded.length < MAX_NAME_BYTES) return `%${encoded}`;
  return `%${encoded.slice(0, 150)}%%${hash('sha1', project)}`;
}

/** What became of a verdict file; on failure one sentence that says why. */
export type Written = { readonly ok: true } | { readonly ok: false; readonly why: string };

/** Where the verdict of a project is. */
export interface VerdictPlace {
  /** Absolute path of the workspace root. */
  readonly root: string;
  readonly files: WorkspaceFiles;
  /** Relative to the workspace root. */
  readonly path: string;
}

/** Writes a verdict: whoever reads the file sees a whole verdict of this run, or none. */
export function writeVerdict(place: VerdictPlace, json: string): Written {
  const file = join(place.root, place.path);
  if (leavesWorkspace(place)) {
    return {
      ok: false,
      why: `The verdict file ${place.path} would be outside the workspace, behind a link.`,
    };
  }
  // Replacing a file by renaming makes some disks wait for each: a thousand times in one run that is seconds.
  if (holdsAlready(place, json)) return { ok: true };
  removeVerdict(place);
  if (writeAtomically(file, json)) return { ok: true };
  const stale = existsSync(file) ? ' The existing file is from an earlier run.' : '';
  return {
    ok: false,
    why: `The verdict file ${place.path} cannot be written. Make its directory writable.${stale}`,
  };
}

/** Takes away the verdict of an earlier run, so that none is left to be taken for this one's. */
export function removeVerdict(place: VerdictPlace): void {
  if (leavesWorkspace(place)) return;
  try {
    rmSync(join(place.root, place.path), { force: true });
  } catch {
    // A read-only directory: the task fails, and says so.
  }
}

function holdsAlready({ root, path }: VerdictPlace, json: string): boolean {
  try {
    const file = join(root, path);
    return lstatSync(file).isFile() && readFileSync(file, 'utf8') === json;
  } catch {
    return false;
  }
}

function leavesWorkspace({ files, path }: VerdictPlace): boolean {
  return files.kind(directoryOf(path)) === 'outside';
}
