import { withdrawingTag, type Tag } from './html-tag.js';
import { part } from '../base/plain-text.js';
import { readLines } from './source-lines.js';

/** Where something starts and ends in a text, in UTF-16 code units. */
export type Range = readonly [start: number, end: number];

/** What a document holds without stating it. */
export interface Withdrawn {
  /** What is inside paragraphs, items and cells: `<del>x</del>`, `<span hidden>x</span>`. */
  readonly inline: readonly Range[];
  /** What is between two tags that have lines of their own, whatever it is. */
  readonly blocks: readonly Range[];
  /** `~~x~~`, which the Markdown parser knows too. */
  readonly struck: readonly Range[];
}

const NOTHING: Withdrawn = { inline: [], blocks: [], struck: [] };

/** Without one of these a text withdraws nothing; true of nearly all documents. Of three tildes the first may be escaped. */
const MAY_WITHDRAW =
  /(?<!~)~{1,2}(?![\s~])|\\~{2,3}(?![\s~])|<(?:del|s|strike|template|script|style)[\s/>]|<[a-z][^<>]{0,2000}(?:hidden|style)/i;

/**
 * Finds what a text strikes out or hides. A tag inside a paragraph, an item or a cell counts up to its end there, as
 * in a browser; one on a line of its own up to its end tag or, if there is none, up to the next heading. Code and
 * comments have no tags. Linear in the length of the text.
 */
export function withdrawnIn(text: string): Withdrawn {
  if (!MAY_WITHDRAW.test(text)) return NOTHING;
  const reader = new WithdrawnReader(text);
  for (const { start, end } of piecesOf(text, reader.headings)) reader.read(start, end);
  return reader.finish();
}

/** A text with ranges blanked; its line ends stay. */
export function blankRanges(text: string, ranges: readonly Range[]): string {
  return replaced(text, ranges, { pattern: /[^\r\n]/g, filler: ' ' });
}

/** A text with what is in its paragraphs, items and cells blanked: the bars between cells stay as well. */
export function blankInside(text: string, ranges: readonly Range[], filler = ' '): string {
  return replaced(text, ranges, { pattern: /[^\r\n|]/g, filler });
}

function replaced(
  text: string,
  ranges: readonly Range[],
  { pattern, filler }: { readonly pattern: RegExp; readonly filler: string },
): string {
  if (ranges.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const [start, end] of [...ranges].sort((one, other) => one[0] - other[0])) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    parts.push(text.slice(at, from), text.slice(from, end).replace(pattern, filler));
    at = end;
  }
  return parts.join('') + text.slice(at);
}

const HEADING = /^ {0,3}#{1,6}(?:\s|$)/;
/** An item or the row of a table: what is struck in it ends with it. */
const BEGINS = /^[\s>]*(?:[-*+]\s|\d{1,9}[.)]\s|\|)/;

/** The paragraphs, items and rows of a text, code left out. Notes where its headings are. */
function piecesOf(text: string, headings: number[]): { readonly start: number; readonly end: number }[] {
  const pieces: { start: number; end: number }[] = [];
  let open: { start: number; end: number } | null = null;
  let offset = 0;
  const ends = text.match(/\r\n|\n|\r/g) ?? [];
  // `readLines` empties lines of spaces, so that their lengths come from the text itself.
  const written = text.split(/\r\n|\n|\r/);
  for (const [at, line] of readLines(text).entries()) {
    const start = offset;
    const end = start + part(written, at).length;
    offset = end + part(ends, at).length;
    const heading = !line.code && HEADING.test(line.text);
    if (heading && !line.comment) headings.push(start);
    if (line.code || line.text === '') open = null;
    else if (open === null || heading || BEGINS.test(line.text)) {
      open = { start, end };
      pieces.push(open);
      if (heading) open = null;
    } else open.end = end;
  }
  return pieces;
}

/** Marks that matter, in the order of a piece. What comes before it shows that one is escaped. */
const TOKENS = /`+|<!--|-->|<\/?[a-z][a-z0-9-]*(?:[\s/](?:[^<>"']|"[^"<]*"|'[^'<]*')*)?>|~+|\|/gi;

interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

interface OpenTag {
  readonly withdraws: boolean;
  readonly start: number;
  /** The part of a piece that it ends with; null when it has lines of its own. */
  readonly place: number | null;
}

class WithdrawnReader {
  readonly headings: number[] = [];
  private readonly inline: Range[] = [];
  private readonly blocks: Range[] = [];
  private readonly struck: Range[] = [];
  private readonly open = new Map<string, OpenTag[]>();
  /** Tags that withdraw something up to the end of the cell, unless they end before. */
  private pending = new Set<OpenTag>();
  private tildes: { start: number; end: number; opens: boolean }[] = [];
  private comment = false;
  private place = 0;

  constructor(private readonly text: string) {}

  read(start: number, end: number): void {
    const piece = this.text.slice(start, end);
    const isRow = /^[\s>]*\|/.test(piece);
    const tokens = [...piece.matchAll(TOKENS)].map((match) => ({
      text: match[0],
      start: start + match.index,
      end: start + match.index + match[0].length,
    }));
    const code = new CodeSpans(tokens);
    for (let at = 0; at < tokens.length; at += 1) {
      const token = tokens[at];
      if (token === undefined) continue;
      if (this.comment) {
        if (token.text === '-->') this.comment = false;
      } else if (this.isEscaped(token.start)) {
        // Of a run of tildes only the first is escaped.
        const rest = { text: token.text.slice(1), start: token.start + 1, end: token.end };
        if (/^~+$/.test(rest.text)) this.readTildes(rest, start, end);
      } else if (token.text.startsWith('`')) at = code.endOf(at);
      else if (token.text === '|') {
        if (isRow) this.endPlace(token.start);
      } else if (token.text === '<!--') this.comment = true;
      else if (token.text.startsWith('~')) this.readTildes(token, start, end);
      else if (token.text.startsWith('<')) this.readTag(token, start);
    }
    this.endPlace(end);
  }

  finish(): Withdrawn {
    for (const tags of this.open.values()) {
      for (const tag of tags) {
        if (tag.withdraws && tag.place === null) this.blocks.push([tag.start, this.nextHeading(tag.start)]);
      }
    }
    return { inline: this.inline, blocks: this.blocks, struck: this.struck };
  }

  private nextHeading(offset: number): number {
    let [low, high] = [0, this.headings.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.headings[middle] ?? 0) > offset) high = middle;
      else low = middle + 1;
    }
    return this.headings[low] ?? this.text.length;
  }

  private isEscaped(offset: number): boolean {
    let at = offset;
    while (at > 0 && this.text[at - 1] === '\\') at -= 1;
    return (offset - at) % 2 === 1;
  }

  private endPlace(end: number): void {
    for (const { start } of this.pending) this.inline.push([start, end]);
    this.pending = new Set();
    this.tildes = [];
    this.place += 1;
  }

  private readTag(token: Token, pieceStart: number): void {
    const tag = withdrawingTag(token.text);
    if (tag === null) return;
    const tags = this.open.get(tag.name) ?? [];
    this.open.set(tag.name, tags);
    if (!tag.closes) {
      const place = this.hasOwnLines(tag, token, pieceStart) ? null : this.place;
      const opened = { withdraws: tag.withdraws, start: token.start, place };
      tags.push(opened);
      if (tag.withdraws && place !== null) this.pending.add(opened);
      return;
    }
    while (tags.length > 0 && (tags[tags.length - 1]?.place ?? this.place) !== this.place) tags.pop();
    const opened = tags.pop();
    if (opened?.withdraws !== true) return;
    this.pending.delete(opened);
    (opened.place === null ? this.blocks : this.inline).push([opened.start, token.end]);
  }

  /** Whether a tag begins a block of HTML. Those of text do so only alone on the first line of what is no paragraph. */
  private hasOwnLines({ isOfText }: Tag, { start, end }: Token, pieceStart: number): boolean {
    const lead = this.text.slice(Math.max(pieceStart, start - MAX_LEAD), start);
    const line = /[\r\n]([^\r\n]*)$/.exec(lead)?.[1];
    const isFirst = line === undefined && start - pieceStart <= MAX_LEAD;
    if (!isFirst && line === undefined) return false;
    if (!/^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*$/.test(line ?? lead)) return false;
    if (!isOfText) return true;
    if (!isFirst) return false;
    const rest = /[^\r\n]*/y;
    rest.lastIndex = end;
    return /^\s*(?:<[^<>]*>\s*)*$/.test(part(rest.exec(this.text), 0));
  }

  /** As GitHub reads them: one or two tildes, closed by as many. */
  private readTildes({ text, start, end }: Token, pieceStart: number, pieceEnd: number): void {
    if (text.length > 2) return;
    const before = kindOf(start > pieceStart ? this.text[start - 1] : undefined);
    const after = kindOf(end < pieceEnd ? this.text[end] : undefined);
    const opens = after === 'letter' || (after === 'mark' && before !== 'letter');
    const closes = before === 'letter' || (before === 'mark' && after !== 'letter');
    if (closes) {
      const from = this.tildes.findLastIndex((one) => one.opens && one.end - one.start === text.length);
      const opening = this.tildes[from];
      if (opening !== undefined) {
        this.struck.push([opening.start, end]);
        this.tildes.length = from;
        return;
      }
    }
    // More than these open ones are no text of anybody, and looking back over them takes time.
    if (opens && this.tildes.length < MAX_OPEN_TILDES) this.tildes.push({ start, end, opens });
  }
}

const MAX_OPEN_TILDES = 64;
/** Characters that indentation and markers before a block of HTML may take. */
const MAX_LEAD = 64;

function kindOf(character: string | undefined): 'space' | 'mark' | 'letter' {
  if (character === undefined || /\s/.test(character)) return 'space';
  return /[\p{P}\p{S}]/u.test(character) ? 'mark' : 'letter';
}

/** Where spans of code end, told by runs of backticks of one length. */
class CodeSpans {
  private readonly runs = new Map<number, number[]>();

  constructor(private readonly tokens: readonly Token[]) {
    for (let at = tokens.length - 1; at >= 0; at -= 1) {
      const text = tokens[at]?.text ?? '';
      if (!text.startsWith('`')) continue;
      const runs = this.runs.get(text.length) ?? [];
      runs.push(at);
      this.runs.set(text.length, runs);
    }
  }

  /** The token that ends the span which begins with the one at an index; the same where none does. */
  endOf(at: number): number {
    const runs = this.runs.get(this.tokens[at]?.text.length ?? 0) ?? [];
    while (runs.length > 0 && (runs[runs.length - 1] ?? 0) <= at) runs.pop();
    return runs[runs.length - 1] ?? at;
  }
}
