import type { Table, TableCell } from 'mdast';
import { plainText } from '../../../markdown/syntax-tree.js';
import { normaliseLabel } from '../../../base/plain-text.js';
import { isNumberedName } from '../../../principles/principle-number.js';
import { isKnownColumn, isVerdictColumn } from './check-columns.js';

const EMPTY: TableCell = { type: 'tableCell', children: [] };
/** Columns that may be principles; a wider table is data. */
const MAX_COLUMNS = 40;

/** A table whose columns are the principles, turned so that its rows are; any other table as it is. */
export function turnedToRows(table: Table): Table {
  const [head, ...body] = table.children;
  if (!head || body.length === 0 || head.children.length > MAX_COLUMNS) return table;
  const [first = '', ...others] = head.children.map((cell) => plainText(cell));
  if (others.length === 0) return table;
  const labels = body.map((row) => plainText(row.children[0] ?? EMPTY));
  if (others.every(isNumberedName)) {
    if (isNumberedName(first)) return turn(table, [EMPTY]);
    return labels.some(isNumberedName) ? table : turn(table, []);
  }
  const isLabelled = first.trim() === '' && labels.some((label) => isVerdictColumn(normaliseLabel(label)));
  const isPrinciple = (title: string): boolean =>
    title.trim() !== '' && !isKnownColumn(normaliseLabel(title));
  return isLabelled && others.every(isPrinciple) ? turn(table, []) : table;
}

/** Columns as rows. `before`: the label of the header, for a table without labels of its own. */
function turn(table: Table, before: readonly TableCell[]): Table {
  const width = table.children[0]?.children.length ?? 0;
  const columns = Array.from({ length: width }, (_, at) =>
    table.children.map((row) => row.children[at] ?? EMPTY),
  );
  const labels = before.length === 0 ? [] : [table.children.map(() => EMPTY)];
  return { ...table, children: [...labels, ...columns].map((children) => ({ type: 'tableRow', children })) };
}
