import type { List, ListItem, RootContent, Table } from 'mdast';
import { lastLine, startOf } from '../markdown/syntax-tree.js';
import { numberValue } from '../principles/numeral.js';
import type { CheckRow, PlanDocument } from '../model/plan.js';
import { tableColumns } from './check-verdict.js';
import { wordFor, type WrittenVerdict } from './check-words.js';
import type { Edited, LineEdit } from './lines.js';
import { confirmed, covers, openPlan, tableAt, type OpenPlan } from './plan.js';
import { failed } from './problem.js';
import { cellText, rowLike } from './table.js';

/** A row of a Constitution Check to be written. */
export interface NewCheckRow {
  /** As the constitution numbers it; null when it does not. */
  readonly number: string | null;
  readonly name: string;
  readonly verdict: WrittenVerdict;
  /** One line; may be empty. */
  readonly note: string;
}

/**
 * Adds rows behind the last one of a Constitution Check, in the form that it has: a row of its table in the words of the
 * table, an item of its list with or without box. Refused when the check has no row yet, has another form, or cannot
 * say the verdict.
 */
export function addCheckRows(
  text: string,
  rows: readonly NewCheckRow[],
  phase: CheckRow['phase'] = 'pre',
): Edited {
  const open = openPlan(text);
  if (!open.ok) return open;
  if (rows.length === 0) return { ok: true, text, edits: [] };
  const last = open.document.constitutionCheck.rows.findLast((row) => row.phase === phase);
  if (last === undefined) return failed('place-missing', { subject: 'Constitution Check' });
  const edit = editFor(open, last, rows);
  if (edit === null) return failed('form-unsupported', { line: last.position.line });
  return confirmed(open, [edit], (after) => expected(open.document, { after, last, rows }));
}

function editFor(open: OpenPlan, last: CheckRow, rows: readonly NewCheckRow[]): LineEdit | null {
  const { line } = last.position;
  const table = tableAt(open, line);
  if (table !== null) return moreRows(open, { table, phase: last.phase }, rows);
  const item = itemAt(open, line);
  return item === null ? null : moreItems(open, item, rows);
}

/** The old rows and, behind the last of the phase, the new ones, as they were read: number, verdict and place in order. */
function expected(
  before: PlanDocument,
  { after, last, rows }: { after: PlanDocument; last: CheckRow; rows: readonly NewCheckRow[] },
): PlanDocument {
  const old = before.constitutionCheck.rows;
  const at = old.indexOf(last) + 1;
  const read = after.constitutionCheck.rows.slice(at, at + rows.length);
  const meant = rows.every((row, index) => {
    const one = read[index];
    const number = row.number === null ? null : numberValue(row.number);
    return (
      one?.verdict === row.verdict &&
      one.phase === last.phase &&
      one.principle.includes(row.name) &&
      numberValue(one.number ?? '') === number
    );
  });
  const all = meant ? [...old.slice(0, at), ...read, ...old.slice(at)] : old;
  return { ...before, constitutionCheck: { ...before.constitutionCheck, rows: all } };
}

function labelOf({ number, name }: NewCheckRow): string {
  return number === null ? name : `${number}. ${name}`;
}

function moreRows(
  open: OpenPlan,
  { table, phase }: { table: Table; phase: CheckRow['phase'] },
  rows: readonly NewCheckRow[],
): LineEdit | null {
  const { status, principle, cells } = tableColumns(open, table, phase);
  if (status === null) return null;
  const column = (at: number): string[] => cells.map((texts) => (texts[at] ?? '').trim());
  const count = table.children[0]?.children.length ?? 0;
  const isNumbers = (at: number): boolean =>
    column(at).every((text) => numberValue(text.replace(/[.*§\s]/g, '')) !== null);
  const free = Array.from({ length: count }, (_, at) => at).filter((at) => at !== status && at !== principle);
  const numbers = free.find(isNumbers);
  // Where the principle's own column holds the number alone, its name is in the next free one.
  const name = isNumbers(principle) ? free.find((at) => at > principle) : undefined;
  const note = free.filter((at) => at !== numbers && at !== name).pop();
  const bold = column(principle).every((text) => /^\*\*.+\*\*$/.test(text));
  const lines = rows.map((row) => {
    const label = name !== undefined ? (row.number ?? '') : numbers !== undefined ? row.name : labelOf(row);
    const values = new Map([
      [note ?? -1, row.note],
      [numbers ?? -1, row.number ?? ''],
      [name ?? -1, row.name],
      [status, wordFor(row.verdict, column(status))],
    ]);
    const texts = Array.from({ length: count }, (_, at) => cellText(values.get(at) ?? ''));
    texts[principle] = bold ? `**${cellText(label)}**` : cellText(label);
    return rowLike(open.lines, table, texts);
  });
  const line = lastLine(table);
  return { from: line + 1, to: line, lines };
}

function itemAt(open: OpenPlan, line: number): ListItem | null {
  const nodes: RootContent[] = open.outline.flatMap(({ content }) => content);
  const list = nodes.find((node): node is List => node.type === 'list' && covers(node, line));
  const item = list?.children.find((one) => covers(one, line));
  return item !== undefined &&
    list?.children[list.children.length - 1] === item &&
    startOf(item).line === line
    ? item
    : null;
}

const ITEM = /^(\s*)([-*+]|(\d{1,9})([.)]))(\s+)(\[[ xX]\]\s+)?(\*\*)?/;

function moreItems(open: OpenPlan, item: ListItem, rows: readonly NewCheckRow[]): LineEdit | null {
  const match = ITEM.exec(open.lines[startOf(item).line - 1] ?? '');
  if (match === null) return null;
  const [, indent = '', bullet = '', count, mark = '', gap = '', box, bold] = match;
  if (box !== undefined && rows.some(({ verdict }) => verdict !== 'pass' && verdict !== 'pending'))
    return null;
  const lines = rows.map((row, index) => {
    const marker = count === undefined ? bullet : `${String(Number(count) + index + 1)}${mark}`;
    // Behind a number of the list itself the principle's own would be a second one.
    const label = count === undefined ? labelOf(row) : row.name;
    const name = bold === undefined ? label : `**${label}**`;
    const ticked = row.verdict === 'pass' ? '[x] ' : '[ ] ';
    const verdict = box === undefined ? wordFor(row.verdict, []) : '';
    const said = [verdict, row.note.replace(/\s+/g, ' ').trim()].filter((text) => text !== '').join(' — ');
    return `${indent}${marker}${gap}${box === undefined ? '' : ticked}${name}${said === '' ? '' : `: ${said}`}`;
  });
  const line = lastLine(item);
  return { from: line + 1, to: line, lines };
}
