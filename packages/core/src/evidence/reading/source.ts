import type { WorkspaceFiles } from '../../base/workspace-files.js';
import { readProblem } from '../../reasons/read-problem.js';
import { unreadable } from './read-problem.js';

/** What this file needs of the TextDecoder that every supported host has; the core is compiled without host types. */
declare const TextDecoder: new (
  label: 'utf-8',
  options: { fatal: boolean },
) => { decode(input?: Uint8Array, options?: { stream: boolean }): string };

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

/** Opens a report. */
export function openReport(files: WorkspaceFiles, path: string): ReportSource {
  const held = files.read(path, MAX_HELD_BYTES);
  if (held.ok && !held.text.includes('\uFFFD')) {
    return { head: headOf(held.text), held: true, pieces: () => [held.text] };
  }
  if (!held.ok && held.problem !== 'too-large') unreadable(readProblem(held.problem));
  // A replacement character is text of the report or was put there for bytes that are not UTF-8. Only the bytes decide.
  return { head: headOf(firstPiece(files, path)), held: false, pieces: () => decoded(files.chunks(path)) };
}

/** The first characters of a file; empty when they cannot be read. For looking only, so nothing is refused. */
export function peek(files: WorkspaceFiles, path: string): string {
  try {
    return headOf(firstPiece(files, path));
  } catch {
    return '';
  }
}

function headOf(text: string): string {
  return text.slice(0, HEAD_LENGTH).trimStart();
}

function firstPiece(files: WorkspaceFiles, path: string): string {
  const decoder = new TextDecoder('utf-8', { fatal: false });
  for (const chunk of files.chunks(path)) {
    if (chunk.length > 0) return decoder.decode(chunk.subarray(0, HEAD_LENGTH), { stream: true });
  }
  return '';
}

function* decoded(chunks: Iterable<Uint8Array>): Iterable<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      return unreadable(readProblem('binary'));
    }
  };
  let bytes = 0;
  for (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > MAX_REPORT_BYTES) unreadable('it is larger than 1 GiB');
    yield decode(chunk);
  }
  yield decode();
}
