import { sanitize } from '../../base/sanitize.js';

/** ASCII characters that mean something in the middle of a line of Markdown or HTML. */
const PUNCTUATION = /[\\`*_{}[\]()#!|<>&~$]/g;
/** What begins a list or underlines a heading at the start of a line. */
const START = /^(\d*)([-+=.)])/;
/** Whoever is mentioned gets a notice, and what is referred to is linked: an empty comment inside keeps it plain text. */
const REFERENCES = /@(?=\w)|:(?=\/\/)|(?<=\bwww)\.|#(?=\d)/gi;
const BREAK = '<!-- -->';

/**
 * Text of a document inside a paragraph, an item or a cell: no markup, no link, no mention and no reference comes of it, in
 * GitHub's and GitLab's Markdown. At most `limit` characters of it.
 */
export function markdownText(text: string, limit = 400): string {
  const line = sanitize(text).trim();
  const cut = line.length > limit ? `${line.slice(0, limit)}…` : line;
  return cut
    .replace(PUNCTUATION, (character) => `\\${character}`)
    .replace(START, '$1\\$2')
    .replace(REFERENCES, (character) => `${character}${BREAK}`);
}

/** A row of a table. */
export function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}
