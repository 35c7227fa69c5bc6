import type { Table, TableRow } from 'mdast';
import type { CheckRow } from '../../../model/plan.js';
import { plainText, startOf } from '../../../markdown/syntax-tree.js';
import { cut, normaliseLabel, part } from '../../../base/plain-text.js';
import { isOnlyNumber, numberOf } from '../../../principles/principle-number.js';
import type { CheckPhase } from './check-phase.js';
import { principleName } from './label-words.js';
import {
  endOfCell,
  isTicked,
  saysNotConcerned,
  pairInCell,
  verdictInCell,
  type CellVerdict,
} from './check-cell.js';
import { columnsOf, isOfBoth, phaseOfColumn, type Columns, type StatusColumn } from './check-columns.js';
import { answerTo } from './question.js';
import { turnedToRows } from './turned-table.js';
import { verdictAtStart, worst, type StatedVerdict } from './stated-verdict.js';

/** The rows of a table, and those of them that state a failure and its opposite. */
export interface ReadTable {
  readonly rows: readonly CheckRow[];
  readonly contradictions: readonly CheckRow[];
}

/** The rows of a table of principles or gates; null when the table is about something else. */
export function readCheckTable(written: Table, phase: CheckPhase): ReadTable | null {
  const table = turnedToRows(written);
  const [head, ...body] = table.children;
  if (!head || body.length === 0) return null;
  const cells = body.map((row) => row.children.map((cell) => plainText(cell)));
  const header = head.children.map((cell) => normaliseLabel(plainText(cell)));
  const titles = head.children.map((cell) => plainText(cell));
  const columns = columnsOf({ titles, header, cells }, phase);
  if (!columns) return null;
  const read = body.flatMap((row) => rowsOf(row, columns, phase));
  return {
    rows: read.map(({ row }) => row),
    contradictions: read.flatMap(({ row, contradicted }) => (contradicted ? [row] : [])),
  };
}

interface ReadRow {
  readonly row: CheckRow;
  readonly contradicted: boolean;
}

function rowsOf(row: TableRow, columns: Columns, phase: CheckPhase): ReadRow[] {
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
  const make = ({ verdict, contradicted }: CellVerdict, of: CheckPhase): ReadRow => ({
    row: { principle, number, verdict, phase: of, note, position },
    contradicted,
  });
  if (columns.ticked.length > 0) return [make(tickedVerdict(texts, columns), phase)];
  if (columns.status.length === 0) return [make(fallbackVerdict(texts, columns), phase)];
  return columns.status
    .filter((column) => columns.status.length === 1 || part(texts, column.index) !== '')
    .flatMap((column) => {
      const read = columnVerdict(texts, column) ?? fallbackVerdict(texts, columns);
      const stated = column.inverted ? read : answered(principle, part(texts, column.index), read);
      const [before, after] = (column.both ? pairInCell(part(texts, column.index)) : null) ?? [
        stated,
        stated,
      ];
      const phases = phasesOf(texts, columns, column);
      return phases.map((of) => make(of === 'post' ? after : before, of));
    });
}

/** The checks that a verdict is about: what the row says, or else its column. */
function phasesOf(texts: readonly string[], columns: Columns, column: StatusColumn): readonly CheckPhase[] {
  const key = columns.phase === -1 ? '' : normaliseLabel(part(texts, columns.phase));
  if (column.both || isOfBoth(key)) return ['pre', 'post'];
  return [key === '' ? column.phase : (phaseOfColumn(key) ?? column.phase)];
}

/** "Is a second store added? | No": whether that is good depends on the question. */
function answered(principle: string, text: string, stated: CellVerdict): CellVerdict {
  const answer = verdictAtStart(text);
  const verdict = answer && answerTo(principle, answer);
  return verdict === null || verdict === answer?.verdict ? stated : { ...stated, verdict };
}

/** What a row ticks; two ticks contradict each other, and the worse one counts. */
function tickedVerdict(texts: readonly string[], { ticked }: Columns): CellVerdict {
  const all = ticked.filter(({ index }) => isTicked(part(texts, index))).map(({ verdict }) => verdict);
  const verdict = worst(all);
  return { verdict, contradicted: verdict === 'fail' && new Set(all).size > 1 };
}

function indicesOf({ index, others }: StatusColumn): number[] {
  return [index, ...others];
}

function columnVerdict(texts: readonly string[], column: StatusColumn): CellVerdict | null {
  const known = indicesOf(column).flatMap((index) => {
    const stated = verdictInCell(part(texts, index), column.inverted);
    return stated === null ? [] : [stated];
  });
  if (known.length === 0) return null;
  const verdict = worst(known.map((stated) => stated.verdict));
  return { verdict, contradicted: known.some(({ contradicted }) => contradicted) };
}

/** The verdict of another cell; words count there only in capitals or as a sentence of their own. */
function fallbackVerdict(texts: readonly string[], columns: Columns): CellVerdict {
  const others = texts.filter(
    (_, at) =>
      at !== columns.principle &&
      at !== columns.number &&
      !columns.skipped.includes(at) &&
      !columns.status.some((column) => indicesOf(column).includes(at)),
  );
  for (const text of others) {
    const stated = verdictAtStart(text);
    if (stated && !stated.weak && isEmphatic(stated, text)) return stated;
  }
  const trailing = /[✅❌⚠]/u.exec(`${part(texts, columns.principle)} ${part(texts, columns.name)}`);
  const marked = trailing ? verdictAtStart(trailing[0]) : null;
  if (marked) return marked;
  if (columns.concerned.some((at) => saysNotConcerned(part(texts, at))))
    return { verdict: 'na', contradicted: false };
  return (
    others.map(endOfCell).find((stated) => stated !== null) ?? { verdict: 'unknown', contradicted: false }
  );
}

function isEmphatic(stated: StatedVerdict, text: string): boolean {
  if (stated.byMark) return true;
  const word = text.slice(0, text.length - stated.rest.length);
  return /[A-Z]{2}|\//.test(word) || /^[\s*_]*(?:$|[.:;,，。；：—–(（]|-\s)/.test(stated.rest);
}
