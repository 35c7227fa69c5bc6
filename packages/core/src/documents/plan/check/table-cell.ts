import type { CheckVerdict } from '../../../model/plan.js';
import { isNothing } from '../nothing.js';
import { verdictAtStart } from './verdict.js';

/** The verdict of a status cell; null when it states none. `inverted`: the column asks for violations. */
export function verdictInCell(text: string, inverted: boolean): CheckVerdict | null {
  if (inverted) return invertedVerdict(text);
  if (/^[\s—–-]+$/.test(text)) return 'na';
  if (/^\s*[×✕╳]\s*$/.test(text)) return 'fail';
  return verdictAtStart(text)?.verdict ?? verdictInStatus(text);
}

/** "4/5 PASS" or "Status: PASS": a short cell that begins with something else. */
function verdictInStatus(text: string): CheckVerdict | null {
  return text.length > 40
    ? null
    : (verdictAtStart(text.replace(/^[^:：]{0,20}[:：]\s*/, ''))?.verdict ?? null);
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

/** Verdicts as headers of columns, of which one is ticked: "Pass | Fail | N/A". Null for any other header. */
export function verdictOfHeader(key: string): CheckVerdict | null {
  const stated = verdictAtStart(key);
  return stated?.rest.replace(/[\s\p{P}]/gu, '') === '' ? stated.verdict : null;
}

/** Whether a cell of such a column is ticked. */
export function isTicked(text: string): boolean {
  return !/^[\s—–\-☐⬜]*$|^\s*\[\s\]\s*$/.test(text);
}
