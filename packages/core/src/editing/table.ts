import type { Table } from 'mdast';
import { lastLine, startOf } from '../markdown/syntax-tree.js';
import { cutRows, type WrittenRow } from '../markdown/table-row.js';

/** The line of a row that was cut. */
export function joinRow({ lead, cells, tail }: WrittenRow): string {
  return lead + cells.join('|') + tail;
}

/** Text as the content of a cell: one line, its bars escaped. */
export function cellText(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/\\(?=\||$)/g, '\\\\')
    .replace(/\|/g, '\\|');
}

/** The content of a cell replaced; spaces around it stay, and so does its width where the new content fits. */
export function fillCell(written: string, content: string): string {
  const before = /^\s*/.exec(written)?.[0] ?? '';
  if (written.trim() === '') return written === '' ? content : ` ${content} `.padEnd(written.length);
  const after = /(?<!\s)\s*$/.exec(written)?.[0] ?? '';
  const width = written.length - before.length;
  return before + (content + (after === '' ? '' : ' ')).padEnd(after === '' ? 0 : width);
}

/** A new row in the form of the last one: its bars, its spaces, and its columns' widths where all rows share them. */
export function rowLike(lines: readonly string[], table: Table, contents: readonly string[]): string {
  const all = cutRows(tableLines(table).map((line) => lines[line - 1] ?? ''));
  const [last] = all.slice(-1);
  if (last === undefined) return '';
  const spaced = all.some(({ cells }) => cells.some((cell) => /^\s/.test(cell))) || last.cells.length === 0;
  const cells = contents.map((content, at) => {
    const widths = new Set(all.map((row) => row.cells[at]?.length ?? 0));
    const [width] = widths;
    const plain = spaced ? ` ${content}${content === '' ? '' : ' '}` : content;
    return widths.size === 1 && width !== undefined ? plain.padEnd(width) : plain;
  });
  // A row without bars at its ends must not begin with a space too many.
  const [first = '', ...others] = cells;
  const start = last.lead.endsWith('|') ? first : first.trimStart();
  return joinRow({ ...last, cells: [start, ...others] });
}

/** The numbers of a table's lines, in order. */
export function tableLines(table: Table): number[] {
  const first = startOf(table).line;
  return Array.from({ length: lastLine(table) - first + 1 }, (_, at) => first + at);
}
