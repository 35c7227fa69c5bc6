import type { ReadResult, WorkspaceFiles } from '@plangate/core';

/** The files of a workspace with edits on top, which nobody else sees until they are written. */
export class EditedFiles implements WorkspaceFiles {
  private readonly texts = new Map<string, string>();

  constructor(private readonly files: WorkspaceFiles) {}

  /** Sets the text of a file; the text that it has already is no edit. */
  edit(path: string, text: string): void {
    const before = this.files.read(path);
    if (before.ok && before.text === text) this.texts.delete(path);
    else this.texts.set(path, text);
  }

  /** The new texts by path. */
  get edits(): ReadonlyMap<string, string> {
    return this.texts;
  }

  read(path: string, maxBytes?: number): ReadResult {
    const text = this.texts.get(path);
    return text === undefined ? this.files.read(path, maxBytes) : { ok: true, text };
  }

  kind(path: string): 'file' | 'dir' | 'outside' | null {
    return this.texts.has(path) ? 'file' : this.files.kind(path);
  }

  chunks(path: string): Iterable<Uint8Array> {
    const text = this.texts.get(path);
    return text === undefined ? this.files.chunks(path) : [Buffer.from(text)];
  }

  list(directory: string): readonly string[] {
    return this.files.list(directory);
  }
}
