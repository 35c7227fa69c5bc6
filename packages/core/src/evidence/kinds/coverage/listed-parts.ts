import type { CoverageParts } from './coverage-evidence.js';

/** Entries that are held one by one; more of them are packed, so that a report of one huge file stays small, too. */
const MAX_OPEN = 16_384;
/** Entries of a packed text that are joined at once, so that it is made of few pieces. */
const JOINED = 4_096;

/** A part of a file: where it is, what tells it from others on its line, and whether it ran. */
interface Part {
  line: number;
  rest: string;
  ran: boolean;
}

/** Parts as they were listed. */
class OpenParts {
  readonly #lines: number[] = [];
  readonly #rests: string[] = [];
  readonly #ran: boolean[] = [];
  /** Whether they came in order, each once. */
  #sorted = true;

  /** Answers how many there are. */
  add(line: number, ran: boolean, rest: string): number {
    const last = this.#lines.length - 1;
    if (last >= 0) this.#sorted &&= compare(this.#lines[last] ?? 0, this.#rests[last] ?? '', line, rest) < 0;
    this.#lines.push(line);
    this.#rests.push(rest);
    return this.#ran.push(ran);
  }

  *inOrder(): Iterable<Part> {
    const order = this.#sorted ? null : this.#order();
    for (let place = 0; place < this.#lines.length; place += 1) {
      const at = order?.[place] ?? place;
      yield { line: this.#lines[at] ?? 0, rest: this.#rests[at] ?? '', ran: this.#ran[at] === true };
    }
  }

  #order(): number[] {
    const [lines, rests] = [this.#lines, this.#rests];
    return [...lines.keys()].sort((one, other) =>
      compare(lines[one] ?? 0, rests[one] ?? '', lines[other] ?? 0, rests[other] ?? ''),
    );
  }
}

/**
 * Parts of a file that a report lists in whatever order, some of them more than once: a part ran if it did in one place.
 * What has been listed is kept as text, in order of the parts: two characters for most lines, where a map has a hundred bytes.
 */
export class ListedParts {
  /** Those that are not packed yet; null while there are none. */
  #open: OpenParts | null = null;
  /** What is packed, from the last to the first; each text is at least twice as long as the one after it. */
  #packed: Packed | null = null;

  /** @param rest what tells the part from others on its line; empty for the line itself */
  add(line: number, ran: boolean, rest: string): void {
    this.#open ??= new OpenParts();
    if (this.#open.add(line, ran, rest) >= MAX_OPEN) this.pack();
  }

  /** Makes what has been listed small. */
  pack(): void {
    if (this.#open === null) return;
    this.#packed = { text: packed(this.#open.inOrder()), before: this.#packed };
    this.#open = null;
    // Merging those of about one length costs little more in all than reading them.
    for (
      let last: Packed = this.#packed;
      last.before !== null && last.text.length * 2 > last.before.text.length;
      last = this.#packed
    )
      this.#packed = mergedWithBefore(last, last.before);
  }

  /** All that was listed, each part once. */
  parts(): CoverageParts {
    this.pack();
    while (this.#packed !== null && this.#packed.before !== null)
      this.#packed = mergedWithBefore(this.#packed, this.#packed.before);
    let hash = 0x811c9dc5;
    const ran = new Joiner();
    for (const part of unpacked(this.#packed?.text ?? '')) {
      hash = hashed(hash, part.rest === '' ? String(part.line) : `${part.line} ${part.rest}`);
      ran.add(part.ran ? '1' : '0');
    }
    return { shape: hash.toString(16), ran: ran.text() };
  }
}

interface Packed {
  readonly text: string;
  readonly before: Packed | null;
}

function mergedWithBefore(last: Packed, before: Packed): Packed {
  return { text: packed(merged(unpacked(before.text), unpacked(last.text))), before: before.before };
}

/** FNV-1a of a text and its end. */
function hashed(from: number, text: string): number {
  let hash = from;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return Math.imul(hash ^ 0x0a, 0x01000193) >>> 0;
}

function compare(line: number, rest: string, otherLine: number, otherRest: string): number {
  if (line !== otherLine) return line - otherLine;
  return rest === otherRest ? 0 : rest < otherRest ? -1 : 1;
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
 * Parts in order as text: for each `+` where it ran or `-`, the distance of its line from the one before, and what tells it
 * from others on its line between a space and a line feed. The next line alone is `=` or `~`. A part that is there twice is
 * written once.
 */
function packed(parts: Iterable<Part>): string {
  const text = new Joiner();
  let before: Part | null = null;
  let line = 0;
  const write = ({ line: at, rest, ran }: Part): void => {
    if (rest === '' && at === line + 1) text.add(ran ? '=' : '~');
    else text.add(`${ran ? '+' : '-'}${at - line}${rest === '' ? '' : ` ${rest}\n`}`);
    line = at;
  };
  for (const part of parts) {
    if (before === null) before = part;
    else if (before.line === part.line && before.rest === part.rest) before.ran ||= part.ran;
    else {
      write(before);
      before = part;
    }
  }
  if (before !== null) write(before);
  return text.text();
}

const [PLUS, SPACE, ZERO, NINE, NEXT_RAN, NEXT] = [...'+ 09=~'].map((mark) => mark.charCodeAt(0)) as [
  number, number, number, number, number, number,
];

function* unpacked(text: string): Iterable<Part> {
  let line = 0;
  for (let at = 0; at < text.length;) {
    const mark = text.charCodeAt(at);
    at += 1;
    if (mark === NEXT_RAN || mark === NEXT) {
      line += 1;
      yield { line, rest: '', ran: mark === NEXT_RAN };
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
      rest = text.slice(at + 1, end);
      at = end + 1;
    }
    yield { line, rest, ran: mark === PLUS };
  }
}

/** Two lists in order as one. */
function* merged(one: Iterable<Part>, other: Iterable<Part>): Iterable<Part> {
  const [left, right] = [one[Symbol.iterator](), other[Symbol.iterator]()];
  let [a, b] = [left.next(), right.next()];
  while (a.done !== true && b.done !== true) {
    if (compare(a.value.line, a.value.rest, b.value.line, b.value.rest) <= 0) {
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
