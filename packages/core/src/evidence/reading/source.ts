import type { WorkspaceFiles } from '../../base/workspace-files.js';
import { readProblem } from '../../reasons/read-problem.js';
import { decoderOf, encodingOf, type Encoding } from './encoding.js';
import { unreadable } from './read-problem.js';

/** Reports up to this size are held as one text; larger ones are read in chunks. */
export const MAX_HELD_BYTES = 8 * 1024 * 1024;
/** Reports larger than this are refused, so that reading always ends. */
export const MAX_REPORT_BYTES = 1024 * 1024 * 1024;
/** What a format may look at to recognise itself. */
export const HEAD_LENGTH = 4_096;

/** A report as text: in one piece when it is small. Reading it may end in a `ReportProblem`. */
export interface ReportSource {
  /** The first characters, without white space before them. */
  readonly head: string;
  /** Whether it is in one piece. */
  readonly held: boolean;
  /** All of it, in order. */
  pieces(): Iterable<string>;
}

/** Opens a report in UTF-8, UTF-16 or, where its XML declaration says so, Latin-1. */
export function openReport(files: WorkspaceFiles, path: string): ReportSource {
  const held = files.read(path, MAX_HELD_BYTES);
  if (held.ok && !/[\uFFFD\0]/.test(held.text)) {
    return { head: headOf(held.text), held: true, pieces: () => [held.text] };
  }
  if (!held.ok && held.problem !== 'too-large' && held.problem !== 'binary')
    unreadable(readProblem(held.problem));
  // A replacement character is text of the report or was put there for bytes that are not UTF-8. Only the bytes decide.
  const bytes = firstBytes(files, path);
  const encoding = encodingOf(bytes);
  // What a host calls binary holds zero bytes, which are a part of UTF-16 and of no text in UTF-8.
  const binary = held.ok ? held.text.includes('\0') : held.problem === 'binary';
  if (binary && !encoding.name.startsWith('utf-16'))
    unreadable(encoding.name === 'other' ? problemOf(encoding.label) : NOT_TEXT);
  const head = headOf(decoderOf(encoding, { fatal: false })(bytes));
  return { head, held: false, pieces: () => decoded(files.chunks(path), encoding) };
}

/** A host finds both alike: bytes of another encoding, and the zero bytes of a file that was not written to its end. */
const NOT_TEXT = 'it is not UTF-8 text, or it holds a NUL character, as the title of a test may';

function problemOf(label: string): string {
  return `it is in the encoding ${label}; write it in UTF-8`;
}

/** The first characters of a file; empty when they cannot be read. For looking only, so nothing is refused. */
export function peek(files: WorkspaceFiles, path: string): string {
  try {
    const bytes = firstBytes(files, path);
    return headOf(decoderOf(encodingOf(bytes), { fatal: false })(bytes));
  } catch {
    return '';
  }
}

function headOf(text: string): string {
  return text.slice(0, HEAD_LENGTH).trimStart();
}

function firstBytes(files: WorkspaceFiles, path: string): Uint8Array {
  let head = new Uint8Array(0);
  for (const chunk of files.chunks(path)) {
    if (head.length === 0 && chunk.length >= HEAD_LENGTH) return chunk.subarray(0, HEAD_LENGTH);
    const joined = new Uint8Array(Math.min(HEAD_LENGTH, head.length + chunk.length));
    joined.set(head);
    joined.set(chunk.subarray(0, joined.length - head.length), head.length);
    head = joined;
    if (head.length >= HEAD_LENGTH) break;
  }
  return head;
}

function* decoded(chunks: Iterable<Uint8Array>, encoding: Encoding): Iterable<string> {
  const decode = decoderOf(encoding, { fatal: true });
  let bytes = 0;
  for (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > MAX_REPORT_BYTES) unreadable('it is larger than 1 GiB');
    yield decode(chunk);
  }
  yield decode();
}
