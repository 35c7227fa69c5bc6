import { memoizeText } from '../../../base/memo.js';
import { anyOf, pattern, whole } from '../../../languages/words.js';
import { normaliseLabel, part } from '../../../base/plain-text.js';
import { numberOf } from '../../../principles/principle-number.js';
import { namesBothPhases, phaseOf, type CheckPhase } from './check-phase.js';
import type { CheckVerdict } from '../../../model/plan.js';
import { pairInCell, verdictInCell, verdictOfHeader } from './check-cell.js';
import { meaningOfYes } from './question.js';
import { verdictAtStart } from './stated-verdict.js';

const PRINCIPLE = pattern(({ check }) => check.columns.principle);
/** The first column of a table may name the constitution itself; behind others such a column quotes it. */
const CONSTITUTION = pattern(({ check }) => check.columns.constitution);
const STATUS = pattern(({ check }) => check.columns.status);
const NUMBER = pattern(({ check }) => check.columns.number);
const NAME = pattern(({ check }) => check.columns.name);
/** Columns that say whether a principle applies at all, which is not a verdict. */
const APPLIES = pattern(({ check }) => check.columns.applies);
/** Columns that ask whether a feature touches the principle. */
const TOUCHES = pattern(({ check }) => check.columns.touches);
/** Whole headers of the columns before and after the design. */
const BEFORE = whole(({ check }) => check.columns.before);
const AFTER = whole(({ check }) => check.columns.after);
const BOTH = new RegExp(`^(?:${anyOf(({ check }) => check.both)})(?![\\p{L}])`, 'u');
/** "Violation?" asks the other way round: "No" is good. */
const VIOLATES = pattern(({ check }) => check.columns.violates);

/** The columns that together hold one verdict for each row. */
export interface StatusColumn {
  readonly index: number;
  /** More columns of the same kind, as "api" and "web": the worst of all counts. */
  readonly others: readonly number[];
  readonly phase: CheckPhase;
  /** Whether it is about both checks; `phase` is then that before the design. */
  readonly both: boolean;
  /** Whether a "No" is good, as under "Violation?". */
  readonly inverted: boolean;
}

export interface Columns {
  readonly principle: number;
  readonly number: number;
  readonly name: number;
  /** Columns in which no verdict stands, whatever they begin with. */
  readonly skipped: readonly number[];
  /** Those of them that say whether the principle is concerned at all: "No" means that it does not apply. */
  readonly concerned: readonly number[];
  readonly status: readonly StatusColumn[];
  /** The column that names the check of each row; -1 if there is none. */
  readonly phase: number;
  /** Columns that are verdicts themselves, one of which is ticked in each row; empty in other tables. */
  readonly ticked: readonly { readonly index: number; readonly verdict: CheckVerdict }[];
}

/** A table's header, as written and normalised, and the texts of its cells. */
export interface TableTexts {
  /** The header as written. */
  readonly titles: readonly string[];
  readonly header: readonly string[];
  readonly cells: readonly (readonly string[])[];
}

/** What the columns of a table are; null when it is not a table of principles or gates. */
export function columnsOf(table: TableTexts, phase: CheckPhase): Columns | null {
  const { header, cells } = table;
  const number = header.findIndex((key) => NUMBER.test(key));
  const named = header.findIndex(
    (key, at) =>
      at !== number && namesPrinciple(key, at) && share(table, at, false) < 0.5 && !isCodes(table, at),
  );
  const ticked = tickedColumns(table.titles);
  const status = ticked.length > 0 ? [] : statusColumns(table, phase, [number, named]);
  const numerals = cells.filter((row) => numberOf(part(row, 0)) !== null).length * 2 >= cells.length;
  const isOwn = status.length > 0 || ticked.length > 0;
  if (named === -1 && !isOwn && !numerals) return null;
  const asks = header.some(isConcern);
  if (!isOwn && !asks && !(named === 0 || number === 0 || numerals)) return null;
  const isStatus = (at: number): boolean =>
    status.some((column) => column.index === at || column.others.includes(at));
  const principle = named === -1 ? header.findIndex((_, at) => at !== number && !isStatus(at)) : named;
  const name = header.findIndex((key, at) => at > principle && NAME.test(key) && !isStatus(at));
  const concerned = header.flatMap((key, at) => (isConcern(key) && !isStatus(at) ? [at] : []));
  const skipped = header.flatMap((key, at) => (isConcern(key) || VIOLATES.test(key) ? [at] : []));
  const phases = header.findIndex((_, at) => at !== principle && !isStatus(at) && holdsPhases(table, at));
  return principle === -1
    ? null
    : { principle, number, name, skipped, concerned, phase: phases, status, ticked };
}

function holdsPhases({ cells }: TableTexts, at: number): boolean {
  return cells.every((row) => phaseOfColumn(normaliseLabel(part(row, at))) !== null);
}

/** "G1", "CC-02": ids of gates beside a column that names them. */
function isCodes({ header, cells }: TableTexts, at: number): boolean {
  const other = header.some((key, index) => index !== at && namesPrinciple(key, index));
  return other && cells.every((row) => /^[A-Z]{1,4}[-.]?\d{1,3}$/.test(part(row, at)));
}

/** Whether a column asks if the principle is concerned, and not also for the verdict: "适用性与判定". */
function isConcern(key: string): boolean {
  return TOUCHES.test(key) || (APPLIES.test(key) && !STATUS.test(key));
}

function tickedColumns(header: readonly string[]): Columns['ticked'] {
  const found = header.flatMap((key, index) => {
    const verdict = verdictOfHeader(key);
    return verdict === null ? [] : [{ index, verdict }];
  });
  return new Set(found.map(({ verdict }) => verdict)).size > 1 ? found : [];
}

/** Whether a header or a cell is about the checks before and after the design at once. */
export function isOfBoth(key: string): boolean {
  return BOTH.test(key) || (/[/&+]/.test(key) && namesBothPhases(key));
}

/** "Before" and "Phase 0" name a phase as headers of columns, and as cells of a column of phases. */
export const phaseOfColumn = memoizeText((key): CheckPhase | null => {
  if (isOfBoth(key)) return 'pre';
  if (BEFORE.test(key)) return 'pre';
  if (AFTER.test(key)) return 'post';
  return phaseOf(key);
});

function namesPrinciple(key: string, at: number): boolean {
  return PRINCIPLE.test(key) || (at === 0 && CONSTITUTION.test(key));
}

/** The share of a column's cells that state a verdict. Weak words ("No — unaffected") must be the whole cell unless `lenient`. */
function share({ header, cells }: TableTexts, at: number, lenient: boolean): number {
  const isAnswer = asksForVerdict(part(header, at));
  const isBoth = isOfBoth(part(header, at));
  const stated = cells.filter((row) => {
    if (isBoth && pairInCell(part(row, at)) !== null) return true;
    const read = verdictAtStart(part(row, at));
    if (read === null || (!isAnswer && (read.yesNo || !read.alone))) return false;
    return lenient || !read.weak || read.rest.replace(/[\s\p{P}]/gu, '') === '';
  });
  return stated.length / cells.length;
}

interface Candidate {
  readonly key: string;
  readonly index: number;
  readonly phase: CheckPhase;
  readonly share: number;
}

/** The status columns: by header where it holds verdicts, else those in which most cells begin with one. */
function statusColumns(table: TableTexts, phase: CheckPhase, taken: readonly number[]): StatusColumn[] {
  const candidates = table.header
    .map((key, index) => ({
      key,
      index,
      phase: phaseOfColumn(key) ?? phase,
      share: shareUnder(key, index, table),
    }))
    .filter(({ key, index }) => !taken.includes(index) && !isConcern(key) && !VIOLATES.test(key));
  const main = mainColumns(candidates, phase);
  return main.length === 0 ? violationColumn(table, phase, taken) : withOthers(main, candidates, table);
}

function mainColumns(candidates: readonly Candidate[], phase: CheckPhase): StatusColumn[] {
  const byHeader = candidates.filter((column) => STATUS.test(column.key) && column.share > 0);
  const phased = candidates.filter((column) => phaseOfColumn(column.key) !== null && column.share >= 0.5);
  if (phased.some((column) => column.phase === 'post') && phased.length > 1) return phased.map(alone);
  const pair = byHeader.find((column) => column.phase !== phase);
  const first = fullest(byHeader.filter((column) => column !== pair)) ?? byHeader[0];
  if (first && pair && pair !== first) return [alone(first), alone(pair)];
  if (first) return [together(first, byHeader)];
  const byContent = candidates.filter((column) => column.share >= 0.5);
  const [best] = byContent;
  return best ? [together(best, byContent)] : [];
}

/** No verdict of another phase is dropped, and no failure beside the column that was chosen. */
function withOthers(
  main: readonly StatusColumn[],
  candidates: readonly Candidate[],
  table: TableTexts,
): StatusColumn[] {
  const columns = [...main];
  for (const candidate of candidates) {
    const { index, phase, share: filled, key } = candidate;
    if (columns.some((column) => column.index === index || column.others.includes(index))) continue;
    const fails = isVerdictColumn(key)
      ? hasFailure(table, index, true)
      : filled >= 0.5 && hasFailure(table, index, false);
    const at = columns.findIndex((column) => column.phase === phase);
    const same = columns[at];
    if (!same && (filled >= 0.5 || fails)) columns.push(alone(candidate));
    else if (same && fails) columns[at] = { ...same, others: [...same.others, index] };
  }
  return columns;
}

/** Below "Needs a migration?" a "Yes" is not a verdict. */
function asksForVerdict(key: string): boolean {
  return isVerdictColumn(key) || meaningOfYes(key) === 'pass';
}

/** Whether a header asks for a verdict, as one of a status or of a phase does. */
export function isVerdictColumn(key: string): boolean {
  return STATUS.test(key) || phaseOfColumn(key) !== null;
}

/** Whether a header is known to be of something else than a principle. */
export function isKnownColumn(key: string): boolean {
  return isVerdictColumn(key) || isConcern(key) || [NUMBER, PRINCIPLE, VIOLATES].some((one) => one.test(key));
}

/** Whether a column fails a row. "No" does so only below a header that asks for a verdict. */
function hasFailure({ cells }: TableTexts, at: number, weak: boolean): boolean {
  return cells.some((row) => {
    const read = verdictAtStart(part(row, at));
    return (
      read?.verdict === 'fail' &&
      (weak || read.alone) &&
      (!read.weak || (weak && read.rest.replace(/[\s\p{P}]/gu, '') === ''))
    );
  });
}

function shareUnder(key: string, index: number, table: TableTexts): number {
  const strict = share(table, index, false);
  if (strict >= 0.5 || !STATUS.test(key) || key.split(' ').length > 2) return strict;
  const lenient = share(table, index, true);
  return lenient >= 0.5 ? lenient : strict;
}

function fullest(columns: readonly Candidate[]): Candidate | undefined {
  return [...columns].sort((a, b) => b.share - a.share || a.index - b.index)[0];
}

function alone({ index, phase, key }: Candidate): StatusColumn {
  return { index, others: [], phase, both: isOfBoth(key), inverted: false };
}

/** Other columns filled with verdicts of the same phase, one for each project or team. */
function together(first: Candidate, all: readonly Candidate[]): StatusColumn {
  const others = all.filter(
    (column) => column !== first && column.phase === first.phase && column.share >= 0.8,
  );
  return { ...alone(first), others: others.map((column) => column.index) };
}

/** A column that asks for violations is read the other way round, where its cells are answers. */
function violationColumn(table: TableTexts, phase: CheckPhase, taken: readonly number[]): StatusColumn[] {
  const index = table.header.findIndex((key, at) => VIOLATES.test(key) && !taken.includes(at));
  if (index === -1) return [];
  const answers = table.cells.filter((row) => verdictInCell(part(row, index), true) !== null);
  return answers.length * 2 >= table.cells.length
    ? [{ index, others: [], phase, both: false, inverted: true }]
    : [];
}
