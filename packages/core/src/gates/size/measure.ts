import { decoderOf, encodingOf, type Decode } from '../../evidence/reading/encoding.js';

/** What a `size` gate can limit: lines and bytes of a file, entries of a directory. */
export const MEASURES = ['lines', 'bytes', 'entries'] as const;
export type Measure = (typeof MEASURES)[number];

/** The size of a file. */
export interface FileSize {
  readonly bytes: number;
  /** Null for what is not a text: it holds NUL characters, and is neither UTF-8 nor, by its mark, UTF-16. */
  readonly lines: number | null;
}

const NUL = 0;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Counts a file piece by piece, so that its size costs no memory. A last line without a line end is a line. */
export function measureFile(chunks: Iterable<Uint8Array>): FileSize {
  const lines = new LineCounter();
  const utf8 = decoderOf({ name: 'utf-8' }, { fatal: true });
  let bytes = 0;
  let utf16: Decode | null = null;
  let hasNul = false;
  let isUtf8 = true;
  for (const chunk of chunks) {
    if (bytes === 0) utf16 = utf16By(chunk);
    bytes += chunk.length;
    if (utf16 !== null) {
      const text = utf16(chunk);
      for (let at = 0; at < text.length; at += 1) lines.add(text.charCodeAt(at));
      continue;
    }
    for (const byte of chunk) lines.add(byte);
    hasNul ||= chunk.includes(NUL);
    isUtf8 &&= isValid(utf8, chunk);
  }
  return { bytes, lines: hasNul && !isUtf8 ? null : lines.count };
}

/** CRLF is one line end, and so is CR alone. */
class LineCounter {
  #ends = 0;
  #last = LINE_FEED;

  /** @param unit a byte, or half a character of UTF-16 */
  add(unit: number): void {
    if (unit === CARRIAGE_RETURN || (unit === LINE_FEED && this.#last !== CARRIAGE_RETURN)) this.#ends += 1;
    this.#last = unit;
  }

  get count(): number {
    return this.#ends + (this.#last === LINE_FEED || this.#last === CARRIAGE_RETURN ? 0 : 1);
  }
}

/** How UTF-16 is decoded, where a file begins with its mark. */
function utf16By(head: Uint8Array): Decode | null {
  const isMarked = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  return isMarked ? decoderOf(encodingOf(head.subarray(0, 2)), { fatal: false }) : null;
}

function isValid(decode: Decode, chunk: Uint8Array): boolean {
  try {
    decode(chunk);
    return true;
  } catch {
    return false;
  }
}
