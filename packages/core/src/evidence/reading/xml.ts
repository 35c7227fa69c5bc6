import { ReportProblem, unreadable } from './read-problem.js';
import type { ReportSource } from './source.js';
import { TextPosition } from './text-position.js';

/**
 * A small strict XML reader, for reports only: elements and attributes are reported, and text where it is asked for. It is written here
 * because a thousand small reports are read in one run without waiting (saxes takes about 100 ms for them and 30 ms
 * to load), and because what makes XML from strangers dangerous, entities and definitions of its own, is
 * refused rather than handled.
 */
export interface XmlHandler {
  /** An element begins. `depth` is 0 for the root. */
  open(name: string, attributes: ReadonlyMap<string, string>, depth: number): void;
  /** An element ends. */
  close(name: string, depth: number): void;
  /** Text inside an element, piece by piece as written; see `textOf`. What is in CDATA is skipped. */
  text?(written: string): void;
}

/** A tag with all its attributes may have this length; failure messages can be in attributes. */
const MAX_TAG_LENGTH = 1024 * 1024;
const TOO_LONG = 'one tag of it is larger than 1 MiB';
const MAX_DEPTH = 100;

/** Markup whose content is skipped, by how it begins. */
const SKIPPED = [
  { start: '<!--', end: '-->' },
  { start: '<![CDATA[', end: ']]>' },
  { start: '<?', end: '?>' },
] as const;

// XML has four characters of white space; `\s` has more, among them some that names may hold.
const CLOSING_TAG = /<\/([^ \t\r\n<>"'/=!?&]+)[ \t\r\n]*>/y;
const BLANK = /^[ \t\r\n]*$/;
const BLANKS = /^[ \t\r\n]*/;
/** A document type by its name and the address of its definition, without a definition of its own. */
const NAMED_TYPE =
  /^<!DOCTYPE[ \t\r\n]+[^ \t\r\n<>"'[\]]+(?:[ \t\r\n]+(?:SYSTEM|PUBLIC[ \t\r\n]+(?:"[^"]*"|'[^']*'))[ \t\r\n]+(?:"[^"]*"|'[^']*'))?[ \t\r\n]*>$/;
const MAX_TYPE_LENGTH = 4_096;
const BYTE_ORDER_MARK = '\ufeff';

/** Reads an XML document. Ends in a `ReportProblem` when it is not well-formed or is dangerous. */
export function readXml(source: ReportSource, handler: XmlHandler): void {
  const reader = new XmlReader(handler);
  for (const piece of source.pieces()) reader.write(piece);
  reader.end();
}

class XmlReader {
  readonly #handler: XmlHandler;
  readonly #open: string[] = [];
  #rest = '';
  /** Where the rest begins. */
  readonly #position = new TextPosition();
  /** The end mark of the comment, character data or instruction that is being skipped. */
  #skippingTo: string | null = null;
  #rootSeen = false;
  #typeSeen = false;
  #begun = false;

  constructor(handler: XmlHandler) {
    this.#handler = handler;
  }

  write(piece: string): void {
    const isFirst = !this.#begun && piece !== '';
    const text = isFirst && piece.startsWith(BYTE_ORDER_MARK) ? piece.slice(1) : this.#rest + piece;
    this.#begun ||= isFirst;
    let at = 0;
    for (;;) {
      const next = this.#placedStep(text, at);
      if (next === null) break;
      this.#position.over(text, at, next);
      at = next;
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > MAX_TAG_LENGTH) unreadable(TOO_LONG);
  }

  end(): void {
    if (!this.#rootSeen && BLANK.test(this.#rest)) unreadable('it is empty');
    if (!this.#rootSeen || this.#open.length > 0 || this.#skippingTo !== null || !BLANK.test(this.#rest)) {
      unreadable('only part of it was written', this.#position.ahead(this.#rest, this.#rest.length));
    }
  }

  /** A problem, of the format too, is at the tag that was being read. */
  #placedStep(text: string, at: number): number | null {
    try {
      return this.#step(text, at);
    } catch (error) {
      if (!(error instanceof ReportProblem) || error.place !== null) throw error;
      throw new ReportProblem(error.message, error.reason, { place: this.#position.place });
    }
  }

  /** Takes the next piece of markup; null when it is not complete yet. */
  #step(text: string, at: number): number | null {
    if (this.#skippingTo !== null) return this.#skip(text, at, this.#skippingTo);
    const start = text.indexOf('<', at);
    if (start !== at) return this.#text(text, at, start);
    const second = text.charAt(at + 1);
    if (second === '') return null;
    if (second === '!' || second === '?') return this.#special(text, at);
    return second === '/' ? this.#closingTag(text, at) : this.#openingTag(text, at);
  }

  #text(text: string, at: number, start: number): number | null {
    const end = start < 0 ? text.length : start;
    if (end === at) return null;
    if (this.#open.length > 0) {
      if (this.#handler.text !== undefined) this.#handler.text(text.slice(at, end));
      return end;
    }
    const blank = BLANKS.exec(text.slice(at, end))?.[0].length ?? 0;
    if (at + blank < end) unreadable('it is not XML', this.#position.ahead(text.slice(at, end), blank));
    return end;
  }

  #skip(text: string, at: number, mark: string): number | null {
    const found = text.indexOf(mark, at);
    if (found >= 0) {
      this.#skippingTo = null;
      return found + mark.length;
    }
    // The mark may have begun at the end of this piece.
    const kept = Math.max(at, text.length - mark.length + 1);
    return kept > at ? kept : null;
  }

  #special(text: string, at: number): number | null {
    for (const { start, end } of SKIPPED) {
      if (text.startsWith(start, at)) {
        if (start === '<![CDATA[' && this.#open.length === 0) unreadable('it is not XML');
        this.#skippingTo = end;
        return at + start.length;
      }
      if (start.startsWith(text.slice(at, at + start.length))) return null;
    }
    const declaration = text.slice(at, at + 9).toUpperCase();
    if (declaration.length < 9 && '<!DOCTYPE'.startsWith(declaration)) return null;
    return declaration === '<!DOCTYPE' ? this.#documentType(text, at) : unreadable('it is not XML');
  }

  /** A document type that only names its definition is skipped, and nothing is fetched; one that defines something is refused. */
  #documentType(text: string, at: number): number | null {
    if (this.#rootSeen || this.#typeSeen) unreadable('a document type of it is in the wrong place');
    const end = endOfTag(text, at);
    if (end === null) return null;
    const declared = text.slice(at, end + 1);
    if (declared.length > MAX_TYPE_LENGTH || !NAMED_TYPE.test(declared))
      unreadable('its document type defines entities or elements of its own, which no report needs');
    this.#typeSeen = true;
    return end + 1;
  }

  #closingTag(text: string, at: number): number | null {
    if (!text.includes('>', at)) return null;
    CLOSING_TAG.lastIndex = at;
    const name = CLOSING_TAG.exec(text)?.[1];
    if (name === undefined || this.#open.pop() !== name) return unreadable('its tags do not match');
    this.#handler.close(name, this.#open.length);
    return CLOSING_TAG.lastIndex;
  }

  #openingTag(text: string, at: number): number | null {
    const tag = readTag(text, at);
    if (tag === null) return null;
    if (tag.end - at > MAX_TAG_LENGTH) unreadable(TOO_LONG);
    if (this.#rootSeen && this.#open.length === 0)
      unreadable(
        'it holds several documents, one after the other (libtest writes one for each test binary; `cargo nextest` writes one)',
      );
    this.#rootSeen = true;
    this.#tell(tag.name, tag.attributes, tag.selfClosing);
    return tag.end;
  }

  #tell(name: string, attributes: ReadonlyMap<string, string>, selfClosing: boolean): void {
    const depth = this.#open.length;
    this.#handler.open(name, attributes, depth);
    if (selfClosing) {
      this.#handler.close(name, depth);
      return;
    }
    if (depth >= MAX_DEPTH) unreadable(`it is nested more than ${MAX_DEPTH} levels deep`);
    this.#open.push(name);
  }
}

/** A name without its namespace prefix, which is the writer's choice and says nothing. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Where the `>` of a tag is, past the quoted values that may hold one; null if it has not been read yet. */
function endOfTag(text: string, from: number): number | null {
  let at = from;
  for (;;) {
    const end = text.indexOf('>', at);
    if (end < 0) return null;
    const quote = firstQuote(text, at, end);
    if (quote < 0) return end;
    const close = text.indexOf(text.charAt(quote), quote + 1);
    if (close < 0) return null;
    at = close + 1;
  }
}

function firstQuote(text: string, from: number, to: number): number {
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 34 || code === 39) return at;
  }
  return -1;
}

interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly selfClosing: boolean;
  /** Where the text goes on behind it. */
  readonly end: number;
}

/** The opening tag at a place; null if its end has not been read yet. Gone through once, because reports are mostly tags. */
function readTag(text: string, start: number): Tag | null {
  const named = endOfName(text, start + 1, NAME_ENDS);
  if (named === text.length) return null;
  if (named === start + 1) return unreadable('it is not XML');
  const name = text.slice(start + 1, named);
  const attributes = new Map<string, string>();
  for (let at = named; ; ) {
    const next = afterSpace(text, at);
    if (next === text.length) return null;
    const code = text.charCodeAt(next);
    if (code === SLASH && next + 1 === text.length) return null;
    if (code === GREATER) return { name, attributes, selfClosing: false, end: next + 1 };
    if (code === SLASH && text.charCodeAt(next + 1) === GREATER)
      return { name, attributes, selfClosing: true, end: next + 2 };
    if (next === at) return broken(name);
    const end = readAttribute(text, next, { name, attributes });
    if (end === null) return null;
    at = end;
  }
}

/** Reads the attribute at a place and answers where it ends; null if that has not been read yet. */
function readAttribute(
  text: string,
  start: number,
  { name: tag, attributes }: { readonly name: string; readonly attributes: Map<string, string> },
): number | null {
  const named = endOfName(text, start, ATTRIBUTE_ENDS);
  const equals = afterSpace(text, named);
  if (equals === text.length) return null;
  if (named === start || text.charCodeAt(equals) !== EQUALS) return broken(tag);
  const opening = afterSpace(text, equals + 1);
  if (opening === text.length) return null;
  const quote = text.charAt(opening);
  if (quote !== '"' && quote !== "'") return broken(tag);
  const closing = text.indexOf(quote, opening + 1);
  if (closing < 0) return null;
  const [name, value] = [text.slice(start, named), text.slice(opening + 1, closing)];
  if (value.includes('<')) return broken(tag);
  if (attributes.has(name)) unreadable(`a tag of it has the attribute ${name.slice(0, 40)} twice`);
  attributes.set(name, valueOf(value));
  return closing + 1;
}

function broken(tag: string): never {
  return unreadable(`its tag ${tag.slice(0, 40)} is broken`);
}

const [SLASH, EQUALS, GREATER] = [0x2f, 0x3d, 0x3e];

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

function afterSpace(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09; ) {
    at += 1;
    code = text.charCodeAt(at);
  }
  return at;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** What the text of an element means, all its pieces together: without space around it, entities as characters. */
export function textOf(written: string): string {
  return valueOf(written.trim());
}

/** The value that an attribute means: line ends and tabs in it are spaces, as XML has it, and entities characters. */
function valueOf(written: string): string {
  const value = /[\t\r\n]/.test(written) ? written.replace(/\r\n|[\t\r\n]/g, ' ') : written;
  if (!value.includes('&')) return value;
  return value.replace(/&([^;&\s]{0,10}(;?))/g, (_, body: string, end: string) => {
    const name = end === '' ? '' : body.slice(0, -1);
    return (
      (Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : character(name)) ??
      unreadable('it uses an entity of its own')
    );
  });
}

function character(name: string): string | undefined {
  const code = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name);
  if (code === null) return undefined;
  const point = code[1] === undefined ? Number(code[2]) : Number.parseInt(code[1], 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}
