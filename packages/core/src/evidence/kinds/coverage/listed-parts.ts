import type { CoverageParts } from './coverage-evidence.js';
import { LineNumbers } from './line-numbers.js';
import { RanList } from './ran-parts.js';

/** Entries that are held one by one; more of them are packed, so that a report of one huge file stays small, too. */
const MAX_OPEN = 16_384;
/** Entries of a packed text that are joined at once, so that it is made of few pieces. */
const JOINED = 4_096;

/** A part of a source: where it is, what distinguishes it from others on its line, and whether it ran. */
export interface ListedPart {
  /** The number of its line, from 0. */
  readonly line: number;
  readonly ran: boolean;
  /** Empty for the line itself. */
  readonly rest: string;
}

/**
 * Parts of a file that a report lists in whatever order, some of them more than once: a part ran if it did in one place.
 * What has been listed is kept as text, in order of the parts: a character for several lines, where a map has a hundred bytes for each.
 */
export class ListedParts {
  /** Those that are not packed yet; null while there are none. */
  #open: ListedPart[] | null = null;
  /** What is packed, from the last to the first; each text is at least twice as long as the one after it. */
  #packed: Packed | null = null;

  add(part: ListedPart): void {
    this.#open ??= [];
    if (this.#open.push(part) >= MAX_OPEN) this.pack();
  }

  /** Makes what has been listed small. */
  pack(): void {
    if (this.#open === null) return;
    this.#packed = { text: packed(inOrder(this.#open)), before: this.#packed };
    this.#open = null;
    // Merging those of about one length costs little more in all than reading them.
    for (
      let last: Packed = this.#packed;
      last.before !== null && last.text.length * 2 > last.before.text.length;
      last = this.#packed
    )
      this.#packed = mergedWithBefore(last, last.before);
  }

  /**
   * All that was listed, each part once.
   * @param keep `lines`: the parts are lines, whose numbers are kept
   */
  parts(keep: 'lines' | null = null): CoverageParts {
    this.pack();
    while (this.#packed !== null && this.#packed.before !== null)
      this.#packed = mergedWithBefore(this.#packed, this.#packed.before);
    let hash = 0x811c9dc5;
    const ran = new RanList();
    const numbers = keep === 'lines' ? new LineNumbers() : null;
    for (const part of unpacked(this.#packed?.text ?? '')) {
      hash = hashed(hash, part);
      ran.add(part.ran);
      numbers?.add(part.line);
    }
    const parts = ran.parts(hash);
    return numbers === null ? parts : { ...parts, lines: numbers.text() };
  }
}

interface Packed {
  readonly text: string;
  readonly before: Packed | null;
}

function mergedWithBefore(last: Packed, before: Packed): Packed {
  return { text: packed(merged(unpacked(before.text), unpacked(last.text))), before: before.before };
}

/** FNV-1a of a part and its end, a number or a character at a time. */
function hashed(from: number, { line, rest }: ListedPart): number {
  let hash = Math.imul(from ^ line, 0x01000193);
  for (let at = 0; at < rest.length; at += 1) hash = Math.imul(hash ^ rest.charCodeAt(at), 0x01000193);
  return Math.imul(hash ^ 0x0a, 0x01000193);
}

function compare(one: ListedPart, other: ListedPart): number {
  if (one.line !== other.line) return one.line - other.line;
  return one.rest === other.rest ? 0 : one.rest < other.rest ? -1 : 1;
}

/** Most reports list the parts in order. */
function inOrder(parts: ListedPart[]): ListedPart[] {
  const isInOrder = parts.every((part, at) => {
    const before = parts[at - 1];
    return before === undefined || compare(before, part) <= 0;
  });
  return isInOrder ? parts : parts.sort(compare);
}

/** Joins short texts to a long one without holding all of them. */
class Joiner {
  #open: string[] = [];
  readonly #joined: string[] = [];

  add(text: string): void {
    if (this.#open.push(text) < JOINED) return;
    this.#joined.push(this.#open.join(''));
    this.#open = [];
  }

  text(): string {
    return [...this.#joined, ...this.#open].join('');
  }
}

/**
 * Parts in order as text: for each `+` where it ran or `-`, the distance of its line from the one before, and, between a space and a line
 * feed, what distinguishes it from others on its line: how many characters it shares with the one before, as a character from
 * space on, and the rest of them. Next lines alone, up to six of them, are one character: see `NextLines`. A part that was listed twice
 * is written once.
 */
function packed(parts: Iterable<ListedPart>): string {
  const text = new Joiner();
  const next = new NextLines(text);
  let before: ListedPart | null = null;
  let [line, rest] = [0, ''];
  const write = (part: ListedPart): void => {
    if (part.rest === '' && part.line === line + 1) next.add(part.ran);
    else {
      next.end();
      text.add(`${part.ran ? '+' : '-'}${part.line - line}`);
      if (part.rest !== '') {
        const own = part.rest.replaceAll('\n', ' ');
        const shared = sharedStart(rest, own);
        text.add(` ${String.fromCharCode(SPACE + shared)}${own.slice(shared)}\n`);
        rest = own;
      }
    }
    line = part.line;
  };
  for (const part of parts) {
    if (before === null) before = part;
    else if (compare(before, part) === 0) before = part.ran ? part : before;
    else {
      write(before);
      before = part;
    }
  }
  if (before !== null) write(before);
  next.end();
  return text.text();
}

const [PLUS, SPACE, ZERO, NINE] = [0x2b, 0x20, 0x30, 0x39];
/** Counts of shared characters have to be one character of 8 bits that is not one for next lines. */
const MAX_SHARED = 0x5f;

/** How many characters two texts begin with alike. */
function sharedStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length, MAX_SHARED);
  let at = 0;
  while (at < most && one.charCodeAt(at) === other.charCodeAt(at)) at += 1;
  return at;
}

/** Up to six lines that follow each other, as the bits of a character behind a leading one: 1 where the line ran. */
class NextLines {
  static readonly first = 0x80;
  static readonly #full = 0x40;
  readonly #text: Joiner;
  #bits = 1;

  constructor(text: Joiner) {
    this.#text = text;
  }

  add(ran: boolean): void {
    this.#bits = this.#bits * 2 + (ran ? 1 : 0);
    if (this.#bits >= NextLines.#full) this.end();
  }

  end(): void {
    if (this.#bits > 1) this.#text.add(String.fromCharCode(NextLines.first + this.#bits));
    this.#bits = 1;
  }
}

function* unpacked(text: string): Iterable<ListedPart> {
  let [line, before] = [0, ''];
  for (let at = 0; at < text.length; ) {
    const mark = text.charCodeAt(at);
    at += 1;
    if (mark >= NextLines.first) {
      const bits = mark - NextLines.first;
      for (let bit = 30 - Math.clz32(bits); bit >= 0; bit -= 1) {
        line += 1;
        yield { line, rest: '', ran: ((bits >> bit) & 1) === 1 };
      }
      continue;
    }
    let distance = 0;
    for (let code = text.charCodeAt(at); code >= ZERO && code <= NINE; code = text.charCodeAt(at)) {
      distance = distance * 10 + code - ZERO;
      at += 1;
    }
    line += distance;
    let rest = '';
    if (text.charCodeAt(at) === SPACE) {
      const end = text.indexOf('\n', at);
      rest = before.slice(0, text.charCodeAt(at + 1) - SPACE) + text.slice(at + 2, end);
      before = rest;
      at = end + 1;
    }
    yield { line, rest, ran: mark === PLUS };
  }
}

/** Two lists in order as one. */
function* merged(one: Iterable<ListedPart>, other: Iterable<ListedPart>): Iterable<ListedPart> {
  const [left, right] = [one[Symbol.iterator](), other[Symbol.iterator]()];
  let [a, b] = [left.next(), right.next()];
  while (a.done !== true && b.done !== true) {
    if (compare(a.value, b.value) <= 0) {
      yield a.value;
      a = left.next();
    } else {
      yield b.value;
      b = right.next();
    }
  }
  for (; a.done !== true; a = left.next()) yield a.value;
  for (; b.done !== true; b = right.next()) yield b.value;
}
