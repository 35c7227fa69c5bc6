import { pattern, wordsOf } from '../languages/words.js';
import type { Principle } from '../model/constitution.js';
import { FUTURE_GATE_KINDS } from '../model/future-gate-kinds.js';
import { GATE_KIND_NAMES } from '../model/gate-kind-names.js';
import type { ComplexityRow } from '../model/plan.js';
import { numberValue } from '../principles/numeral.js';
import { mentionedNumber, numberOf } from '../principles/principle-number.js';
import { matchPrinciple } from '../principles/match-principle.js';
import { isCalendarDate } from '../base/dates.js';

/** What the Violation cell of a row is about. */
export interface NamedByRow {
  /** Words shaped like ids of gates: `II.coverage`, `test-first.tests`. */
  readonly gateIds: readonly string[];
  /** The cell without the ids and the project, for `matchPrinciple`; null when only ids are left of it. */
  readonly principle: { readonly principle: string; readonly number: string | null } | null;
  /** The project after `@` (`@ pay`, `@pay`, `@ @acme/pay`, `@acme/pay`); null when the row is about all. */
  readonly project: string | null;
}

const MAX_CELL = 1000;
/** Kinds that the design names and that are still to come: their ids are ids, too. */
const KINDS = [...GATE_KIND_NAMES, ...FUTURE_GATE_KINDS].join('|');
/** A number or a slug, a dot and a kind: `II.coverage`, `test-first.tests`. Names of files are not ids. */
const GATE_ID = new RegExp(
  `(?<![\\p{L}\\p{N}._/-])[\\p{L}\\p{N}][\\p{L}\\p{N}_-]*\\.(?:${KINDS})(?:[.-][\\p{L}\\p{N}_-]+)*(?![\\p{L}\\p{N}_/-])`,
  'giu',
);

/**
 * Reads the Violation cell of a row of Complexity Tracking or of waivers.md: `II.coverage @ pay`, `II. Test-First`,
 * `Principle II: no integration tests`. A cell that names a gate does not name the gate's whole principle.
 */
export function rowNames(row: Pick<ComplexityRow, 'violation'>): NamedByRow {
  const cell = plain(row.violation);
  const at = /(?:^|\s)@(\s*)(@?[^\s,;@]+)/u.exec(cell);
  // "@acme/pay" written without a space is already the name of a scoped package.
  const scoped = at?.[1] === '' && /^[^@/]+\//.test(at[2] ?? '');
  const project = at ? `${scoped ? '@' : ''}${at[2] ?? ''}`.replace(/[.:)]+$/, '') : null;
  const rest = at ? `${cell.slice(0, at.index)} ${cell.slice(at.index + at[0].length)}` : cell;
  const gateIds = rest.match(GATE_ID) ?? [];
  const words = gateIds.length === 0 ? rest.trim() : '';
  const principle = /[\p{L}\p{N}]/u.test(words) ? { principle: words, number: numberOf(words) } : null;
  return { gateIds, principle, project };
}

/** Whether a row names a gate by its id, whatever form the id has. Ids are compared without case. */
export function namesGate(row: Pick<ComplexityRow, 'violation'>, gateId: string): boolean {
  const cell = ` ${plain(row.violation).toLowerCase()} `;
  const id = gateId.toLowerCase();
  const isPart = (char: string): boolean => /[\p{L}\p{N}_/-]/u.test(char);
  for (let at = cell.indexOf(id); at >= 0 && id !== ''; at = cell.indexOf(id, at + 1)) {
    const before = cell.charAt(at - 1);
    const after = cell.slice(at + id.length, at + id.length + 2);
    const ends = !isPart(after.charAt(0)) && !/^\.[\p{L}\p{N}]/u.test(after);
    if (!isPart(before) && before !== '.' && ends) return true;
  }
  return false;
}

/** The principle that a row names as a whole; null when it names none of these, or only a gate. */
export function principleOfRow(
  row: Pick<ComplexityRow, 'violation'>,
  principles: readonly Principle[],
): Principle | null {
  const { principle } = rowNames(row);
  if (principle === null) return null;
  return matchPrinciple(principle, principles) ?? mentioned(principle.principle, principles);
}

/** "a second client (Principle V)": the number alone decides where the words say something else. */
function mentioned(text: string, principles: readonly Principle[]): Principle | null {
  const written = mentionedNumber(text);
  const value = written === null ? null : numberValue(written);
  const found = principles.filter(
    ({ number }) => value !== null && number !== null && numberValue(number) === value,
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Whether both other cells of a row give a reason: not "N/A", "TBD", "-", "none" or the template's own example. */
export function isJustified(row: Pick<ComplexityRow, 'why' | 'alternative'>): boolean {
  return isReason(row.why) && isReason(row.alternative);
}

/** Whether a cell says why, and does not only fill its place. */
export function isReason(cell: string): boolean {
  const text = plain(cell)
    .toLowerCase()
    .replace(/[\s.:;,!?…_—–-]+/gu, ' ')
    .trim();
  if (/^\[.*\]$/.test(plain(cell)) || TEMPLATE_EXAMPLES.has(text)) return false;
  if (OPEN.test(text)) return false;
  return (text.match(/\p{L}/gu) ?? []).length >= 2 && !NO_REASONS.has(text);
}

/**
 * Whether a row's waiver has ended. It holds through the day of `until`; a date that cannot be read counts as passed; an empty cell
 * or a dash sets no end.
 *
 * @param today YYYY-MM-DD
 */
export function isExpired(row: Pick<ComplexityRow, 'until'>, today: string): boolean {
  const until = plain(row.until ?? '');
  if (/^[-–—]?$/u.test(until)) return false;
  return !isCalendarDate(until) || until < today;
}

/** Whether the Violation cell says that there is none: such a row waives nothing and is not an error. */
export function isNoViolation(row: Pick<ComplexityRow, 'violation'>): boolean {
  const text = plain(row.violation)
    .toLowerCase()
    .replace(/[\s.:;,!?…_—–()-]+/gu, ' ')
    .trim();
  return text === '' || NO_REASONS.has(text);
}

function plain(cell: string): string {
  return cell
    .slice(0, MAX_CELL)
    .replace(/[*`]|<[^<>]{0,20}>/g, '')
    .trim();
}

const OPEN = pattern(({ plan }) => plan.template.open, 'i');

const NO_REASONS: ReadonlySet<string> = new Set(wordsOf(({ ledger }) => ledger.noReason));

/** The rows that Spec Kit's template shows as examples. */
const TEMPLATE_EXAMPLES: ReadonlySet<string> = new Set(wordsOf(({ ledger }) => ledger.templateExamples));
