import type { ReadResult } from '@plangate/core';

/** Bytes of a file's head that are looked at to tell text from binary content. */
const HEAD_BYTES = 8192;

/** The text of a document's bytes without its byte order mark, or why it is not text. */
export function decodeText(bytes: Buffer): ReadResult {
  if (bytes.subarray(0, HEAD_BYTES).includes(0)) return { ok: false, problem: 'binary' };
  return { ok: true, text: bytes.toString('utf8', hasMark(bytes) ? 3 : 0) };
}

/** The bytes of a text that an edit made of a document: with a byte order mark where the document has one. */
export function encodeText(text: string, before: Buffer | null): Buffer {
  return Buffer.from(before !== null && hasMark(before) ? `\ufeff${text}` : text);
}

function hasMark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}
