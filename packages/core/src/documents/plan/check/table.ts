import type { Table, TableRow } from 'mdast';
import type { CheckRow, CheckVerdict } from '../../../model/plan.js';
import { plainText, startOf } from '../../../markdown/syntax-tree.js';
import { cut, normaliseLabel, part } from '../../../base/plain-text.js';
import type { CheckPhase } from './phase.js';
import { isOnlyNumber, numberOf, principleName } from './principle.js';
import { isTicked, verdictInCell } from './table-cell.js';
import { columnsOf, type Columns, type StatusColumn } from './table-columns.js';
import { verdictAtStart, worst, type StatedVerdict } from './verdict.js';

/** The rows of a table of principles or gates; null when the table is about something else. */
export function readCheckTable(table: Table, phase: CheckPhase): CheckRow[] | null {
  const [head, ...body] = table.children;
  if (!head || body.length === 0) return null;
  const cells = body.map((row) => row.children.map((cell) => plainText(cell)));
  const header = head.children.map((cell) => normaliseLabel(plainText(cell)));
  const columns = columnsOf({ header, cells }, phase);
  if (!columns) return null;
  return body.flatMap((row) => rowsOf(row, columns, phase));
}

function rowsOf(row: TableRow, columns: Columns, phase: CheckPhase): CheckRow[] {
  const texts = row.children.map((cell) => plainText(cell));
  const written = part(texts, columns.principle);
  const second = isOnlyNumber(written) && columns.name !== -1 ? part(texts, columns.name) : '';
  const principle = principleName(second === '' ? written : `${written.replace(/\.$/, '')}. ${second}`);
  if (principle === '' || /^[.…\s]+$/.test(principle)) return [];
  const ownNumber = columns.number === -1 ? '' : part(texts, columns.number).trim();
  const number = numberOf(principle) ?? (isOnlyNumber(ownNumber) ? numberOf(ownNumber) : null);
  const used = [columns.principle, columns.number, ...columns.status.flatMap(indicesOf)];
  const note = cut(texts.filter((text, at) => !used.includes(at) && text !== '').join(' | '), 500);
  const position = startOf(row.children[columns.principle] ?? row);
  const make = (verdict: CheckVerdict, of: CheckPhase): CheckRow => ({
    principle,
    number,
    verdict,
    phase: of,
    note,
    position,
  });
  if (columns.ticked.length > 0) return [make(tickedVerdict(texts, columns), phase)];
  if (columns.status.length === 0) return [make(fallbackVerdict(texts, columns), phase)];
  return columns.status
    .filter((column) => columns.status.length === 1 || part(texts, column.index) !== '')
    .map((column) => make(columnVerdict(texts, column) ?? fallbackVerdict(texts, columns), column.phase));
}

/** What a row ticks; two ticks contradict each other, and the worse one counts. */
function tickedVerdict(texts: readonly string[], { ticked }: Columns): CheckVerdict {
  return worst(ticked.filter(({ index }) => isTicked(part(texts, index))).map(({ verdict }) => verdict));
}

function indicesOf({ index, others }: StatusColumn): number[] {
  return [index, ...others];
}

function columnVerdict(texts: readonly string[], column: StatusColumn): CheckVerdict | null {
  const stated = indicesOf(column).map((index) => verdictInCell(part(texts, index), column.inverted));
  const known = stated.filter((verdict) => verdict !== null);
  return known.length === 0 ? null : worst(known);
}

/** The verdict at the start of another cell; words count there only in capitals or as a sentence of their own. */
function fallbackVerdict(texts: readonly string[], columns: Columns): CheckVerdict {
  for (const [at, text] of texts.entries()) {
    if (
      at === columns.principle ||
      at === columns.number ||
      columns.skipped.includes(at) ||
      columns.status.some((column) => indicesOf(column).includes(at))
    )
      continue;
    const stated = verdictAtStart(text);
    if (stated && !stated.weak && isEmphatic(stated, text)) return stated.verdict;
  }
  const trailing = /[✅❌⚠]/u.exec(`${part(texts, columns.principle)} ${part(texts, columns.name)}`);
  return trailing ? (verdictAtStart(trailing[0])?.verdict ?? 'unknown') : 'unknown';
}

function isEmphatic(stated: StatedVerdict, text: string): boolean {
  if (stated.byMark) return true;
  const word = text.slice(0, text.length - stated.rest.length);
  return /[A-Z]{2}|\//.test(word) || /^[\s*_]*(?:$|[.:;,，。；：—–(（]|-\s)/.test(stated.rest);
}
