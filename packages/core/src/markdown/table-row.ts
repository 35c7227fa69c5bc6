import type { SourceLine } from './source-lines.js';

/** One line of a table, cut at its bars: what comes before the first cell, the cells as written, what follows. */
export interface WrittenRow {
  readonly lead: string;
  /** With the spaces around them. */
  readonly cells: readonly string[];
  readonly tail: string;
}

/** A cell: escaped marks belong to it, also an escaped bar. */
const CELL = /(?:[^|\\]|\\[^]?)*/y;

/**
 * Cuts a line at the bars that no backslash escapes, as the Markdown parser does, in code too; the first and the last
 * bar are optional. The line need not be that of a table: plans also have rows without the line of dashes that would
 * make them one.
 */
export function cutRow(line: string): WrittenRow {
  const lead = /^[\s>]*\|?/.exec(line)?.[0] ?? '';
  const content = line.slice(lead.length).trimEnd();
  const cells: string[] = [];
  for (let at = 0; at <= content.length; at = CELL.lastIndex + 1) {
    CELL.lastIndex = at;
    cells.push(CELL.exec(content)?.[0] ?? '');
  }
  const after = line.slice(lead.length + content.length);
  const last = cells.pop() ?? '';
  return cells.length > 0 && last === ''
    ? { lead, cells, tail: `|${after}` }
    : { lead, cells: [...cells, last + after], tail: '' };
}

/** Cuts lines; see {@link cutRow}. */
export function cutRows(lines: readonly string[]): WrittenRow[] {
  return lines.map(cutRow);
}

/** The lines that begin with a bar, cut, by their number. */
export function barredRows(lines: readonly SourceLine[]): ReadonlyMap<number, WrittenRow> {
  const barred = lines.filter(({ text }) => /^\s*\|/.test(text));
  const rows = cutRows(barred.map(({ text }) => text));
  return new Map(rows.map((row, at) => [barred[at]?.number ?? 0, row]));
}
