import { unreadable } from './read-problem.js';
import { wholeNumber } from './whole-number.js';
import { valueOf } from './xml-text.js';

/** The attributes of an element, in the order in which they are written. */
export interface XmlAttributes extends Iterable<readonly [name: string, value: string]> {
  readonly size: number;
  /** The name of one of them, counted from 0. */
  nameAt(index: number): string;
  has(name: string): boolean;
  get(name: string): string | undefined;
  /** The whole number of up to 15 digits that a value is; null for any other and if there is none. */
  count(name: string): number | null;
}

/** Names of more attributes than this are not expected again in the next tag. */
const MAX_EXPECTED = 32;
/** Names of more attributes than this are looked up, not compared one by one. */
const MAX_COMPARED = 16;

/**
 * Opening tags, one after the other in one object, because a large report has millions of them. Their names are compared with those of
 * the tag before, which are mostly the same; only other names are cut out of the text. Values are cut out where they are asked for.
 */
export class OpeningTag implements XmlAttributes {
  name = '';
  selfClosing = false;
  #text = '';
  readonly #less = new NextMark('<');
  readonly #ampersand = new NextMark('&');
  /** The names of this tag, and behind them what is left of tags before. */
  readonly #names: string[] = [];
  #size = 0;
  /** So many of the names, from the first on, are known to differ from each other. */
  #distinct = 0;
  /** The places of the names of a tag that has many. */
  #many = new Map<string, number>();
  readonly #from: number[] = [];
  readonly #to: number[] = [];

  /** The text that the next tags are in. */
  in(text: string): void {
    this.#text = text;
    this.#less.in(text);
    this.#ampersand.in(text);
  }

  /** Where the next `<` is, at a place or behind it; the length of the text if there is none. */
  nextLess(from: number): number {
    return this.#less.at(from);
  }

  /**
   * Reads the tag at a place.
   *
   * @param expected a name that the element may have
   * @returns where the text goes on behind the tag; null if its end has not been read yet
   */
  read(start: number, expected: string): number | null {
    const text = this.#text;
    const named = this.#readName(start + 1, expected);
    if (named === text.length) return null;
    this.#size = 0;
    if (this.#names.length > MAX_EXPECTED) this.#names.length = MAX_EXPECTED;
    for (let at = named; ; ) {
      const next = afterSpace(text, at);
      if (next === text.length) return null;
      const code = text.charCodeAt(next);
      if (code === GREATER) return this.#end(false, next + 1);
      if (code === SLASH) {
        if (next + 1 === text.length) return null;
        if (text.charCodeAt(next + 1) === GREATER) return this.#end(true, next + 2);
      }
      if (next === at) return this.#broken();
      const end = this.#readAttribute(next, start);
      if (end === null) return null;
      at = end;
    }
  }

  get size(): number {
    return this.#size;
  }

  nameAt(index: number): string {
    return this.#names[index] ?? '';
  }

  has(name: string): boolean {
    return this.#indexOf(name) >= 0;
  }

  get(name: string): string | undefined {
    const index = this.#indexOf(name);
    return index < 0 ? undefined : this.#value(index);
  }

  count(name: string): number | null {
    const index = this.#indexOf(name);
    if (index < 0) return null;
    // Digits as they are written are what most values are; another may be one by its references.
    return wholeNumber(this.#text, this.#from[index], this.#to[index]) ?? wholeNumber(this.#value(index));
  }

  *[Symbol.iterator](): Iterator<readonly [string, string]> {
    for (let index = 0; index < this.#size; index += 1) yield [this.#names[index] ?? '', this.#value(index)];
  }

  #readName(from: number, expected: string): number {
    const text = this.#text;
    const to = from + expected.length;
    if (expected !== '' && text.startsWith(expected, from) && NAME_ENDS[text.charCodeAt(to)] === 1) {
      this.name = expected;
      return to;
    }
    const named = endOfName(text, from, NAME_ENDS);
    if (named === from && named < text.length) unreadable('it is not XML');
    this.name = text.slice(from, named);
    return named;
  }

  #end(selfClosing: boolean, end: number): number {
    this.selfClosing = selfClosing;
    return end;
  }

  /** Reads the attribute at a place and answers where it ends; null if that has not been read yet. */
  #readAttribute(start: number, tag: number): number | null {
    const text = this.#text;
    const index = this.#size;
    const expected = this.#names[index] ?? '';
    let named = start + expected.length;
    const known = expected !== '' && text.charCodeAt(named) === EQUALS && text.startsWith(expected, start);
    if (!known) named = endOfName(text, start, ATTRIBUTE_ENDS);
    const equals = known ? named : afterSpace(text, named);
    if (equals === text.length) return null;
    if (named === start || text.charCodeAt(equals) !== EQUALS) return this.#broken();
    const opening = afterSpace(text, equals + 1);
    if (opening === text.length) return null;
    const quote = text.charCodeAt(opening);
    if (quote !== QUOTE && quote !== APOSTROPHE) return this.#broken();
    const closing = text.indexOf(quote === QUOTE ? '"' : "'", opening + 1);
    if (closing < 0) return null;
    if (this.#less.at(tag + 1) < closing) return this.#broken();
    if (!known) this.#names[index] = text.slice(start, named);
    this.#requireDistinct(index, known);
    this.#from[index] = opening + 1;
    this.#to[index] = closing;
    // What it means is looked at only for what it refuses.
    if (this.#ampersand.at(opening + 1) < closing) valueOf(text.slice(opening + 1, closing));
    this.#size = index + 1;
    return closing + 1;
  }

  /** Of a tag with the names of the one before it nothing has to be compared. */
  #requireDistinct(index: number, known: boolean): void {
    if (known && index < this.#distinct) return;
    const name = this.#names[index] ?? '';
    if (index === MAX_COMPARED) this.#many = new Map(this.#names.slice(0, index).map((one, at) => [one, at]));
    if (this.#indexOf(name) >= 0) unreadable(`a tag of it has the attribute ${name.slice(0, 40)} twice`);
    if (index < MAX_COMPARED) this.#distinct = index + 1;
    else this.#many.set(name, index);
  }

  #indexOf(name: string): number {
    if (this.#size > MAX_COMPARED) return this.#many.get(name) ?? -1;
    for (let index = 0; index < this.#size; index += 1) if (this.#names[index] === name) return index;
    return -1;
  }

  #value(index: number): string {
    return valueOf(this.#text.slice(this.#from[index], this.#to[index]));
  }

  #broken(): never {
    return unreadable(`its tag ${this.name.slice(0, 40)} is broken`);
  }
}

/** Where a character is next in a text that is gone through once: what is behind is searched once, however often it is asked for. */
class NextMark {
  readonly #mark: string;
  #text = '';
  #at = -1;

  constructor(mark: string) {
    this.#mark = mark;
  }

  in(text: string): void {
    this.#text = text;
    this.#at = -1;
  }

  /** The place of the next one, from a place on that is not before the last; the length of the text if there is none. */
  at(from: number): number {
    if (this.#at < from) {
      const found = this.#text.indexOf(this.#mark, from);
      this.#at = found < 0 ? this.#text.length : found;
    }
    return this.#at;
  }
}

const [QUOTE, APOSTROPHE, SLASH, EQUALS, GREATER] = [0x22, 0x27, 0x2f, 0x3d, 0x3e];

/** Characters that a name does not hold. */
function ends(characters: string): Uint8Array {
  const table = new Uint8Array(0x80);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}
const NAME_ENDS = ends(' \t\r\n<>"\'/=!?&');
const ATTRIBUTE_ENDS = ends(' \t\r\n=<>"\'/');

function endOfName(text: string, from: number, end: Uint8Array): number {
  let at = from;
  while (at < text.length && end[text.charCodeAt(at)] !== 1) at += 1;
  return at;
}

/** Where the text goes on behind the white space at a place: the four characters that XML has. */
export function afterSpace(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09; ) {
    at += 1;
    code = text.charCodeAt(at);
  }
  return at;
}
