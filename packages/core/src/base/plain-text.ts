/** A text without the Markdown around and inside it: emphasis, code, links (their text stays), tags. */
export function withoutMarkup(text: string): string {
  return text
    .replace(/<!--[^]{0,2000}?-->/g, ' ')
    .replace(/!?\[([^[\]\n]{0,400})\]\([^()\n]{0,400}\)/g, '$1')
    .replace(/<\/?[a-z][a-z0-9]{0,20}(?: [^<>\n]{0,200})?\/?>/gi, ' ')
    .replace(/\*\*|__|~~/g, '')
    .replace(/(^|[\s(（「])[*_](?=\S)/g, '$1')
    .replace(/(\S)[*_](?=$|[\s.,;:)）」:：])/g, '$1')
    .replace(/`/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/[ \t]+/g, ' ')
    .trim();
}

/** Emoji and marks before or after headings and names. */
const SYMBOLS = /\p{Extended_Pictographic}|\u{FE0F}|\u{200D}|[✓✔✗✘✖☑☐★☆●○◯△▲►▶]/gu;

/** A label, heading or table header for comparison: lower case, one kind of space, no marks, no number before it. */
export function normaliseLabel(text: string): string {
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
      .replace(/\s*[:：]\s*$/, '')
      .trim()
  );
}

/** The first characters of a text, for messages. */
export function cut(text: string, length = 80): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

/** The nth text of a match, a split or a row of cells; empty when there is none. */
export function part(texts: readonly (string | undefined)[] | null | undefined, index: number): string {
  return texts?.[index] ?? '';
}
