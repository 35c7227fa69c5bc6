import { VERDICTS, type ProjectVerdict, type Verdict } from '../../model/verdict.js';
import type { RenderOptions } from '../define-report.js';
import { byWeight, cellOf, principlesOf } from '../principles.js';
import { countVerdicts } from '../summary.js';
import { renderTable, type Cell } from './table.js';
import { printable, SYMBOLS } from './symbols.js';

/** More projects than these are counted. */
const MAX_ROWS = 30;
/** The same for principles, which are columns. */
const MAX_COLUMNS = 8;
/** Code points of a heading; the rest of it is left out. */
const MAX_HEADING = 20;

/**
 * A table of projects and principles: one row for each verdict, the failing ones first, and a line that counts those beyond 30. `·` where a
 * project has no gate of a principle, `(fail)` in brackets where its gates only evaluate. The name is not what a line begins with, because it
 * may be a command of a CI system. Ends with a line end.
 */
export function renderPrinciples(verdicts: readonly ProjectVerdict[], options: RenderOptions = {}): string {
  const order = byWeight(verdicts);
  const principles = principlesOf(order);
  const columns = principles.slice(0, MAX_COLUMNS);
  const header = ['verdict', 'project', ...columns.map(heading)].map(plain);
  const rows = order
    .slice(0, MAX_ROWS)
    .map((verdict): Cell[] => [
      coloured(verdict.verdict),
      plain(printable(verdict.project)),
      ...columns.map((principle) => principleCell(verdict, principle)),
    ]);
  const more = [counted(order.slice(MAX_ROWS)), left(principles.length - MAX_COLUMNS)];
  return renderTable([header, ...rows], options) + more.join('');
}

function principleCell(verdict: ProjectVerdict, principle: string): Cell {
  const cell = cellOf(verdict, principle);
  if (cell === null) return plain('·');
  return cell.evaluated ? { text: `(${cell.verdict})`, verdict: 'skipped' } : coloured(cell.verdict);
}

function coloured(verdict: Verdict): Cell {
  return { text: `${SYMBOLS[verdict]} ${verdict}`, verdict };
}

function plain(text: string): Cell {
  return { text, verdict: null };
}

function heading(principle: string): string {
  const letters = [...printable(principle)];
  return letters.length <= MAX_HEADING ? letters.join('') : `${letters.slice(0, MAX_HEADING).join('')}…`;
}

function counted(verdicts: readonly ProjectVerdict[]): string {
  if (verdicts.length === 0) return '';
  const counts = countVerdicts(verdicts);
  const told = VERDICTS.filter((verdict) => counts[verdict] > 0).map((word) => `${counts[word]} ${word}`);
  return `and ${verdicts.length} more: ${told.join(', ')}\n`;
}

function left(columns: number): string {
  return columns <= 0 ? '' : `and ${columns} more principles\n`;
}
