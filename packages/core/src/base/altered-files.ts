import { ancestorsOf, joinPath, nameOf, parentOf } from './paths.js';
import type { ReadResult, WorkspaceFiles } from './workspace-files.js';

/** What this file needs of what every supported host has; the core is compiled without host types. */
declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** What is different from the files below. */
export interface FileChanges {
  /** Files and directories that are gone, with all that was in them. */
  readonly gone?: readonly string[];
  /** Files with these bytes, whatever was there before; what the workspace keeps out of sight stays there. */
  readonly written?: ReadonlyMap<string, Uint8Array>;
}

/** The bytes of a text in UTF-8. */
export function bytesOfText(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The files of a workspace with changes on top, which nothing writes: what the workspace would be with them. */
export class AlteredFiles implements WorkspaceFiles {
  readonly #files: WorkspaceFiles;
  readonly #gone: ReadonlySet<string>;
  readonly #written: ReadonlyMap<string, Uint8Array>;
  /** By directory, the names that the written files add to it; directories with a trailing slash. */
  readonly #added = new Map<string, Set<string>>();

  constructor(files: WorkspaceFiles, { gone = [], written = new Map<string, Uint8Array>() }: FileChanges) {
    this.#files = files;
    this.#gone = new Set(gone);
    this.#written = new Map([...written].filter(([path]) => !this.isIgnored(path)));
    for (const path of this.#written.keys()) this.#add(path);
  }

  read(path: string, maxBytes?: number): ReadResult {
    const bytes = this.#written.get(path);
    if (bytes !== undefined) return { ok: true, text: new TextDecoder().decode(bytes) };
    return this.#isGone(path) ? { ok: false, problem: 'missing' } : this.#files.read(path, maxBytes);
  }

  chunks(path: string): Iterable<Uint8Array> {
    const bytes = this.#written.get(path);
    if (bytes !== undefined) return [bytes];
    return this.#isGone(path) ? [] : this.#files.chunks(path);
  }

  kind(path: string): 'file' | 'dir' | 'outside' | null {
    if (this.#written.has(path)) return 'file';
    if (this.#added.has(path)) return 'dir';
    return this.#isGone(path) ? null : this.#files.kind(path);
  }

  list(directory: string): readonly string[] {
    const names = this.#isGone(directory) ? [] : this.#files.list(directory);
    const left = names.filter((name) => !this.#isGone(joinPath(directory, name.replace(/\/$/, ''))));
    const added = this.#added.get(directory);
    return added === undefined ? left : [...new Set([...left, ...added])].sort();
  }

  isIgnored(path: string): boolean {
    return this.#files.isIgnored?.(path) === true;
  }

  #isGone(path: string): boolean {
    if (this.#gone.size === 0) return false;
    return this.#gone.has(path) || ancestorsOf(path).some((above) => this.#gone.has(above));
  }

  /** Names a written file in its directory, and each directory in the one above. */
  #add(path: string): void {
    let name = nameOf(path);
    for (let above = parentOf(path) ?? '.'; ; above = parentOf(above) ?? '.') {
      const names = this.#added.get(above) ?? new Set<string>();
      this.#added.set(above, names.add(name));
      if (above === '.') return;
      name = `${nameOf(above)}/`;
    }
  }
}
