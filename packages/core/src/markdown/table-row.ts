import type { TableRow } from 'mdast';
import { boundMarkdown } from './bounds.js';
import { parseMarkdown } from './syntax-tree.js';
import type { SourceLine } from './source-lines.js';

/** One line of a table, cut at its bars: what stands before the first cell, the cells as written, what follows. */
export interface WrittenRow {
  readonly lead: string;
  /** With the spaces around them. */
  readonly cells: readonly string[];
  readonly tail: string;
}

/** A table that takes any line below as a row: GitHub lets a row have more cells than the header. */
const TABLE = '|x|\n|-|\n';
/** Stands behind every row, where it is a cell of its own if the row is closed by a bar. */
const MARK = 'x';

/**
 * Cuts lines at the bars that no backslash escapes, as the Markdown parser does; the first and the last bar are
 * optional. The lines need not be those of a table: plans also have rows without the line of dashes that would make
 * them one. Rows beyond the bounds of Markdown stay whole.
 */
export function cutRows(lines: readonly string[]): WrittenRow[] {
  if (lines.length === 0) return [];
  const starts = lines.map((line) => /^[\s>]*\|?/.exec(line)?.[0] ?? '');
  const contents = lines.map((line, at) => line.slice(starts[at]?.length).trimEnd());
  const rows = contents.map((content) => `|${content}${MARK}`);
  const [table] = parseMarkdown(boundMarkdown(TABLE + rows.join('\n')).text).children;
  const nodes = table?.type === 'table' ? table.children.slice(1) : [];
  return lines.map((line, at) => {
    const [lead = '', content = ''] = [starts[at], contents[at]];
    const cells = cellsOf(nodes[at], rows[at] ?? '');
    const last = cells.at(-1)?.slice(0, -MARK.length) ?? '';
    const after = line.slice(lead.length + content.length);
    const isClosed = cells.length > 1 && last === '';
    return isClosed
      ? { lead, cells: cells.slice(0, -1), tail: `|${after}` }
      : { lead, cells: [...cells.slice(0, -1), last + after], tail: '' };
  });
}

/** Cuts one line; see {@link cutRows}. */
export function cutRow(line: string): WrittenRow {
  return cutRows([line])[0] ?? { lead: '', cells: [line], tail: '' };
}

/** The lines that begin with a bar, cut, by their number. */
export function barredRows(lines: readonly SourceLine[]): ReadonlyMap<number, WrittenRow> {
  const barred = lines.filter(({ text }) => /^\s*\|/.test(text));
  const rows = cutRows(barred.map(({ text }) => text));
  return new Map(rows.map((row, at) => [barred[at]?.number ?? 0, row]));
}

/** What stands behind the bar of each cell. */
function cellsOf(row: TableRow | undefined, text: string): string[] {
  return (row?.children ?? []).map(({ position }) => {
    const [from, to] = [position?.start.column ?? 1, position?.end.column ?? 1];
    return text.slice(from, to - 1);
  });
}
