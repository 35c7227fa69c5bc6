import type { CheckVerdict } from '../../../model/plan.js';
import { part } from '../../../base/plain-text.js';
import { whole } from '../../../languages/words.js';
import { isNothing } from '../nothing.js';
import { verdictAtEnd, verdictAtStart } from './stated-verdict.js';
import { isHeldBack } from './word-at-start.js';

/** What a cell states. */
export interface CellVerdict {
  readonly verdict: CheckVerdict;
  /** Whether it states a failure and its opposite. */
  readonly contradicted: boolean;
}

/** The verdict of a status cell; null when it states none. `inverted`: the column asks for violations. */
export function verdictInCell(text: string, inverted: boolean): CellVerdict | null {
  if (inverted) return plainly(invertedVerdict(text));
  if (/^[\s—–-]+$/.test(text)) return plainly('na');
  if (/^\s*[×✕╳]\s*$/.test(text)) return plainly('fail');
  if (isHeldBack(text)) return null;
  return verdictAtStart(text) ?? verdictInStatus(text) ?? endOfCell(text);
}

function plainly(verdict: CheckVerdict | null): CellVerdict | null {
  return verdict === null ? null : { verdict, contradicted: false };
}

const LABEL = /^[^:：]{0,20}[:：]\s*/;
/** "Goal", "expected". */
const HOPE = whole(({ check, sentences }) => [...sentences.goals, ...check.planned], 'i');

/** "Status: PASS": a short cell that begins with something else. What a label hopes for is not a verdict: "goal: PASS". */
function verdictInStatus(text: string): CellVerdict | null {
  const label = part(LABEL.exec(text), 0);
  return text.length > 40 || isHope(label) ? null : verdictAtStart(text.slice(label.length));
}

/** Whether what comes before a verdict is a label that says that it is hoped for. */
function isHope(before: string): boolean {
  return HOPE.test(before.trim().replace(/(?<!\s)\s*[:：]$/, ''));
}

/** "The kernel stays as it is. PASS", "One dialog added. ✅": an answer that closes the cell. */
export function endOfCell(text: string): CellVerdict | null {
  const last = verdictAtEnd(text);
  return last === null || (last.weak && !last.byMark) || isHope(last.before) ? null : last;
}

/** "No" and "none" under "Violation?" are a pass, "Yes" is a failure; a mark says what it says elsewhere. */
function invertedVerdict(text: string): CheckVerdict | null {
  const stated = verdictAtStart(text);
  if (stated && (stated.byMark || stated.verdict === 'na')) return stated.verdict;
  if (stated?.weak && stated.verdict === 'pass') return 'fail';
  if (stated?.weak && stated.verdict === 'fail') return 'pass';
  if (/^\s*0\s*$/.test(text) || (text.trim() !== '' && isNothing(text))) return 'pass';
  return stated && stated.verdict !== 'fail' ? stated.verdict : null;
}

/** Whether a cell of a column "Applies?" or "Touched?" says that the principle is not concerned. */
export function saysNotConcerned(text: string): boolean {
  const stated = verdictAtStart(text);
  if (stated === null) return text.trim() !== '' && isNothing(text);
  return stated.verdict === 'na' || (stated.verdict === 'fail' && stated.weak);
}

/** Verdicts as headers of columns, of which one is ticked: "Pass | Fail | N/A". Null for any other header. */
export function verdictOfHeader(key: string): CheckVerdict | null {
  const stated = verdictAtStart(key);
  return stated?.rest.replace(/[\s\p{P}]/gu, '') === '' ? stated.verdict : null;
}

/** Whether a cell of such a column is ticked. */
export function isTicked(text: string): boolean {
  return !/^[\s—–\-☐⬜]*$|^\s*\[\s\]\s*$/.test(text);
}

/** "✅ / ❌" below a column of both checks: the verdict before and that after. */
export function pairInCell(text: string): readonly [CellVerdict, CellVerdict] | null {
  const [before, after, ...more] = text.split(/\s*(?:\/|→|->)\s*/).map((one) => verdictAtStart(one));
  if (!before || !after || more.length > 0) return null;
  // "PASS / FAIL" may be what a template offers.
  return before.verdict === after.verdict || (before.byMark && after.byMark) ? [before, after] : null;
}
