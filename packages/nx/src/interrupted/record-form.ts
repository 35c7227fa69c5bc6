import { isRecordable } from './places.js';
import type { Writer } from './writer.js';

/**
 * What a run of a generator is about to write. Nx writes a file after the other when the generator has ended, so a process that is killed
 * leaves some of them out. The record is there before the first is written and goes after the last.
 */
export interface WriteRecord {
  /** The generator without its collection, such as `plan`. */
  readonly generator: string;
  /** Its options, as `fingerprint` writes them. */
  readonly options: string;
  /** The workspace, as the path to it from the directory of the records, which several workspaces may have in common. */
  readonly workspace: string;
  readonly writer: Writer;
  /** In the order in which Nx writes them. */
  readonly writes: readonly RecordedWrite[];
}

/** A file or an empty directory that a run changes. */
export interface RecordedWrite {
  /** Relative to the workspace root, with `/`. */
  readonly path: string;
  /**
   * The digest of what was there before; `directory` for a directory, and for a link that is removed the digest of where it leads, with
   * `link:` before it; null if there was nothing.
   */
  readonly before: string | null;
  /** What is there afterwards, in base64; null if nothing. */
  readonly after: string | null;
  /** Permissions of the file; null for the usual ones. */
  readonly mode: number | null;
}

type Unknown<T> = Partial<Record<keyof T, unknown>> | null;

/** Records are written whole; what has another form is not of this version, or nobody of us wrote it. */
export function parseRecord(text: string): WriteRecord | null {
  try {
    const value = JSON.parse(text) as Unknown<WriteRecord>;
    if (typeof value?.generator !== 'string' || typeof value.options !== 'string') return null;
    if (typeof value.workspace !== 'string' || !isWriter(value.writer)) return null;
    if (!Array.isArray(value.writes) || !value.writes.every(isWrite)) return null;
    const { generator, options, workspace, writer, writes } = value;
    return { generator, options, workspace, writer, writes };
  } catch {
    return null;
  }
}

function isWriter(value: unknown): value is Writer {
  if (typeof value !== 'object' || value === null) return false;
  const { pid, started, machine, at } = value as NonNullable<Unknown<Writer>>;
  return (
    Number.isInteger(pid) &&
    // Zero and less mean groups of processes.
    (pid as number) > 0 &&
    (started === null || typeof started === 'string') &&
    typeof machine === 'string' &&
    typeof at === 'number'
  );
}

function isWrite(value: unknown): value is RecordedWrite {
  if (typeof value !== 'object' || value === null) return false;
  const { path, before, after, mode } = value as NonNullable<Unknown<RecordedWrite>>;
  return (
    typeof path === 'string' &&
    isRecordable(path) &&
    (before === null || typeof before === 'string') &&
    (after === null || typeof after === 'string') &&
    (mode === null || (Number.isInteger(mode) && ((mode as number) & ~0o777) === 0))
  );
}
