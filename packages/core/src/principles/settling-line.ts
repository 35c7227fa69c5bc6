import type { CheckResult } from '../model/plan.js';
import type { Principle } from '../model/constitution.js';
import { numberValue } from './numeral.js';

/**
 * The closing line that decides a principle without a verdict of its own; null when there is none. Only a line that
 * explicitly covers all principles, or this one by its number, counts, and only if no other closing line of that check reports a failure or an open
 * item. A check after the design replaces one before it; during research, an open one does not yet.
 * @param designed whether the design of the feature is done
 */
export function settlingLine(
  results: readonly CheckResult[],
  { number }: Pick<Principle, 'number'>,
  designed: boolean,
): CheckResult | null {
  const value = number === null ? null : numberValue(number);
  const covers = ({ all, numbers }: CheckResult): boolean =>
    all || (value !== null && numbers.some((one) => numberValue(one) === value));
  const post = results.filter(({ phase, verdict }) => phase === 'post' && (designed || !isOpen(verdict)));
  const latest = post.length > 0 ? post : results.filter(({ phase }) => phase === 'pre');
  if (latest.some(({ verdict }) => !settles(verdict))) return null;
  return latest.find(covers) ?? settlingBefore(results, post, covers);
}

/** "Re-check: PASS" without more confirms what the line before the design said of all. */
function settlingBefore(
  results: readonly CheckResult[],
  post: readonly CheckResult[],
  covers: (result: CheckResult) => boolean,
): CheckResult | null {
  if (post.length === 0) return null;
  const before = results.filter(({ phase }) => phase === 'pre');
  return before.every(({ verdict }) => settles(verdict)) ? (before.find(covers) ?? null) : null;
}

function settles(verdict: CheckResult['verdict']): boolean {
  return verdict === 'pass' || verdict === 'na';
}

function isOpen(verdict: CheckResult['verdict']): boolean {
  return verdict === 'pending' || verdict === 'unknown';
}
