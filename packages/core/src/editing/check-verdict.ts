import { startOf } from '../markdown/syntax-tree.js';
import type { Table } from 'mdast';
import type { CheckRow } from '../model/plan.js';
import { verdictOf, wordFor, type WrittenVerdict } from './check-words.js';
import type { Edited } from './lines.js';
import { confirmed, openPlan, tableAt, type OpenPlan } from './plan.js';
import { failed } from './problem.js';
import { fillCell, joinRow } from './table.js';
import { cutRow, cutRows } from '../markdown/table-row.js';

/**
 * Sets the verdict of one row of a Constitution Check: the status cell of a table, in the words that the table uses, or
 * the box of a list. Other forms are refused, because their verdict is inside sentences that a person wrote.
 * @param row a row of `readPlan` on the same text, known by its place and phase
 */
export function setCheckVerdict(
  text: string,
  row: Pick<CheckRow, 'position' | 'phase'>,
  verdict: WrittenVerdict,
): Edited {
  const open = openPlan(text);
  if (!open.ok) return open;
  const { line } = row.position;
  const found = open.document.constitutionCheck.rows.find((one) => isSame(one, row));
  if (found === undefined) return failed('place-missing', { line });
  if (found.verdict === verdict) return { ok: true, text, edits: [] };
  const table = tableAt(open, line);
  const written =
    table === null ? withBox(open, line, verdict) : withCell(open, { table, row: found }, verdict);
  if (written === null) return failed('form-unsupported', { line });
  return confirmed(open, [{ from: line, to: line, lines: [written] }], () => ({
    ...open.document,
    constitutionCheck: {
      ...open.document.constitutionCheck,
      rows: open.document.constitutionCheck.rows.map((one) => (one === found ? { ...one, verdict } : one)),
    },
  }));
}

function isSame(one: CheckRow, other: Pick<CheckRow, 'position' | 'phase'>): boolean {
  return (
    one.position.line === other.position.line &&
    one.position.column === other.position.column &&
    one.phase === other.phase
  );
}

function withCell(
  open: OpenPlan,
  { table, row }: { table: Table; row: CheckRow },
  verdict: WrittenVerdict,
): string | null {
  const { status, cells } = tableColumns(open, table, row.phase);
  const written = cutRow(open.lines[row.position.line - 1] ?? '');
  const own = status === null ? undefined : written.cells[status];
  if (status === null || own === undefined) return null;
  const filled = fillCell(
    own,
    wordFor(
      verdict,
      cells.map((texts) => texts[status] ?? ''),
    ),
  );
  return joinRow({ ...written, cells: written.cells.map((cell, at) => (at === status ? filled : cell)) });
}

/** What the reader took for which column of a table, by the rows it read in it. */
export function tableColumns(
  open: OpenPlan,
  table: Table,
  phase: CheckRow['phase'],
): { status: number | null; principle: number; cells: readonly (readonly string[])[] } {
  const body = table.children.slice(1).map((node) => ({ node, line: startOf(node).line }));
  const rows = open.document.constitutionCheck.rows.filter((row) => row.phase === phase);
  const cells = cutRows(body.map(({ line }) => open.lines[line - 1] ?? '')).map((row) => row.cells);
  const read = body.flatMap(({ node, line }, index) => {
    const row = rows.find(({ position }) => position.line === line);
    const principle = node.children.findIndex((cell) => startOf(cell).column === row?.position.column);
    return row === undefined ? [] : [{ row, principle, cells: cells[index] ?? [] }];
  });
  const principle = read[0]?.principle ?? 0;
  const hits = (cells[0] ?? []).map(
    (_, at) =>
      read.filter((one) => at !== principle && verdictOf((one.cells[at] ?? '').trim()) === one.row.verdict)
        .length,
  );
  const most = Math.max(0, ...hits);
  return { status: most === 0 ? null : hits.indexOf(most), principle, cells };
}

/** A box can say that a principle is met, or that it is open. */
function withBox(open: OpenPlan, line: number, verdict: WrittenVerdict): string | null {
  const written = open.lines[line - 1] ?? '';
  const box = /^([\s>]*(?:[-*+]|\d{1,9}[.)])\s+\[)[ xX](\].*)$/.exec(written);
  if (box === null || (verdict !== 'pass' && verdict !== 'pending')) return null;
  return `${box[1] ?? ''}${verdict === 'pass' ? 'x' : ' '}${box[2] ?? ''}`;
}
