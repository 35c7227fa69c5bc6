import type { Table } from 'mdast';
import { lastLine } from '../markdown/syntax-tree.js';
import { withDescendants, type Section } from '../markdown/outline.js';
import { readComplexityTable } from '../documents/plan/complexity.js';
import { findSection } from '../documents/plan/section-names.js';
import { readPlan } from '../documents/plan/read-plan.js';
import type { ComplexityRow, PlanDocument } from '../model/plan.js';
import { plainText } from '../markdown/syntax-tree.js';
import { type Edited, type LineEdit } from './lines.js';
import { confirmed, openPlan, type OpenPlan } from './plan.js';
import { failed } from './problem.js';
import { cellText, rowLike } from './table.js';

/** A row of Complexity Tracking to be written; `until` is YYYY-MM-DD. */
export type NewComplexityRow = Omit<ComplexityRow, 'position' | 'unread'>;

const HEADER = ['Violation', 'Why Needed', 'Simpler Alternative Rejected Because'] as const;

/**
 * Adds rows to the Complexity Tracking of a plan: below its table, in that table's form, or in a new table at the end of
 * the section when it has none. What a person wrote there ("None", a row of "N/A") stays. Refused when there is no such
 * section, when a date is given and the table has no column for it, or when the rows would not be read back.
 */
export function addComplexityRows(text: string, rows: readonly NewComplexityRow[]): Edited {
  const open = openPlan(text);
  if (!open.ok) return open;
  if (rows.length === 0) return { ok: true, text, edits: [] };
  const section = findSection(open.outline, 'complexity-tracking');
  if (section === null) return failed('place-missing', { subject: 'Complexity Tracking' });
  const sections = withDescendants(open.outline, section);
  const table = sections
    .flatMap(({ content }) => content)
    .filter((node): node is Table => node.type === 'table')
    .find((node) => readComplexityTable(node) !== null);
  const edit = table === undefined ? newTable(open, sections, rows) : moreRows(open, table, rows);
  if (edit === null) return failed('value-unsupported', { subject: 'until', line: section.position.line });
  const expected = (after: PlanDocument): PlanDocument => ({
    ...open.document,
    complexity: { rows: withRows(open.document.complexity.rows, after.complexity.rows, rows) },
  });
  return confirmed(open, [edit], expected);
}

/** The rows before with the new ones where they were read: behind the rows of their own table. */
function withRows(
  before: readonly ComplexityRow[],
  after: readonly ComplexityRow[],
  rows: readonly NewComplexityRow[],
): ComplexityRow[] {
  const lead = after.length - before.length === rows.length ? firstNew(before, after) : before.length;
  const position = { line: 1, column: 1 };
  const added = rows.map((row) => ({ ...row, position }));
  return [...before.slice(0, lead), ...added, ...before.slice(lead)];
}

function firstNew(before: readonly ComplexityRow[], after: readonly ComplexityRow[]): number {
  const at = before.findIndex(({ position }, index) => after[index]?.position.line !== position.line);
  return at === -1 ? before.length : at;
}

function moreRows(open: OpenPlan, table: Table, rows: readonly NewComplexityRow[]): LineEdit | null {
  const columns = columnsByTrial(table);
  if (rows.some(({ until }) => until !== null) && columns.until === -1) return null;
  const count = table.children[0]?.children.length ?? 0;
  const lines = rows.map((row) => {
    const cells = Array.from({ length: count }, () => '');
    for (const [column, at] of Object.entries(columns) as [Column, number][]) {
      if (at !== -1) cells[at] = cellText(row[column] ?? '');
    }
    return rowLike(open.lines, table, cells);
  });
  const line = lastLine(table);
  return { from: line + 1, to: line, lines };
}

type Column = keyof NewComplexityRow;

/** Which column is read as which: a table with the same header and one row of marks shows it. */
function columnsByTrial(table: Table): Record<Column, number> {
  const header = (table.children[0]?.children ?? []).map((cell) => cellText(plainText(cell)) || '-');
  const marks = header.map((_, at) => `mark${String(at)}`);
  const trial = readPlan(
    `# Implementation Plan: T\n\n## Complexity Tracking\n\n${tableOf(header, [marks]).join('\n')}\n`,
  );
  const [row] = trial.complexity.rows;
  const at = (value: string | null | undefined): number => marks.indexOf(value ?? '');
  return {
    violation: at(row?.violation),
    why: at(row?.why),
    alternative: at(row?.alternative),
    until: at(row?.until),
  };
}

function newTable(open: OpenPlan, sections: readonly Section[], rows: readonly NewComplexityRow[]): LineEdit {
  const nodes = sections.flatMap(({ node, content }) => (node === null ? content : [node, ...content]));
  while (nodes.length > 1 && nodes[nodes.length - 1]?.type === 'thematicBreak') nodes.pop();
  const last = nodes[nodes.length - 1];
  const line = last === undefined ? open.lines.length : lastLine(last);
  const dated = rows.some(({ until }) => until !== null);
  const body = rows.map(({ violation, why, alternative, until }) =>
    [violation, why, alternative, ...(dated ? [until ?? ''] : [])].map(cellText),
  );
  const next = open.lines[line];
  const after = next === undefined || next.trim() === '' ? [] : [''];
  const table = tableOf([...HEADER, ...(dated ? ['Until'] : [])], body);
  return { from: line + 1, to: line, lines: ['', ...table, ...after] };
}

/** A table with columns as wide as their widest cell. */
function tableOf(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = header.map((title, at) =>
    Math.max(3, title.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)];
}
