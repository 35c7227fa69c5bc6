import type { Nodes, Table, TableCell, TableRow } from 'mdast';
import type { Finding } from '../../model/finding.js';
import type { ComplexityRow, Leftover } from '../../model/plan.js';
import { anyOf, pattern } from '../../languages/words.js';
import { plainText, startOf } from '../../markdown/syntax-tree.js';
import type { Section } from '../../markdown/outline.js';
import { cut, normaliseLabel, part } from '../../base/plain-text.js';
import { isPlaceholder } from '../../markdown/placeholders.js';
import { takeNumber, takeNumbers } from '../../principles/principle-number.js';
import { isNotApproved, isOutOfForce, isOutOfForceHeading } from './in-force.js';
import { isNothing } from './nothing.js';
import { isSourceFile } from './tree/kind.js';

type Column = 'violation' | 'why' | 'alternative' | 'until';

/** Table headers by column, on keys of `normaliseLabel`. */
const HEADERS: Readonly<Record<Column, RegExp>> = {
  violation: pattern(({ ledger }) => ledger.violation),
  why: pattern(({ ledger }) => ledger.why),
  alternative: pattern(({ ledger }) => ledger.alternative),
  until: pattern(({ ledger }) => ledger.until),
};
/** Other words for what is out of the ordinary, as whole headers. */
const ITEM = new RegExp(`^(?:${anyOf(({ ledger }) => ledger.item)})$`, 'u');
const HEADER_AGAIN = new RegExp(`^(?:${anyOf(({ ledger }) => ledger.header)})$`, 'u');
const REASON_HEADER_AGAIN = new RegExp(`^(?:${anyOf(({ ledger }) => ledger.headerOfReason)})$`, 'u');

/** "II.coverage", "testing.coverage @ pay": the form of a gate's id, which a file has as well. */
const GATE = /^([\w-]{1,60}\.[a-z][\w-]{0,60})(?=\s*(?:[@＠(（]|$))/i;

/** Whether a cell names a gate or a principle. Such a row is a waiver, however little its other cells say. */
function namesGate(violation: string): boolean {
  if (takeNumber(violation).number !== null || takeNumbers(violation) !== null) return true;
  const name = part(GATE.exec(violation), 1);
  return name !== '' && !isSourceFile(name);
}

/** The rows of Complexity Tracking that describe a violation. */
export function readComplexity(sections: readonly Section[]): {
  rows: ComplexityRow[];
  leftovers: Leftover[];
  findings: Finding[];
} {
  const rows: ComplexityRow[] = [];
  const leftovers: Leftover[] = [];
  const findings: Finding[] = [];
  for (const table of tablesInForce(sections)) {
    const read = readComplexityTable(table);
    if (!read) {
      const header = table.children[0] ? cells(table.children[0]).join(' | ') : '';
      findings.push({
        reason: 'complexity-table-not-understood',
        args: { header: cut(header) },
        position: startOf(table),
      });
      continue;
    }
    for (const row of read) {
      if (isPlaceholder(row.violation)) {
        leftovers.push({ kind: 'placeholder', text: cut(row.violation), position: row.position });
      } else if (!isNone(row) && !isHeaderAgain(row)) {
        rows.push(row);
      }
    }
  }
  return { rows, leftovers, findings };
}

/** The tables of sections, without those below a heading that says that nothing below it counts: "Rejected", "Examples". */
export function tablesInForce(sections: readonly Section[]): readonly Table[] {
  /** The depth of the heading below which no table counts. */
  let outside = Infinity;
  return sections.flatMap(({ depth, title, content }) => {
    if (depth <= outside) outside = isOutOfForceHeading(title) ? depth : Infinity;
    return outside < Infinity ? [] : content.filter((node) => node.type === 'table');
  });
}

/** Every row of a table whose header is that of Complexity Tracking; null for any other table. */
export function readComplexityTable(table: Table): ComplexityRow[] | null {
  const [head, ...body] = table.children;
  if (!head) return null;
  const titles = cells(head);
  const columns = columnsOf(titles);
  if (columns.violation === -1) return null;
  return body.map((row) => {
    const texts = cells(row);
    const at = (index: number): string => (index === -1 ? '' : part(texts, index));
    const violation = at(columns.violation);
    const until = columns.until === -1 ? '' : shownText(row.children[columns.until]);
    const isLimited = hidesScope(row.children[columns.violation]) || limits(violation);
    const title = isLimited ? [cut(part(titles, columns.violation))] : [];
    const unread = [...title, ...unreadIn(row, titles, Object.values(columns))];
    return {
      violation,
      why: at(columns.why),
      alternative: at(columns.alternative),
      until: until === '' || /^[—–-]+$/.test(until) ? null : until,
      ...(unread.length > 0 ? { unread } : {}),
      position: startOf(row.children[columns.violation] ?? row),
    };
  });
}

const OTHER = new RegExp(`^(?:${anyOf(({ ledger }) => ledger.otherColumns)})$`, 'u');
const STATUS = new RegExp(`^(?:${anyOf(({ ledger }) => ledger.statusColumns)})$`, 'u');
/** Days in the usual spellings. */
const DAY = /\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}/;
const YEAR = /(?<![\p{L}\p{N}])20\d\d(?![\p{L}\p{N}])/u;

/** Whether a cell of another column sets an end ("until Q4 2026"), or says that the row does not count ("rejected"). */
function limits(text: string): boolean {
  if (DAY.test(text) || isOutOfForce(text)) return true;
  return YEAR.test(text) && HEADERS.until.test(normaliseLabel(text));
}

/** The headers of cells that are not empty in columns of which nobody knows what they say, or that hold a day without saying why. */
function unreadIn(row: TableRow, titles: readonly string[], taken: readonly number[]): string[] {
  return row.children.flatMap((cell, at) => {
    const text = shownText(cell);
    const title = part(titles, at);
    if (taken.includes(at) || text === '' || /^[—–-]+$/.test(text)) return [];
    const key = normaliseLabel(title);
    const isUnderstood = STATUS.test(key) ? text !== HIDDEN && !isNotApproved(text) : OTHER.test(key);
    return isUnderstood && !limits(text) ? [] : [cut(title)];
  });
}

/** Whether a cell has an "@" that it does not show: a row must not reach further for a scope that is struck or hidden. */
function hidesScope(cell: TableCell | undefined): boolean {
  if (cell === undefined) return false;
  const signs = (text: string): number => text.split(/[@＠]/u).length;
  return signs(writtenText(cell)) > signs(plainText(cell));
}

function writtenText(node: Nodes): string {
  if ('value' in node) return node.value;
  if (node.type === 'image') return node.alt ?? '';
  return 'children' in node ? node.children.map(writtenText).join(' ') : '';
}

const HIDDEN = '(hidden)';

/** What a cell shows, or a mark where what it holds is struck or hidden: such a cell is not an empty one. */
function shownText(cell: TableCell | undefined): string {
  const text = cell === undefined ? '' : plainText(cell);
  const hides =
    text === '' && cell?.children.some((node) => node.type !== 'text' || node.value.trim() !== '');
  return hides === true ? HIDDEN : text;
}

function cells(row: TableRow): string[] {
  return row.children.map((cell) => plainText(cell));
}

function columnsOf(header: readonly string[]): Record<Column, number> {
  const keys = header.map(normaliseLabel);
  const named = keys.findIndex((key) => HEADERS.violation.test(key) && !HEADERS.alternative.test(key));
  const violation = named === -1 && isFormOfTemplate(keys) ? 0 : named;
  const other = (column: Column, taken: readonly number[]): number =>
    keys.findIndex((key, at) => !taken.includes(at) && HEADERS[column].test(key));
  const until = other('until', [violation]);
  const alternative = other('alternative', [violation, until]);
  return { violation, until, alternative, why: other('why', [violation, until, alternative]) };
}

/** Other words for what is out of the ordinary, before the two further columns of the template. */
function isFormOfTemplate([first = '', ...others]: readonly string[]): boolean {
  return (
    ITEM.test(first) &&
    others.some((key) => HEADERS.why.test(key) && !HEADERS.alternative.test(key)) &&
    others.some((key) => HEADERS.alternative.test(key))
  );
}

/** A header that an edit left as a row. */
function isHeaderAgain(row: ComplexityRow): boolean {
  const [first, second] = [normaliseLabel(row.violation), normaliseLabel(row.why)];
  return HEADER_AGAIN.test(first) && REASON_HEADER_AGAIN.test(second);
}

function isNone(row: ComplexityRow): boolean {
  if (isNothing(row.violation)) return true;
  if (namesGate(row.violation)) return false;
  return row.why !== '' && !/^[—–-]+$/.test(row.why) && isNothing(row.why);
}
