import { gunzipSync } from 'node:zlib';
import { confinePath } from '../../../workspace/paths.js';
import { decodeText } from '../../../workspace/text.js';

const BLOCK = 512;
/** Bytes of an unpacked package; a constitution has some hundred kilobytes. */
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_FILES = 5_000;

/**
 * The text files of a package as npm packs it, by their paths in the package. Links and other special entries are left out.
 * @returns null when it is not an archive of a package
 */
export function filesInArchive(bytes: Uint8Array): ReadonlyMap<string, string> | null {
  const tar = unpacked(bytes);
  if (tar === null) return null;
  const files = new Map<string, string>();
  let long: string | null = null;
  for (let at = 0; at + BLOCK <= tar.length && files.size < MAX_FILES; ) {
    const header = tar.subarray(at, at + BLOCK);
    if (header.every((byte) => byte === 0)) break;
    const size = parseInt(textAt(header, 124, 12), 8);
    if (!Number.isInteger(size) || size < 0 || textAt(header, 257, 5) !== 'ustar') return null;
    const content = tar.subarray(at + BLOCK, at + BLOCK + size);
    const type = textAt(header, 156, 1);
    if (type === 'x') long = longPath(content);
    else {
      const path = packagePath(long ?? pathOf(header));
      const text = type === '0' || type === '' ? decodeText(Buffer.from(content)) : null;
      if (path !== null && text?.ok === true) files.set(path, text.text);
      long = null;
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files.has('package.json') ? files : null;
}

function unpacked(bytes: Uint8Array): Buffer | null {
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_BYTES });
  } catch {
    return null;
  }
}

function pathOf(header: Buffer): string {
  const prefix = textAt(header, 345, 155);
  const name = textAt(header, 0, 100);
  return prefix === '' ? name : `${prefix}/${name}`;
}

/** The path of an extended header, whose records are `<length> <key>=<value>` with a line end. */
function longPath(content: Buffer): string | null {
  return /(?:^|\n)\d+ path=([^\n]*)\n/.exec(content.toString('utf8'))?.[1] ?? null;
}

/** Without the directory that holds the package, which npm calls `package`. */
function packagePath(path: string): string | null {
  const slash = path.indexOf('/');
  const confined = slash < 0 || path.split('/').includes('..') ? null : confinePath(path.slice(slash + 1));
  return confined === '.' ? null : confined;
}

function textAt(header: Buffer, start: number, length: number): string {
  const field = header.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end < 0 ? length : end).trim();
}
