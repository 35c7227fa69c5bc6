import type { CoverageCounts, CoverageParts, RanParts } from './coverage-evidence.js';

/** Parts in a character. */
const PARTS = 8;
/** Characters that are made into text at once. */
const JOINED = 1_024;

/** Lists which parts ran, one after the other. */
export class RanList {
  #total = 0;
  #text = '';
  #codes: number[] = [];
  /** The parts of the character that is not full yet. */
  #bits = 0;

  add(ran: boolean): void {
    const at = this.#total % PARTS;
    if (ran) this.#bits |= 1 << at;
    this.#total += 1;
    if (at === PARTS - 1) this.#end();
  }

  /** @param shape see `CoverageParts` */
  parts(shape: number): CoverageParts {
    if (this.#total % PARTS !== 0) this.#end();
    this.#join();
    return { shape, total: this.#total, bits: this.#text };
  }

  #end(): void {
    this.#codes.push(this.#bits);
    this.#bits = 0;
    if (this.#codes.length >= JOINED) this.#join();
  }

  #join(): void {
    this.#text += String.fromCharCode(...this.#codes);
    this.#codes = [];
  }
}

/** The parts that ran in either of two runs, which list the same parts. */
export function ranInEither(one: RanParts, other: RanParts): RanParts {
  const codes = Array.from(one.bits, (_, at) => one.bits.charCodeAt(at) | other.bits.charCodeAt(at));
  return { total: one.total, bits: textOf(codes) };
}

function textOf(codes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < codes.length; at += JOINED)
    text += String.fromCharCode(...codes.slice(at, at + JOINED));
  return text;
}

/** How many parts ran, and how many there are. */
export function countRan({ total, bits }: RanParts): CoverageCounts {
  let covered = 0;
  for (let at = 0; at < bits.length; at += 1)
    for (let left = bits.charCodeAt(at); left > 0; left &= left - 1) covered += 1;
  return { covered, total };
}
