import type { ReadResult } from '@plangate/core';

/** Bytes of a file's head that are looked at to tell text from binary content. */
const HEAD_BYTES = 8192;

/** The text of a document's bytes without its byte order mark, or why it is not text. */
export function decodeText(bytes: Buffer): ReadResult {
  if (bytes.subarray(0, HEAD_BYTES).includes(0)) return { ok: false, problem: 'binary' };
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return { ok: true, text: bytes.toString('utf8', start) };
}
