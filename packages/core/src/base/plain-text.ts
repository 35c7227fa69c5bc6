import { memoizeText } from './memo.js';

/** Stands where a document hides something, so that what follows keeps its column. Unicode gives it to no character. */
export const UNSEEN = '\uFDD0';
/** Characters without width; one of them joins the parts of an emoji. */
const WITHOUT_WIDTH =
  /[\uFDD0\u00AD\u200B\u200C\u200E\u200F\u2060\uFEFF]|\u200D(?!\p{Extended_Pictographic})/gu;

/** A text as it is seen: one kind of space, one in a row, and no character without width. */
export function visibleText(text: string): string {
  return text.replace(WITHOUT_WIDTH, '').replace(/\s+/g, ' ').trim();
}

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  shy: '',
  zwnj: '',
  zwj: '',
  mdash: '—',
  ndash: '–',
  hellip: '…',
};
const ENTITY = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-z]{2,6}));/g;

function characterOf(entity: string, ...groups: readonly (string | undefined)[]): string {
  const [decimal, hexadecimal, name] = groups;
  if (name !== undefined) return ENTITIES[name] ?? entity;
  const code = decimal === undefined ? parseInt(hexadecimal ?? '', 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
}

const MARKUP = /[*_~`<>[\]\\&!]/;
/** An escaped mark, or a span of code: between two backticks, or between two runs of as many. */
const LITERAL =
  /\\([!-/:-@[-`{-~])|(?<!`)(`{2,4})(?!`)([^]{0,400}?[^`])\2(?!`)|(?<!`)`(?!`)([^`]{1,400})`(?!`)/g;
/** Stands for what is no markup, with its number behind it. */
const PLACE = '\uFDD1';
const FIRST_PLACE = 0xe000;
const MAX_PLACES = 4_000;

/**
 * The words of Markdown as written on a line: without emphasis, code marks, tags, comments and images; of a link its
 * text stays. `plainText` does the same with a node of a parsed document. What the document strikes out or hides is
 * gone before either (see `withdrawnIn`).
 * @param code whether the marks of code go, or stay with what is between them
 */
export function withoutMarkup(text: string, code: 'unmarked' | 'as written' = 'unmarked'): string {
  if (!MARKUP.test(text)) return visibleText(text);
  const literals: string[] = [];
  const plain = text
    .replaceAll(PLACE, '')
    .replace(LITERAL, (written: string, ...groups: readonly (string | undefined)[]) => {
      if (literals.length >= MAX_PLACES) return written;
      const [escaped, , long, short] = groups;
      const inside = escaped ?? long ?? short ?? '';
      literals.push(code === 'unmarked' || escaped !== undefined ? inside : written);
      return PLACE + String.fromCharCode(FIRST_PLACE + literals.length - 1);
    })
    .replace(/<!--[^]{0,2000}?-->/g, ' ')
    .replace(/!\[[^[\]\n]{0,400}\](?:\([^()\n]{0,400}\)|\[[^[\]\n]{0,400}\])/g, '')
    .replace(/\[([^[\]\n]{0,400})\]\([^()\n]{0,400}\)/g, '$1')
    .replace(/<br[ /]{0,3}>/gi, ' ')
    .replace(/<\/?[a-z][a-z0-9-]{0,20}(?:\s[^<>\n]{0,200})?\/?>/gi, '')
    .replace(/\*\*|__|~~/g, '')
    .replace(/(^|[\s(（「])[*_](?=\S)/g, '$1')
    .replace(/(\S)[*_](?=$|[\s.,;:)）」:：])/g, '$1')
    .replace(code === 'unmarked' ? /`/g : /(?!)/g, '')
    .replace(ENTITY, characterOf);
  return visibleText(
    plain.replace(
      /\uFDD1([\uE000-\uF8FF])/g,
      (_, at: string) => literals[at.charCodeAt(0) - FIRST_PLACE] ?? '',
    ),
  );
}

/** Emoji and marks before or after headings and names. */
const SYMBOLS = /\p{Extended_Pictographic}|\u{FE0F}|\u{200D}|[✓✔✗✘✖☑☐★☆●○◯△▲►▶]/gu;

/** A label, heading or table header for comparison: lower case, one kind of space, no marks, no number before it. */
export const normaliseLabel = memoizeText((text) => {
  return (
    withoutMarkup(text)
      .normalize('NFKC')
      .replace(SYMBOLS, ' ')
      // The Turkish dotted capital I would become two characters.
      .replace(/İ/g, 'i')
      .toLowerCase()
      .replace(/[‐‑‒–—]/g, '-')
      .replace(/\s+/g, ' ')
      .replace(/^\s*(?:(?:\d{1,3}|[ivx]{1,5})(?:\.\d{1,3}){0,3}[.):]\s*)/, '')
      .replace(/(?<!\s)\s*[:：]\s*$/, '')
      .trim()
  );
});

/** The first characters of a text, for messages. */
export function cut(text: string, length = 80): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

/** The nth text of a match, a split or a row of cells; empty when there is none. */
export function part(texts: readonly (string | undefined)[] | null | undefined, index: number): string {
  return texts?.[index] ?? '';
}
