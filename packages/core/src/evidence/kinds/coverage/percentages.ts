import type { CoverageCounts } from './coverage-evidence.js';

/** How counts compare with a minimum. `empty`: there is nothing to cover, so no percentage either. */
export type CoverageComparison = 'met' | 'below' | 'empty';

/**
 * Compares coverage with a minimum, exactly: 89.999 % is below 90.
 *
 * @param minimum percent, 0 to 100, fractions allowed
 */
export function compareCoverage(counts: CoverageCounts, minimum: number): CoverageComparison {
  if (counts.total === 0) return 'empty';
  const { digits, scale } = decimal(minimum);
  return BigInt(counts.covered) * 100n * scale >= digits * BigInt(counts.total) ? 'met' : 'below';
}

/**
 * The percentage that is covered, for people: at most two decimals, cut and not rounded, so that it never reads as
 * more than there is. Null for 0 of 0.
 */
export function coveragePercent(counts: CoverageCounts): string | null {
  if (counts.total === 0) return null;
  const hundredths = Number((BigInt(counts.covered) * 10_000n) / BigInt(counts.total));
  return String(hundredths / 100);
}

/** A share as messages show it: "81.25 % (13 of 16)". */
export function shareText(counts: CoverageCounts): string {
  const share = coveragePercent(counts);
  return share === null ? 'none to cover' : `${share} % (${counts.covered} of ${counts.total})`;
}

/** A number as a whole number and the power of ten it is to be divided by. */
function decimal(value: number): { digits: bigint; scale: bigint } {
  const [whole = '0', fraction = ''] = value.toFixed(6).split('.');
  return { digits: BigInt(whole + fraction), scale: 10n ** BigInt(fraction.length) };
}
