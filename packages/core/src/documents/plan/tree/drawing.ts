import type { SourceLine } from '../../../markdown/source-lines.js';
import { part } from '../../../base/plain-text.js';

/** One line of a drawn tree: how deep it is and what it says. */
export interface DrawnLine {
  /** Greater than that of the line's parent; comparable within one tree only. */
  readonly indent: number;
  readonly text: string;
  /** Column of `text` in its line, from 1. */
  readonly column: number;
  readonly line: SourceLine;
  /** Whether a branch (├── └── |-- +--) leads to it. */
  readonly branch: boolean;
}

/** Trunks and spaces, then perhaps one branch, then the name. Each part consumes its own characters: linear. */
const TRUNKS = /^[\s│┃║▏|¦·\u2502\u2503]*/;
const BRANCH = /^(?:[├└┣┗╠╚┝┕╰╟╙+`\\]|\|(?=[-─═–_]))[─━═╴–—_-]{0,12}[>▶►╼]?(?=\s|$|[^\s─━═-])\s*/;
const BRANCH_START = /^[├└┣┗╠╚┝┕╰╟╙]/;
const TAB = 4;

/** Reads the drawing before a line's text. `null` for a line that holds nothing but trunks. */
export function readDrawing(line: SourceLine, quoted: boolean): DrawnLine | null {
  const text = quoted ? line.text.replace(/^\s{0,3}>\s?/, (quote) => ' '.repeat(quote.length)) : line.text;
  const trunks = part(TRUNKS.exec(text), 0);
  let at = trunks.length;
  let branch = '';
  // "|--" begins with a character that also draws trunks.
  if (trunks.endsWith('|') && /^[-─═–_]{1,12}/.test(text.slice(at))) at -= 1;
  const rest = text.slice(at);
  if (isBranch(rest)) branch = part(BRANCH.exec(rest), 0);
  const name = rest.slice(branch.length).trimEnd();
  if (name.trim() === '') return null;
  const lead = name.length - name.trimStart().length;
  const indent = widthOf(text.slice(0, at)) + (branch === '' ? 0 : 0.5);
  return { indent, text: name.trim(), column: at + branch.length + lead + 1, line, branch: branch !== '' };
}

/** "|-- x", "+--x", "\---x": other systems leave no space. */
const ASCII_BRANCH = /^[|+`\\](?:[-─═–_]{1,12}[>\s]|-{2,12}[^\s+|>-])/;

function isBranch(rest: string): boolean {
  return BRANCH_START.test(rest) || ASCII_BRANCH.test(rest);
}

/** Columns that drawn text takes; a tab leads to the next multiple of four. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width = character === '\t' ? width + TAB - (width % TAB) : width + 1;
  return width;
}

/** Whether a line is drawn with branches of boxes, as only trees are. */
export function hasBranch(text: string): boolean {
  return /[├└┣┗╠╰]\s?[─━═╴–-]|^[\s│┃║|]*[├└┣┗]\s+\S|^[\s|]*[|+`\\]-{2,12}(?:\s|[^\s+|>-])/.test(text);
}
