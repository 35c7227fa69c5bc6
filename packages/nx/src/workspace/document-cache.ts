import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { errorCode } from './error-code.js';

const LINE_END = 10;
const KEY = /^[a-z]+:[0-9a-f]{40} [0-9a-f]{8} $/;
/** Length of the checksum and the spaces around it. */
const CHECK_LENGTH = 10;
/** Bytes that a cache file may have; entries that this run did not ask for are dropped first. */
const MAX_BYTES = 32 * 1024 * 1024;

/**
 * What was read from documents, kept on disk by the content it was read from: one line for each entry, with a
 * checksum, so that a damaged line costs that entry only. Whatever goes wrong with the disk, the cache is empty or
 * is not written; it never throws.
 */
export interface DocumentCache {
  /** The entry as JSON.parse gives it; undefined when there is none. */
  get(key: string): unknown;
  set(key: string, value: unknown): void;
  /** Writes the file if entries were added. Another process's entries are kept. */
  save(): void;
}

/** The key of an entry: what it is, and of which content. */
export function contentKey(kind: string, text: string): string {
  return `${kind}:${hash('sha1', text)}`;
}

/** Opens the cache in one file; nothing is read before the first `get`. */
export function openDocumentCache(file: string): DocumentCache {
  let lines: Map<string, Buffer> | null = null;
  const used = new Map<string, Buffer>();
  const values = new Map<string, unknown>();
  let changed = false;

  return {
    get(key) {
      if (values.has(key)) return values.get(key);
      lines ??= readLines(file);
      const line = lines.get(key);
      const value = line === undefined ? undefined : parseLine(key, line);
      if (line === undefined || value === undefined) return undefined;
      used.set(key, line);
      values.set(key, value);
      return value;
    },
    set(key, value) {
      values.set(key, value);
      used.set(key, formatLine(key, value));
      changed = true;
    },
    save() {
      if (!changed) return;
      changed = !writeLines(file, used);
    },
  };
}

function formatLine(key: string, value: unknown): Buffer {
  const payload = Buffer.from(JSON.stringify(value));
  return Buffer.concat([Buffer.from(`${key} ${checksum(payload)} `), payload]);
}

function parseLine(key: string, line: Buffer): unknown {
  const start = key.length + CHECK_LENGTH;
  const payload = line.subarray(start);
  if (line.toString('latin1', key.length + 1, start - 1) !== checksum(payload)) return undefined;
  try {
    return JSON.parse(payload.toString('utf8'));
  } catch {
    return undefined;
  }
}

function checksum(payload: Buffer): string {
  return crc32(payload).toString(16).padStart(8, '0');
}

/** The lines of the file by key, not yet parsed: a run asks for some of them only. */
function readLines(file: string): Map<string, Buffer> {
  const lines = new Map<string, Buffer>();
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    return lines;
  }
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(LINE_END, start);
    if (end < 0) break;
    const line = bytes.subarray(start, end);
    const space = line.indexOf(32);
    if (space > 0 && KEY.test(line.toString('latin1', 0, space + CHECK_LENGTH))) {
      lines.set(line.toString('latin1', 0, space), line);
    }
    start = end + 1;
  }
  return lines;
}

function writeLines(file: string, used: ReadonlyMap<string, Buffer>): boolean {
  const kept = new Map(used);
  let size = 0;
  for (const line of used.values()) size += line.length + 1;
  for (const [key, line] of readLines(file)) {
    if (kept.has(key)) continue;
    size += line.length + 1;
    if (size > MAX_BYTES) break;
    kept.set(key, line);
  }
  const end = Buffer.from('\n');
  return writeAtomically(file, Buffer.concat([...kept.values()].flatMap((line) => [line, end])));
}

/**
 * Writes a file so that a reader sees the old content or the new one and nothing between; makes its directory.
 * @returns whether it was written; a read-only or full disk is not an error here
 */
export function writeAtomically(file: string, content: string | Buffer): boolean {
  const temporary = `${file}.${process.pid}.${counter++}.tmp`;
  try {
    writeMakingDirectory(temporary, content);
    renameSync(temporary, file);
    return true;
  } catch {
    discard(temporary);
    return false;
  }
}

function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Nothing was written there, then.
  }
}

let counter = 0;

function writeMakingDirectory(file: string, content: string | Buffer): void {
  try {
    writeFileSync(file, content);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
