import { ReportProblem, unreadable } from './read-problem.js';
import type { ReportSource } from './source.js';
import { TextPosition } from './text-position.js';
import { afterSpace, OpeningTag, type XmlAttributes } from './xml-tag.js';

export type { XmlAttributes } from './xml-tag.js';
export { textOf } from './xml-text.js';

/**
 * A small strict XML reader, for reports only: elements and attributes are reported, and text where it is asked for. It is written here
 * because reports of 100 MB are read in three times what a scan of their lines takes (saxes takes 3.1 times for Cobertura before anything
 * is counted, htmlparser2 2.9 times without refusing what is not well-formed, and sax-wasm 10 times), and because what makes XML from
 * strangers dangerous, entities and definitions of its own, is refused rather than handled.
 */
export interface XmlHandler {
  /** An element begins. `depth` is 0 for the root; the attributes are those of the element until this returns. */
  open(name: string, attributes: XmlAttributes, depth: number): void;
  /** An element ends. */
  close(name: string, depth: number): void;
  /** Text inside an element, piece by piece as written: the part of `all` between two places; see `textOf`. */
  text?(all: string, from: number, to: number): void;
  /** Text in CDATA, piece by piece, in which `&` is nothing but itself. */
  raw?(all: string, from: number, to: number): void;
}

/** A tag with all its attributes may have this length; failure messages can be in attributes. */
const MAX_TAG_LENGTH = 1024 * 1024;
const TOO_LONG = 'one tag of it is larger than 1 MiB';
const MAX_DEPTH = 100;

/** Markup whose content is skipped, by how it begins. */
const END_OF_CDATA = ']]>';
const SKIPPED = [
  { start: '<!--', end: '-->' },
  { start: '<![CDATA[', end: END_OF_CDATA },
  { start: '<?', end: '?>' },
] as const;

// XML has four characters of white space; `\s` has more, among them some that names may hold.
const BLANK = /^[ \t\r\n]*$/;
/** A document type by its name and the address of its definition, without a definition of its own. */
const NAMED_TYPE =
  /^<!DOCTYPE[ \t\r\n]+[^ \t\r\n<>"'[\]]+(?:[ \t\r\n]+(?:SYSTEM|PUBLIC[ \t\r\n]+(?:"[^"]*"|'[^']*'))[ \t\r\n]+(?:"[^"]*"|'[^']*'))?[ \t\r\n]*>$/;
const MAX_TYPE_LENGTH = 4_096;
const BYTE_ORDER_MARK = '\ufeff';
const [EXCLAMATION, SLASH, GREATER, QUESTION] = [0x21, 0x2f, 0x3e, 0x3f];

/** Reads an XML document. Ends in a `ReportProblem` when it is not well-formed or is dangerous. */
export function readXml(source: ReportSource, handler: XmlHandler): void {
  const reader = new XmlReader(handler);
  for (const piece of source.pieces()) reader.write(piece);
  reader.end();
}

class XmlReader {
  readonly #handler: XmlHandler;
  readonly #tag = new OpeningTag();
  /** The names of the open elements, as many as the depth says, and behind them those that were open there before. */
  readonly #names: string[] = [];
  #depth = 0;
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
    this.#tag.in(text);
    let at = 0;
    try {
      for (let next = this.#step(text, at); next !== null; next = this.#step(text, at)) at = next;
    } catch (error) {
      // A problem, of the format too, is at the tag that was being read.
      if (!(error instanceof ReportProblem) || error.place !== null) throw error;
      throw new ReportProblem(error.message, error.reason, { place: this.#position.ahead(text, at) });
    }
    this.#position.over(text, 0, at);
    this.#rest = text.slice(at);
    if (this.#rest.length > MAX_TAG_LENGTH) unreadable(TOO_LONG);
  }

  end(): void {
    if (!this.#rootSeen && BLANK.test(this.#rest)) unreadable('it is empty');
    if (!this.#rootSeen || this.#depth > 0 || this.#skippingTo !== null || !BLANK.test(this.#rest)) {
      unreadable('only part of it was written', this.#position.ahead(this.#rest, this.#rest.length));
    }
  }

  /** Takes the next piece of markup; null when it is not complete yet. */
  #step(text: string, at: number): number | null {
    if (this.#skippingTo !== null) return this.#skip(text, at, this.#skippingTo);
    const start = this.#tag.nextLess(at);
    if (start !== at) return this.#text(text, at, start);
    if (at + 1 >= text.length) return null;
    const second = text.charCodeAt(at + 1);
    if (second === SLASH) return this.#closingTag(text, at);
    return second === EXCLAMATION || second === QUESTION ? this.#special(text, at) : this.#openingTag(at);
  }

  #text(text: string, at: number, end: number): number | null {
    if (this.#depth > 0) this.#handler.text?.(text, at, end);
    else if (afterSpace(text, at) < end)
      unreadable('it is not XML', this.#position.ahead(text, afterSpace(text, at)));
    return end;
  }

  #skip(text: string, at: number, mark: string): number | null {
    const found = text.indexOf(mark, at);
    // The mark may have begun at the end of this piece.
    const end = found >= 0 ? found : Math.max(at, text.length - mark.length + 1);
    if (mark === END_OF_CDATA && end > at) this.#handler.raw?.(text, at, end);
    if (found < 0) return end > at ? end : null;
    this.#skippingTo = null;
    return found + mark.length;
  }

  #special(text: string, at: number): number | null {
    for (const { start, end } of SKIPPED) {
      if (text.startsWith(start, at)) {
        if (start === '<![CDATA[' && this.#depth === 0) unreadable('it is not XML');
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
    const name = this.#depth === 0 ? undefined : this.#names[this.#depth - 1];
    if (name !== undefined && text.startsWith(name, at + 2)) {
      const end = afterSpace(text, at + 2 + name.length);
      if (text.charCodeAt(end) === GREATER) {
        this.#depth -= 1;
        this.#handler.close(name, this.#depth);
        return end + 1;
      }
    }
    return text.includes('>', at) ? unreadable('its tags do not match') : null;
  }

  #openingTag(at: number): number | null {
    const depth = this.#depth;
    const end = this.#tag.read(at, this.#names[depth] ?? '');
    if (end === null) return null;
    if (end - at > MAX_TAG_LENGTH) unreadable(TOO_LONG);
    if (this.#rootSeen && depth === 0)
      unreadable(
        'it holds several documents, one after the other (libtest writes one for each test binary; `cargo nextest` writes one)',
      );
    this.#rootSeen = true;
    const { name, selfClosing } = this.#tag;
    this.#handler.open(name, this.#tag, depth);
    if (depth >= MAX_DEPTH && !selfClosing) unreadable(`it is nested more than ${MAX_DEPTH} levels deep`);
    this.#names[depth] = name;
    if (selfClosing) this.#handler.close(name, depth);
    else this.#depth = depth + 1;
    return end;
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
