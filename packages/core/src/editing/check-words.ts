import { verdictAtStart } from '../documents/plan/check/stated-verdict.js';
import type { CheckVerdict } from '../model/plan.js';

/** A verdict that can be written. */
export type WrittenVerdict = Exclude<CheckVerdict, 'unknown'>;

const DEFAULT: Readonly<Record<WrittenVerdict, string>> = {
  pass: 'PASS',
  fail: 'FAIL',
  partial: 'PARTIAL',
  na: 'N/A',
  pending: 'PENDING',
};

/** The verdict that a cell or text begins with; null when it states none. */
export function verdictOf(text: string): CheckVerdict | null {
  return verdictAtStart(text)?.verdict ?? null;
}

/**
 * How a document writes a verdict: the text most often used among those that say this verdict and no more, such as
 * "✅ PASS" or "合格"; the usual English word when there is none.
 */
export function wordFor(verdict: WrittenVerdict, cells: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const cell of cells.map((text) => text.trim())) {
    const stated = verdictAtStart(cell);
    if (stated?.verdict !== verdict || /[\p{L}\p{N}]/u.test(stated.rest)) continue;
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([, one], [, other]) => other - one);
  return best?.[0] ?? DEFAULT[verdict];
}
