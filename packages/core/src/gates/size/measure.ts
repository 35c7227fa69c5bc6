/** What a `size` gate can limit: lines and bytes of a file, entries of a directory. */
export const MEASURES = ['lines', 'bytes', 'entries'] as const;
export type Measure = (typeof MEASURES)[number];

/** The size of a file. */
export interface FileSize {
  readonly bytes: number;
  /** Null for files that hold NUL characters: they are not text and have no lines. */
  readonly lines: number | null;
}

const NUL = 0;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Counts a file piece by piece, so that its size costs no memory. A last line without a line end is a line. */
export function measureFile(chunks: Iterable<Uint8Array>): FileSize {
  let bytes = 0;
  let ends = 0;
  let last = LINE_FEED;
  let binary = false;
  for (const chunk of chunks) {
    bytes += chunk.length;
    for (const byte of chunk) {
      if (byte === NUL) binary = true;
      // CRLF is one line end, and so is CR alone.
      if (byte === CARRIAGE_RETURN || (byte === LINE_FEED && last !== CARRIAGE_RETURN)) ends += 1;
      last = byte;
    }
  }
  const open = bytes > 0 && last !== LINE_FEED && last !== CARRIAGE_RETURN;
  return { bytes, lines: binary ? null : ends + (open ? 1 : 0) };
}
