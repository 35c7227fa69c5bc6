import {
  closeSync,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { sep } from 'node:path';
import type { ReadProblem, ReadResult, WorkspaceFiles } from '@plangate/core';
import { joinPath, MAX_DOCUMENT_BYTES } from '@plangate/core/graph';
import { errorCode } from './error-code.js';
import { confinePath, directoryOf } from './paths.js';
import { decodeText } from './text.js';

const CHUNK_BYTES = 64 * 1024;
/** Where a small file is read to before it becomes text: thousands are read in one run. */
const SCRATCH = Buffer.alloc(CHUNK_BYTES);

type Place =
  | { readonly kind: 'dir'; readonly real: string }
  | { readonly kind: 'file'; readonly real: string; readonly regular: boolean }
  | { readonly kind: 'outside' }
  | { readonly kind: null };

/** The errors by which the system says that a path cannot be; any other leaves open what is there. */
const IMPOSSIBLE = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'EINVAL']);

/**
 * The files of a workspace on disk. Links are followed inside the workspace only; what a link, or a link on the way,
 * shows outside it is `outside`. The real place of an existing path is looked up once per instance, so make one
 * for a run and not for a process that stays.
 * @param root absolute path of the workspace root
 */
export function fsWorkspaceFiles(root: string): WorkspaceFiles {
  return new FsWorkspaceFiles(root);
}

class FsWorkspaceFiles implements WorkspaceFiles {
  readonly #root: string;
  /** The real place of each existing path that was asked for. */
  readonly #places = new Map<string, Place>();

  constructor(root: string) {
    this.#root = realOrSame(root);
    this.#places.set('.', { kind: 'dir', real: this.#root });
  }

  read(path: string, maxBytes = MAX_DOCUMENT_BYTES): ReadResult {
    const opened = this.#open(path);
    if (!opened.ok) return opened;
    try {
      if (opened.size > maxBytes) return { ok: false, problem: 'too-large' };
      const bytes = readAll(opened.descriptor, opened.size, maxBytes);
      return bytes === null ? { ok: false, problem: 'too-large' } : decodeText(bytes);
    } catch {
      return { ok: false, problem: 'unreadable' };
    } finally {
      closeSync(opened.descriptor);
    }
  }

  *chunks(path: string): Iterable<Uint8Array> {
    const opened = this.#open(path);
    if (!opened.ok) return;
    try {
      for (;;) {
        const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
        const length = readSync(opened.descriptor, chunk, 0, CHUNK_BYTES, null);
        if (length === 0) return;
        yield chunk.subarray(0, length);
      }
    } finally {
      closeSync(opened.descriptor);
    }
  }

  kind(path: string): 'file' | 'dir' | 'outside' | null {
    return this.#place(path).kind;
  }

  list(directory: string): readonly string[] {
    const place = this.#place(directory);
    if (place.kind !== 'dir') return [];
    try {
      const names = readdirSync(place.real, { withFileTypes: true }).map((entry) => {
        const isDirectory = entry.isSymbolicLink()
          ? this.kind(joinPath(directory, entry.name)) === 'dir'
          : entry.isDirectory();
        return isDirectory ? `${entry.name}/` : entry.name;
      });
      return names.sort();
    } catch {
      return [];
    }
  }

  #open(path: string): { ok: true; descriptor: number; size: number } | { ok: false; problem: ReadProblem } {
    const place = this.#place(path);
    if (place.kind === null) return { ok: false, problem: 'missing' };
    if (place.kind === 'outside') return { ok: false, problem: 'outside' };
    if (place.kind === 'dir') return { ok: false, problem: 'directory' };
    // A pipe or a device would block or never end: only regular files are opened.
    if (!place.regular) return { ok: false, problem: 'unreadable' };
    try {
      const descriptor = openSync(place.real, 'r');
      return { ok: true, descriptor, size: fstatSync(descriptor).size };
    } catch {
      return { ok: false, problem: 'unreadable' };
    }
  }

  #place(path: string): Place {
    const confined = confinePath(path);
    if (confined === null) return { kind: 'outside' };
    const known = this.#places.get(confined);
    if (known !== undefined) return known;
    const parent = this.#place(directoryOf(confined));
    if (parent.kind !== 'dir') return parent.kind === 'outside' ? parent : { kind: null };
    const place = this.#resolve(`${parent.real}${sep}${confined.slice(confined.lastIndexOf('/') + 1)}`);
    // What is missing may still be made; what is there is taken to stay.
    if (place.kind !== null) this.#places.set(confined, place);
    return place;
  }

  #resolve(absolute: string): Place {
    try {
      const stats = lstatSync(absolute, { throwIfNoEntry: false });
      if (stats === undefined) return { kind: null };
      if (stats.isDirectory()) return { kind: 'dir', real: absolute };
      return stats.isSymbolicLink()
        ? this.#follow(absolute)
        : { kind: 'file', real: absolute, regular: stats.isFile() };
    } catch (error) {
      // What cannot be looked at is neither there nor gone, so that neither can be concluded from it.
      return IMPOSSIBLE.has(errorCode(error)) ? { kind: null } : { kind: 'outside' };
    }
  }

  #follow(link: string): Place {
    const real = realOrNull(link);
    // A dangling link may later point anywhere.
    if (real === null || !(real === this.#root || real.startsWith(this.#root + sep)))
      return { kind: 'outside' };
    const stats = statSync(real);
    return stats.isDirectory() ? { kind: 'dir', real } : { kind: 'file', real, regular: stats.isFile() };
  }
}

/**
 * The whole content, of a small file until the next one is read; null when the file grew beyond the limit while it was read.
 */
function readAll(descriptor: number, size: number, maxBytes: number): Buffer | null {
  const parts: Buffer[] = [];
  let total = 0;
  for (let expected = size + 1; ; expected = CHUNK_BYTES) {
    const part = parts.length === 0 && expected <= CHUNK_BYTES ? SCRATCH : Buffer.allocUnsafe(expected);
    const length = readSync(descriptor, part, 0, expected, null);
    total += length;
    if (total > maxBytes) return null;
    const isEnd = length < expected;
    // What is read next would be written over a part that goes on.
    parts.push(isEnd || part !== SCRATCH ? part.subarray(0, length) : Buffer.from(part.subarray(0, length)));
    // One byte more than expected was asked for: that it did not come is the end of the file.
    if (isEnd) return parts.length === 1 ? (parts[0] ?? null) : Buffer.concat(parts);
  }
}

function realOrSame(path: string): string {
  return realOrNull(path) ?? path;
}

function realOrNull(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}
