import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sanitize } from '@plangate/core/graph';
import { fsWorkspaceFiles } from '../workspace/fs-files.js';
import { confinePath, directoryOf } from '../workspace/paths.js';

/** What stands for a directory in place of a digest. */
export const DIRECTORY = 'directory';

/** What no generator of Plangate writes, and what runs as code when git or a tool is called. */
const NEVER_WRITTEN = /^(?:\.git|git~\d+|node_modules)(?:[.: ]|$)/i;

/** Whether a path leads to a file of the workspace by its text, is as short as it can be, and may be shown. */
export function isRecordable(path: string): boolean {
  return (
    path !== '.' &&
    confinePath(path) === path &&
    sanitize(path) === path &&
    !path.split('/').some((name) => NEVER_WRITTEN.test(name))
  );
}

/** The digest by which a content is known again. */
export function digestOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * The paths of a workspace as they are at one moment: nothing is looked at behind a link that leads out of it.
 * Make one for each comparison, because it remembers what is there.
 */
export class Places {
  readonly #root: string;
  readonly #files: ReturnType<typeof fsWorkspaceFiles>;

  constructor(root: string) {
    this.#root = root;
    this.#files = fsWorkspaceFiles(root);
  }

  /** What is at a path; `outside` for what a link shows outside the workspace, and for the link itself. */
  kind(path: string): 'file' | 'dir' | 'outside' | null {
    return this.#files.kind(path);
  }

  /** Where a link leads, as a digest; null for anything else. The directory that holds it is in the workspace. */
  link(path: string): string | null {
    if (this.kind(directoryOf(path)) !== 'dir') return null;
    try {
      const place = join(this.#root, path);
      return lstatSync(place).isSymbolicLink() ? `link:${digestOf(readlinkSync(place))}` : null;
    } catch {
      return null;
    }
  }

  /** The digest of a file, `directory` for a directory; null for what does not exist or cannot be read. */
  digest(path: string): string | null {
    if (this.kind(path) === 'dir') return DIRECTORY;
    if (this.kind(path) !== 'file') return null;
    try {
      if (!statSync(join(this.#root, path)).isFile()) return null;
      const hash = createHash('sha256');
      for (const chunk of this.#files.chunks(path)) hash.update(chunk);
      return hash.digest('hex');
    } catch {
      return null;
    }
  }

  /** The content of a file that has no more than so many bytes; null for any other. */
  content(path: string, maxBytes: number): Buffer | null {
    if (this.kind(path) !== 'file') return null;
    try {
      const place = join(this.#root, path);
      const stats = statSync(place);
      return stats.isFile() && stats.size <= maxBytes ? readFileSync(place) : null;
    } catch {
      return null;
    }
  }

  /** Whether a file has the permissions; systems without permissions have others than those asked for. */
  hasMode(path: string, mode: number): boolean {
    return process.platform === 'win32' || (statSync(join(this.#root, path)).mode & 0o777) === mode;
  }

  /** The files and links below a directory, which are removed with it. */
  *below(directory: string): Iterable<string> {
    for (const entry of readdirSync(join(this.#root, directory), { withFileTypes: true })) {
      const path = `${directory}/${entry.name}`;
      if (entry.isDirectory()) yield* this.below(path);
      else yield path;
    }
  }
}
