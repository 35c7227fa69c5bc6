import { readProblem } from '../../reasons/read-problem.js';
import { unreadable } from './read-problem.js';

/** What this file needs of the TextDecoder that every supported host has; the core is compiled without host types. */
declare const TextDecoder: new (
  label: 'utf-8' | 'utf-16le',
  options: { fatal: boolean },
) => { decode(input?: Uint8Array, options?: { stream: boolean }): string };

/** Turns the bytes of one file into text, piece by piece; without bytes, the end. */
export type Decode = (bytes?: Uint8Array) => string;

/** The encodings that reports are read in. `other`: one that is named here and not read. */
export type Encoding =
  | { readonly name: 'utf-8' | 'utf-16le' | 'utf-16be' | 'latin1' }
  | { readonly name: 'other'; readonly label: string };

const LESS_THAN = 0x3c;
const OPENERS: ReadonlySet<number> = new Set([LESS_THAN, 0x5b, 0x7b]);

/** The encodings of XML declarations whose bytes are the first 256 characters; only quotes and dashes differ in some. */
const LATIN = /^(?:iso-?8859-(?:1|15)|latin-?[19]|windows-125[24]|cp125[24]|us-ascii|ascii)$/i;
const DECLARED = /^\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']/;

/**
 * The encoding of a file by its first bytes: a byte order mark, the zero byte beside the first character of XML or JSON in
 * UTF-16, or what the XML declaration says. A declaration of UTF-16 in a file of single bytes is a habit of .NET and means UTF-8.
 */
export function encodingOf(head: Uint8Array): Encoding {
  const [first = 0, second = 0, third = 0, fourth = 1] = head;
  if (first === 0xff && second === 0xfe)
    return third === 0 && fourth === 0 ? { name: 'other', label: 'UTF-32' } : { name: 'utf-16le' };
  if (first === 0xfe && second === 0xff) return { name: 'utf-16be' };
  if (OPENERS.has(first) && second === 0 && head.length > 1) return { name: 'utf-16le' };
  if (first === 0 && OPENERS.has(second)) return { name: 'utf-16be' };
  const declared = DECLARED.exec(latin1(head.subarray(0, 400)))?.[1] ?? 'utf-8';
  if (/^utf-?(?:8|16)/i.test(declared)) return { name: 'utf-8' };
  return LATIN.test(declared) ? { name: 'latin1' } : { name: 'other', label: declared };
}

/**
 * A decoder of one file. Bytes that are not of the encoding end the reading in a `ReportProblem`, unless it only looks.
 */
export function decoderOf(encoding: Encoding, { fatal }: { readonly fatal: boolean }): Decode {
  if (encoding.name === 'latin1') return (bytes) => (bytes === undefined ? '' : latin1(bytes));
  const label = encoding.name === 'utf-16le' || encoding.name === 'utf-16be' ? 'utf-16le' : 'utf-8';
  const decoder = new TextDecoder(label, { fatal });
  const problem =
    encoding.name === 'other'
      ? `it is in the encoding ${encoding.label}; write it in UTF-8`
      : readProblem('binary');
  const decode: Decode = (bytes) => {
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
    } catch {
      return unreadable(problem);
    }
  };
  return encoding.name === 'utf-16be' ? swapped(decode) : decode;
}

/** Big-endian text as little-endian: each pair of bytes the other way round, also where a piece ends within a pair. */
function swapped(decode: Decode): Decode {
  let left: number | null = null;
  return (bytes) => {
    if (bytes === undefined) return (left === null ? '' : decode(Uint8Array.of(left))) + decode();
    const pairs: number[] = [];
    for (const byte of bytes) {
      if (left === null) left = byte;
      else {
        pairs.push(byte, left);
        left = null;
      }
    }
    return decode(Uint8Array.from(pairs));
  };
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4_096)
    text += String.fromCharCode(...bytes.subarray(at, at + 4_096));
  return text;
}
