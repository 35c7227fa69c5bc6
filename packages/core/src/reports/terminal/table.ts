import type { Verdict } from '../../model/verdict.js';
import type { RenderOptions } from '../define-report.js';
import { paint } from './symbols.js';

/** One cell of a table: printable text, in the colour of a verdict or in none. */
export interface Cell {
  readonly text: string;
  readonly verdict: Verdict | null;
}

/** Rows with their columns aligned, each with a line end. The first row is the header. */
export function renderTable(table: readonly (readonly Cell[])[], options: RenderOptions): string {
  const widths = (table[0] ?? []).map((_, column) =>
    table.reduce((width, row) => Math.max(width, [...(row[column]?.text ?? '')].length), 0),
  );
  return table.map((row) => `${renderRow(row, widths, options)}\n`).join('');
}

function renderRow(row: readonly Cell[], widths: readonly number[], options: RenderOptions): string {
  const cells = row.map(({ text, verdict }, column) => {
    const padding = ' '.repeat(Math.max(0, (widths[column] ?? 0) - [...text].length));
    return (verdict === null ? text : paint(text, verdict, options)) + padding;
  });
  return cells.join('  ').trimEnd();
}
