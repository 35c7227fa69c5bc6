import type { JsonMembers } from './json-members.js';
import { jsonFault } from './json-fault.js';
import { parseUnambiguous } from './json-keys.js';
import { NOT_JSON, notJson } from './not-json.js';
import { unreadable } from './read-problem.js';
import { TextPosition } from './text-position.js';
import { shown } from './values.js';

/** One member larger than this is refused: members are held in memory one at a time. */
const MAX_MEMBER_LENGTH = 32 * 1024 * 1024;
const MAX_DEPTH = 200;

const TAB = 9;
const LINE_FEED = 10;
const RETURN = 13;
const SPACE = 32;
const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

interface Container {
  readonly list: boolean;
  count: number;
  /** The keys of an object so far. */
  readonly keys: Set<string>;
}

/** What may come next between members. */
type Expecting = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing';

/**
 * Splits JSON text that comes in pieces. The containers that the reader asks to split are followed character by
 * character; everything below them is cut out and given to `JSON.parse`, which is what makes it fast and strict.
 */
export class JsonSplitter {
  readonly #members: JsonMembers;
  readonly #open: Container[] = [];
  readonly #path: (string | number)[] = [];
  #expecting: Expecting = 'value';
  /** The parts of the value or key being cut out; null between them. */
  #cut: string[] | null = null;
  #cutLength = 0;
  #cutDepth = 0;
  #inText = false;
  #escaped = false;
  #piece = '';
  /** How far the lines of the piece are counted, and what place that is. */
  #counted = 0;
  readonly #position = new TextPosition();
  /** Where the value or key that is cut out begins. */
  #cutStart = new TextPosition();

  constructor(members: JsonMembers) {
    this.#members = members;
  }

  /** Takes the next piece of the text. */
  write(piece: string): void {
    let at = 0;
    this.#piece = piece;
    while (at < piece.length) {
      at = this.#cut === null ? this.#between(piece, at) : this.#cutOn(piece, at);
    }
    this.#countTo(piece.length);
    this.#counted = 0;
  }

  /** The text has ended. */
  end(): void {
    if (this.#cut !== null) {
      const text = this.#cut.join('');
      if (this.#cutDepth > 0 || this.#inText || jsonFault(text) !== null) notJson(text, this.#cutStart);
      this.#finishCut();
    }
    if (this.#expecting !== 'nothing') unreadable('only part of it was written', this.#position.place);
  }

  #countTo(at: number): void {
    this.#position.over(this.#piece, this.#counted, at);
    this.#counted = at;
  }

  #broken(at: number): never {
    this.#countTo(at);
    return unreadable(NOT_JSON, this.#position.place);
  }

  #between(piece: string, at: number): number {
    const code = piece.charCodeAt(at);
    if (code === SPACE || code === LINE_FEED || code === RETURN || code === TAB) return at + 1;
    switch (this.#expecting) {
      case 'colon':
        if (code !== COLON) this.#broken(at);
        this.#expecting = 'value';
        return at + 1;
      case 'key':
      case 'key-or-end':
        if (code === CLOSE_OBJECT && this.#expecting === 'key-or-end') return this.#close(at);
        if (code !== QUOTE) this.#broken(at);
        return this.#startCut(at);
      case 'comma-or-end':
        return this.#afterMember(code, at);
      case 'value':
      case 'value-or-end':
        if (code === CLOSE_LIST && this.#expecting === 'value-or-end') return this.#close(at);
        return this.#startValue(code, at);
      default:
        return this.#broken(at);
    }
  }

  #afterMember(code: number, at: number): number {
    const container = this.#open.at(-1);
    if (container === undefined) return this.#broken(at);
    if (code === COMMA) {
      this.#expecting = container.list ? 'value' : 'key';
      return at + 1;
    }
    if (code !== (container.list ? CLOSE_LIST : CLOSE_OBJECT)) this.#broken(at);
    return this.#close(at);
  }

  #startValue(code: number, at: number): number {
    const container = this.#open.at(-1);
    if (container?.list) {
      this.#path.push(container.count);
      container.count += 1;
    }
    if ((code !== OPEN_OBJECT && code !== OPEN_LIST) || !this.#members.splits(this.#path))
      return this.#startCut(at);
    const list = code === OPEN_LIST;
    this.#open.push({ list, count: 0, keys: new Set() });
    this.#members.begin?.([...this.#path], list ? 'array' : 'object');
    this.#expecting = list ? 'value-or-end' : 'key-or-end';
    return at + 1;
  }

  #close(at: number): number {
    this.#open.pop();
    this.#memberEnded();
    return at + 1;
  }

  #memberEnded(): void {
    this.#path.pop();
    this.#expecting = this.#open.length === 0 ? 'nothing' : 'comma-or-end';
  }

  #startCut(at: number): number {
    this.#countTo(at);
    this.#cutStart = this.#position.copy();
    this.#cut = [];
    this.#cutLength = 0;
    this.#cutDepth = 0;
    this.#inText = false;
    this.#escaped = false;
    return at;
  }

  /** Follows the value until it ends or the piece does. Which characters it may hold is for `JSON.parse` to say. */
  #cutOn(piece: string, from: number): number {
    let at = from;
    while (at < piece.length) {
      const code = piece.charCodeAt(at);
      if (this.#inText) {
        if (this.#escaped) this.#escaped = false;
        else if (code === BACKSLASH) this.#escaped = true;
        else if (code === QUOTE) {
          this.#inText = false;
          if (this.#cutDepth === 0) return this.#endCut(piece, from, at + 1);
        }
      } else if (code === QUOTE) {
        this.#inText = true;
      } else if (code === OPEN_OBJECT || code === OPEN_LIST) {
        this.#cutDepth += 1;
        if (this.#cutDepth > MAX_DEPTH) unreadable(`it is nested more than ${MAX_DEPTH} levels deep`);
      } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
        // Closes the container around a number or a word, which therefore ends before it.
        if (this.#cutDepth === 0) return this.#endCut(piece, from, at);
        this.#cutDepth -= 1;
        if (this.#cutDepth === 0) return this.#endCut(piece, from, at + 1);
      } else if (this.#cutDepth === 0 && (code === COMMA || code <= SPACE)) {
        return this.#endCut(piece, from, at);
      }
      at += 1;
    }
    this.#keep(piece.slice(from));
    return piece.length;
  }

  #keep(part: string): void {
    this.#cutLength += part.length;
    if (this.#cutLength > MAX_MEMBER_LENGTH) unreadable('one entry of it is larger than 32 MiB');
    this.#cut?.push(part);
  }

  #endCut(piece: string, from: number, to: number): number {
    this.#keep(piece.slice(from, to));
    this.#finishCut();
    return to;
  }

  #finishCut(): void {
    const text = (this.#cut ?? []).join('');
    this.#cut = null;
    const value = parseUnambiguous(text, () => {
      // What follows the part in the report is known, so even a part that is too short is not JSON.
      return unreadable(NOT_JSON, this.#cutStart.ahead(text, jsonFault(text) ?? text.length));
    });
    if (this.#expecting === 'key' || this.#expecting === 'key-or-end') {
      this.#key(String(value));
      this.#expecting = 'colon';
      return;
    }
    this.#members.member([...this.#path], value);
    this.#memberEnded();
  }

  #key(key: string): void {
    const keys = this.#open.at(-1)?.keys;
    if (keys?.has(key) === true) unreadable(`an object of it has the key ${shown(key)} twice`);
    keys?.add(key);
    this.#path.push(key);
  }
}
