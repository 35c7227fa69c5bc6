import type { CoverageParts } from './coverage-evidence.js';

/** Bits of a number in one character; a further bit says that more follow. */
const BITS = 7;
const MORE = 1 << BITS;
/** Characters that are made into text at once. */
const JOINED = 1_024;

/**
 * Packs numbers of lines in order: the distance of each from the one before, seven bits to a character, the lowest first. Most lines
 * take one character, and no character more than a byte.
 */
export class LineNumbers {
  #text = '';
  #codes: number[] = [];
  #last = 0;

  /** @param line not less than the one before */
  add(line: number): void {
    let left = line - this.#last;
    for (; left >= MORE; left = Math.floor(left / MORE)) this.#codes.push(MORE + (left % MORE));
    this.#codes.push(left);
    this.#last = line;
    if (this.#codes.length >= JOINED) this.#join();
  }

  text(): string {
    this.#join();
    return this.#text;
  }

  #join(): void {
    this.#text += String.fromCharCode(...this.#codes);
    this.#codes = [];
  }
}

/** A line that a report counts. */
export interface CountedLine {
  /** Its number, from 1. */
  readonly line: number;
  readonly ran: boolean;
}

/** The lines of a file that a report counts, in order; null where it does not say which they are. */
export function countedLines({ bits, lines }: CoverageParts): readonly CountedLine[] | null {
  if (lines === undefined) return null;
  const counted: CountedLine[] = [];
  let [line, at] = [0, 0];
  while (at < lines.length) {
    let scale = 1;
    for (; lines.charCodeAt(at) >= MORE; at += 1, scale *= MORE)
      line += (lines.charCodeAt(at) - MORE) * scale;
    line += lines.charCodeAt(at) * scale;
    at += 1;
    const part = counted.length;
    counted.push({ line, ran: ((bits.charCodeAt(part >> 3) >> (part & 7)) & 1) === 1 });
  }
  return counted;
}
