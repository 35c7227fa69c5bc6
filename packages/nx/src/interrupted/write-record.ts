import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { plangateDataDirectory } from '../workspace/cache-directory.js';
import { writeAtomically } from '../workspace/document-cache.js';

/**
 * What a run of a generator is about to write. Nx writes a file after the other when the generator has ended, so a process that is killed
 * leaves some of them out. The record is there before the first is written and goes after the last.
 */
export interface WriteRecord {
  /** The generator without its collection, such as `plan`. */
  readonly generator: string;
  /** Its options, as `fingerprint` writes them. */
  readonly options: string;
  /** In the order in which Nx writes them. */
  readonly writes: readonly RecordedWrite[];
}

/** A file or an empty directory that a run changes. */
export interface RecordedWrite {
  /** Relative to the workspace root, with `/`. */
  readonly path: string;
  /** The digest of what was there before; `directory` for one that is removed; null if there was nothing. */
  readonly before: string | null;
  /** What is there afterwards, in base64; null if nothing. */
  readonly after: string | null;
  /** Permissions of the file; null for the usual ones. */
  readonly mode: number | null;
}

/** A change as the Tree of Nx lists it. */
export interface ListedChange {
  readonly path: string;
  readonly type: 'CREATE' | 'UPDATE' | 'DELETE';
  readonly content: Buffer | null;
  readonly options?: { readonly mode?: number | string };
}

/** A record with its file. */
export interface StoredRecord {
  /** Absolute path. */
  readonly file: string;
  readonly record: WriteRecord;
}

/** What stands for a directory in place of a digest. */
export const DIRECTORY = 'directory';
const FOLDER = 'interrupted';

/** Options as a text by which two runs can be told to be of the same command. */
export function fingerprint(options: unknown): string {
  if (typeof options !== 'object' || options === null) return '';
  return JSON.stringify(Object.entries(options).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The digest by which a content is known again. */
export function digestOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * Keeps what a run is about to write.
 * @returns the file of the record; null where nothing can be kept, which is not an error: the run only loses its net
 */
export function keepRecord(
  root: string,
  {
    generator,
    options,
    changes,
  }: Omit<WriteRecord, 'writes'> & { readonly changes: readonly ListedChange[] },
): string | null {
  const record: WriteRecord = { generator, options, writes: writesOf(root, changes) };
  const file = join(folderOf(root), `${Date.now()}-${process.pid}.json`);
  return kindOf(root) !== null && writeAtomically(file, JSON.stringify(record)) ? file : null;
}

/** All records that are left, the oldest first. A file that is not a record is left out. */
export function readRecords(root: string): StoredRecord[] {
  return namesIn(folderOf(root))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => {
      const file = join(folderOf(root), name);
      const record = parseRecord(contentOf(file)?.toString('utf8') ?? '');
      return record === null ? [] : [{ file, record }];
    });
}

export function dropRecords(files: readonly string[]): void {
  for (const file of files) rmSync(file, { force: true });
}

/** The content of a file; null where there is no file that can be read. */
export function contentOf(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

/** What is at a path; null if nothing, or if a file is in the place of one of its directories. */
export function kindOf(path: string): 'file' | 'directory' | null {
  try {
    return statSync(path).isDirectory() ? 'directory' : 'file';
  } catch {
    return null;
  }
}

function folderOf(root: string): string {
  return join(plangateDataDirectory(root), FOLDER);
}

function writesOf(root: string, changes: readonly ListedChange[]): RecordedWrite[] {
  const named = new Set(changes.map(({ path }) => path));
  return changes.flatMap(({ path, type, content, options }): RecordedWrite[] => {
    if (type === 'DELETE' && kindOf(join(root, path)) === 'directory') {
      const inside = filesIn(root, path).filter((file) => !named.has(file));
      return [...inside.map((file) => removalOf(root, file)), removalOf(root, path)];
    }
    if (type === 'DELETE') return [removalOf(root, path)];
    const after = (content ?? Buffer.alloc(0)).toString('base64');
    return [{ path, before: beforeOf(root, path), after, mode: modeOf(options?.mode) }];
  });
}

function removalOf(root: string, path: string): RecordedWrite {
  return { path, before: beforeOf(root, path), after: null, mode: null };
}

function beforeOf(root: string, path: string): string | null {
  if (kindOf(join(root, path)) === 'directory') return DIRECTORY;
  const content = contentOf(join(root, path));
  return content === null ? null : digestOf(content);
}

/** Nx takes permissions as numbers and, as `chmod` does, as octal texts. */
function modeOf(mode: number | string | undefined): number | null {
  if (mode === undefined) return null;
  return typeof mode === 'number' ? mode : Number.parseInt(mode, 8);
}

function filesIn(root: string, directory: string): string[] {
  return readdirSync(join(root, directory), { withFileTypes: true }).flatMap((entry) => {
    const path = `${directory}/${entry.name}`;
    return entry.isDirectory() ? filesIn(root, path) : [path];
  });
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

/** Records are written whole; what has another form is not of this version. */
function parseRecord(text: string): WriteRecord | null {
  try {
    const value = JSON.parse(text) as Partial<Record<keyof WriteRecord, unknown>> | null;
    if (typeof value?.generator !== 'string' || typeof value.options !== 'string') return null;
    if (!Array.isArray(value.writes) || !value.writes.every(isWrite)) return null;
    return { generator: value.generator, options: value.options, writes: value.writes };
  } catch {
    return null;
  }
}

function isWrite(value: unknown): value is RecordedWrite {
  if (typeof value !== 'object' || value === null) return false;
  const { path, before, after, mode }: Partial<Record<keyof RecordedWrite, unknown>> = value;
  return (
    typeof path === 'string' &&
    !path.split('/').includes('..') &&
    (before === null || typeof before === 'string') &&
    (after === null || typeof after === 'string') &&
    (mode === null || typeof mode === 'number')
  );
}
