/** Rotations of the four rounds. */
const ROTATIONS = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
] as const;
const SINES = Array.from({ length: 64 }, (_, at) => Math.floor(Math.abs(Math.sin(at + 1)) * 2 ** 32) | 0);
const START = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476] as const;

/**
 * The first 32 bits of the MD5 digest of some bytes, as reports state the digest of a line. It tells texts apart that differ by
 * accident; it proves nothing against somebody who wants it to be the same.
 */
export function md5Head(bytes: Uint8Array): number {
  const blocks = padded(bytes);
  let state: readonly [number, number, number, number] = [...START];
  for (let from = 0; from < blocks.length; from += 16) state = mixed(state, blocks, from);
  return swapped(state[0]);
}

/** The bytes as words in blocks of 16, followed by one bit, zeros and the length in bits. */
function padded(bytes: Uint8Array): Int32Array {
  const words = new Int32Array((((bytes.length + 8) >> 6) + 1) * 16);
  for (let at = 0; at < bytes.length; at += 1) {
    words[at >> 2] = (words[at >> 2] ?? 0) | ((bytes[at] ?? 0) << ((at & 3) * 8));
  }
  words[bytes.length >> 2] = (words[bytes.length >> 2] ?? 0) | (0x80 << ((bytes.length & 3) * 8));
  words[words.length - 2] = bytes.length << 3;
  words[words.length - 1] = bytes.length >>> 29;
  return words;
}

type State = readonly [number, number, number, number];

function mixed(state: State, blocks: Int32Array, from: number): State {
  let [a, b, c, d] = state;
  for (let step = 0; step < 64; step += 1) {
    const round = step >> 4;
    const [value, word] = roundOf(round, step, [b, c, d]);
    const sum = (a + value + (SINES[step] ?? 0) + (blocks[from + word] ?? 0)) | 0;
    const by = ROTATIONS[round]?.[step & 3] ?? 0;
    [a, d, c, b] = [d, c, b, (b + ((sum << by) | (sum >>> (32 - by)))) | 0];
  }
  return [(state[0] + a) | 0, (state[1] + b) | 0, (state[2] + c) | 0, (state[3] + d) | 0];
}

/** What a round makes of three numbers, and which word of the block it takes. */
function roundOf(
  round: number,
  step: number,
  [b, c, d]: readonly [number, number, number],
): readonly [value: number, word: number] {
  if (round === 0) return [(b & c) | (~b & d), step];
  if (round === 1) return [(d & b) | (~d & c), (5 * step + 1) & 15];
  if (round === 2) return [b ^ c ^ d, (3 * step + 5) & 15];
  return [c ^ (b | ~d), (7 * step) & 15];
}

/** The four bytes of a word in the order in which a digest is written, as one number. */
function swapped(word: number): number {
  const bytes = [word & 255, (word >>> 8) & 255, (word >>> 16) & 255, word >>> 24];
  return bytes.reduce((number, byte) => number * 256 + byte, 0);
}
