import { anyOf, pattern, wordsOf } from '../languages/words.js';
import type { Principle } from '../model/constitution.js';
import { GATE_KIND_NAMES } from '../model/gate-kind-names.js';
import type { ComplexityRow } from '../model/plan.js';
import { isCalendarDate } from '../base/dates.js';
import { isSettled, isTakenBack, listSeparator, plainCell, readCell, withoutLead } from './cell.js';
import { principleNamed } from './principle-named.js';

const KINDS = GATE_KIND_NAMES.join('|');
/** A number or a slug, a dot and a kind: `II.coverage`, `test-first.tests`. Names of files are not ids. */
const MADE_ID = `[\\p{L}\\p{N}][\\p{L}\\p{N}_-]*\\.(?:${KINDS})(?:[.-][\\p{L}\\p{N}_-]+)*`;
const GATE_ID = new RegExp(`(?<![\\p{L}\\p{N}._/-])${MADE_ID}(?![\\p{L}\\p{N}_/-])`, 'giu');
const IS_MADE = new RegExp(`^${MADE_ID}$`, 'iu');

/** Words shaped like ids of gates in the Violation cell of a row: `II.coverage`, `test-first.tests`. */
export function gateIdsIn({ violation }: Pick<ComplexityRow, 'violation'>): readonly string[] {
  return readCell(violation).text.match(GATE_ID) ?? [];
}

/**
 * Whether a row names a gate: its Violation cell begins with the id, alone or in a list of ids, in whatever case. What follows is
 * a description; behind an id that is an ordinary word it has to be set off by a mark ("unit: no emulator"), since "Unit of work"
 * names no gate. A cell that takes it back ("II.coverage is not waived") names nothing.
 */
export function namesGate({ violation }: Pick<ComplexityRow, 'violation'>, gateId: string): boolean {
  const id = gateId.normalize('NFKC').toLowerCase();
  if (id === '') return false;
  const text = withoutLead(readCell(violation).text).toLowerCase();
  if (isTakenBack(text)) return false;
  let at = 0;
  for (let listed = 0; listed < MAX_LISTED; listed += 1) {
    const rest = text.slice(at);
    if (rest.startsWith(id) && endsAt(rest, id)) return !isSettled(rest.slice(id.length));
    const other = /^[^\s,;&+/]{1,200}/u.exec(rest)?.[0] ?? '';
    const separator = listSeparator(rest.slice(other.length));
    if (other === '' || separator === 0) return false;
    at += other.length + separator;
  }
  return false;
}

const MAX_LISTED = 50;

function endsAt(rest: string, id: string): boolean {
  const after = rest.slice(id.length);
  if (after === '' || /^[.:;!]*$/u.test(after)) return true;
  if (/^[\p{L}\p{N}_/-]|^\.[\p{L}\p{N}]/u.test(after)) return false;
  return IS_MADE.test(id) || setOff(after) || isEndOfList(after);
}

/** Whether a mark sets what follows off from a name. */
function setOff(after: string): boolean {
  return /^(?:\s*[:([{—–]|\s-\s)/u.test(after);
}

/** Whether nothing but further words of a list follows, before a mark or the end. */
function isEndOfList(after: string): boolean {
  let rest = after;
  for (let listed = 0; listed < MAX_LISTED; listed += 1) {
    const separator = listSeparator(rest);
    const word = /^[^\s,;:&+/([{—–]+/u.exec(rest.slice(separator))?.[0] ?? '';
    if (separator === 0 || word === '') return false;
    rest = rest.slice(separator + word.length);
    if (rest === '' || setOff(rest)) return true;
  }
  return false;
}

/** The principle that a row names as a whole; null when it names none of these, or a gate. */
export function principleOfRow(
  row: Pick<ComplexityRow, 'violation'>,
  principles: readonly Principle[],
): Principle | null {
  if (gateIdsIn(row).length > 0) return null;
  const { text } = readCell(row.violation);
  return isTakenBack(text) ? null : principleNamed(withoutLead(text), principles);
}

/** Whether both other cells of a row give a reason: not "N/A", "TBD", "-", "none" or the template's own example. */
export function isJustified(row: Pick<ComplexityRow, 'why' | 'alternative'>): boolean {
  return isReason(row.why) && isReason(row.alternative);
}

/** Whether a cell says why, and does not only fill its place. */
export function isReason(cell: string): boolean {
  const plain = plainCell(cell);
  const text = plain
    .toLowerCase()
    .replace(/[\s.:;,!?…_—–(){}<>-]+/gu, ' ')
    .trim();
  if (/^\[.*\]$/.test(plain) || TEMPLATE_EXAMPLES.has(text)) return false;
  if (OPEN.test(text) || NO_REASONS.has(text) || OPEN_REASON.test(text)) return false;
  return saysSomething(text);
}

/** At least a word: "xx", "a b c d" and "aaaa" are not words. Scripts without blanks say more with fewer letters. */
function saysSomething(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  if (new Set(letters).size < 2) return false;
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text)) return true;
  return letters.length >= 4 && /\p{L}{3}/u.test(text);
}

/**
 * Whether a row's waiver has ended. It holds through the day of `until`; a date that cannot be read counts as passed; an empty cell
 * or a dash sets no end.
 *
 * @param today YYYY-MM-DD
 */
export function isExpired(row: Pick<ComplexityRow, 'until'>, today: string): boolean {
  return endOf(row) === 'unclear' || (endsOn(row) ?? today) < today;
}

/** What the end of a waiver is: none, a day, or something that is not a day, with which it does not count. */
export function endOf({ until }: Pick<ComplexityRow, 'until'>): 'none' | 'day' | 'unclear' {
  const text = plainCell(until ?? '');
  if (/^[-–—]?$/u.test(text)) return 'none';
  return isCalendarDate(text) ? 'day' : 'unclear';
}

/** The last day of a waiver; null when it has none. */
export function endsOn(row: Pick<ComplexityRow, 'until'>): string | null {
  return endOf(row) === 'day' ? plainCell(row.until ?? '') : null;
}

/** Whether the Violation cell says that there is none: such a row waives nothing and is not an error. */
export function isNoViolation(row: Pick<ComplexityRow, 'violation'>): boolean {
  const text = plainCell(row.violation)
    .toLowerCase()
    .replace(/[\s.:;,!?…_—–()-]+/gu, ' ')
    .trim();
  return text === '' || NO_REASONS.has(text);
}

const OPEN = pattern(({ plan }) => plan.template.open, 'i');
const NO_REASONS: ReadonlySet<string> = new Set(wordsOf(({ ledger }) => ledger.noReason));
/** What puts a reason off, or refers to where none is: "to be decided later", "see II". */
const OPEN_REASON = new RegExp(`^(?:${anyOf(({ ledger }) => ledger.openReason)})$`, 'iu');

/** The rows that Spec Kit's template shows as examples. */
const TEMPLATE_EXAMPLES: ReadonlySet<string> = new Set(wordsOf(({ ledger }) => ledger.templateExamples));
