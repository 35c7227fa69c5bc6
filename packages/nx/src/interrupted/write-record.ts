import { lstatSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { plangateDataDirectory } from '../workspace/cache-directory.js';
import { writeAtomically } from '../workspace/document-cache.js';
import { digestOf, isRecordable, Places } from './places.js';
import { parseRecord, type RecordedWrite, type WriteRecord } from './record-form.js';
import { isWriting, writerOf } from './writer.js';

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

/** What a generator is about to do. */
export interface AnnouncedRun extends Pick<WriteRecord, 'generator' | 'options'> {
  readonly changes: readonly ListedChange[];
}

const FOLDER = 'interrupted';
/** Bytes that a record may have. A run that writes more has no record. */
const MAX_BYTES = 64 * 1024 * 1024;
let count = 0;

/** Options as a text by which two runs can be told to be of the same command. */
export function fingerprint(options: unknown): string {
  if (typeof options !== 'object' || options === null) return '';
  return JSON.stringify(Object.entries(options).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/**
 * Keeps what a run is about to write.
 * @returns the file of the record; null where nothing can be kept, which is not an error: the run only loses its net
 */
export function keepRecord(root: string, { generator, options, changes }: AnnouncedRun): string | null {
  const bytes = changes.reduce((sum, { path, content }) => sum + path.length + (content?.length ?? 0), 0);
  // In base64, four characters stand for three bytes.
  if (bytes > MAX_BYTES / 2) return null;
  const folder = madeFolder(root);
  if (folder === null) return null;
  const workspace = workspaceFrom(folder, root);
  const writes = writesOf(root, changes);
  const record: WriteRecord = { generator, options, workspace, writer: writerOf(process.pid), writes };
  const text = JSON.stringify(record);
  const name = `${prefixOf(workspace)}${Date.now()}-${process.pid}-${count++}.json`;
  const file = join(folder, name);
  return text.length <= MAX_BYTES && writeAtomically(file, text) ? file : null;
}

/**
 * The records of this workspace whose process has ended, the oldest first. A file that is not a record is left out, and so are the records
 * of another process that may be writing still.
 */
export function leftRecords(root: string): StoredRecord[] {
  const folder = folderOf(root);
  if (!isOwnFolder(folder)) return [];
  const workspace = workspaceFrom(folder, root);
  return namesIn(folder)
    .filter((name) => name.startsWith(prefixOf(workspace)) && name.endsWith('.json'))
    .sort()
    .flatMap((name) => {
      const file = join(folder, name);
      const record = parseRecord(textOf(file));
      return record?.workspace === workspace && !isWriting(record.writer) ? [{ file, record }] : [];
    });
}

export function dropRecords(files: readonly string[]): void {
  for (const file of files) rmSync(file, { force: true });
}

function folderOf(root: string): string {
  return join(plangateDataDirectory(root), FOLDER);
}

/** Null where the workspace is not on disk, or the folder cannot be made. */
function madeFolder(root: string): string | null {
  const folder = folderOf(root);
  try {
    if (!lstatSync(root).isDirectory() && !lstatSync(realpathSync(root)).isDirectory()) return null;
    mkdirSync(folder, { recursive: true });
  } catch {
    return null;
  }
  return isOwnFolder(folder) ? folder : null;
}

/** Nx's directory may be anywhere; in it, nobody but us makes directories of ours, and we make no links. */
function isOwnFolder(folder: string): boolean {
  try {
    return [dirname(folder), folder].every((directory) => lstatSync(directory).isDirectory());
  } catch {
    return false;
  }
}

/** A path from the one to the other stays the same where both are moved, or where a container has them elsewhere. */
function workspaceFrom(folder: string, root: string): string {
  return relative(realpathSync(folder), realpathSync(root)).replaceAll('\\', '/');
}

function prefixOf(workspace: string): string {
  return `${digestOf(workspace).slice(0, 16)}-`;
}

function writesOf(root: string, changes: readonly ListedChange[]): RecordedWrite[] {
  const places = new Places(root);
  const named = new Set(changes.map(({ path }) => path));
  return changes
    .filter(({ path }) => isRecordable(path))
    .flatMap(({ path, type, content, options }): RecordedWrite[] => {
      if (type !== 'DELETE') {
        if (places.kind(path) === 'outside') return [];
        const after = (content ?? Buffer.alloc(0)).toString('base64');
        return [{ path, before: places.digest(path), after, mode: modeOf(options?.mode) }];
      }
      if (places.kind(path) !== 'dir' || places.link(path) !== null) return removalOf(places, path);
      const inside = [...places.below(path)].filter((file) => !named.has(file) && isRecordable(file));
      return [...inside, path].flatMap((file) => removalOf(places, file));
    });
}

function removalOf(places: Places, path: string): RecordedWrite[] {
  const link = places.link(path);
  if (link === null && places.kind(path) === 'outside') return [];
  return [{ path, before: link ?? places.digest(path), after: null, mode: null }];
}

/** Nx takes permissions as numbers and, as `chmod` does, as octal texts. */
function modeOf(mode: number | string | undefined): number | null {
  if (mode === undefined) return null;
  const bits = typeof mode === 'number' ? mode : Number.parseInt(mode, 8);
  return bits & 0o777;
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

/** The text of a record; empty where the file is a link, too large, or cannot be read. */
function textOf(file: string): string {
  try {
    const stats = lstatSync(file);
    return stats.isFile() && stats.size <= MAX_BYTES ? readFileSync(file, 'utf8') : '';
  } catch {
    return '';
  }
}
