import { readProblem } from '../../reasons/read-problem.js';
import { unreadable } from './read-problem.js';

/** What this file needs of the TextDecoder that every supported host has; the core is compiled without host types. */
declare const TextDecoder: new (
  label: 'utf-8' | 'utf-16le',
  options: { fatal: boolean; ignoreBOM: boolean },
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
  const decoder =
    label === 'utf-8' ? new Utf8Decoder(fatal) : new TextDecoder(label, { fatal, ignoreBOM: false });
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

/**
 * UTF-8 in pieces that each end with a whole character. A decoder that has to expect more makes text of 16 bits a character,
 * which takes twice the memory and is searched several times slower than the text of 8 bits that V8 has for ASCII.
 */
class Utf8Decoder {
  readonly #decoder: InstanceType<typeof TextDecoder>;
  /** The bytes of a character that goes on in the next piece. */
  #begun = new Uint8Array(0);
  #isFirst = true;

  constructor(fatal: boolean) {
    this.#decoder = new TextDecoder('utf-8', { fatal, ignoreBOM: true });
  }

  decode(bytes?: Uint8Array): string {
    const all = bytes === undefined ? this.#begun : joined(this.#begun, bytes);
    const end = bytes === undefined ? all.length : endOfCharacters(all);
    this.#begun = all.slice(end);
    const text = this.#decoder.decode(all.subarray(0, end));
    const marked = this.#isFirst && text.startsWith(BYTE_ORDER_MARK);
    this.#isFirst &&= text === '';
    return marked ? text.slice(1) : text;
  }
}

const BYTE_ORDER_MARK = '\ufeff';

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  if (one.length === 0) return other;
  const all = new Uint8Array(one.length + other.length);
  all.set(one);
  all.set(other, one.length);
  return all;
}

/** Where the last character begins that these bytes hold a part of; their length if they hold all of it. */
function endOfCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const length = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
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
