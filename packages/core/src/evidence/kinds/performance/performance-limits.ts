import type { Percentile, PerformanceMeasure } from './performance-evidence.js';

/** The most that a gate allows. `ms`: milliseconds; null: a number without unit. */
export interface Limit {
  readonly amount: number;
  readonly unit: 'ms' | null;
}

/**
 * How a measure compares with a limit, with the percentile that decides; null for measures of one value. `unstated`: what
 * the report states decides neither way. `lost`: so many requests have no answer that the percentile has no value.
 */
export type LimitComparison =
  | { readonly state: 'within' | 'above'; readonly by: number | null; readonly actual: number }
  | { readonly state: 'unstated' | 'lost' };

/** Powers of ten from a unit to milliseconds; minutes are not a power of ten and are counted in seconds. */
const EXPONENTS: Readonly<Record<string, number>> = { us: -3, µs: -3, ms: 0, s: 3, m: 3 };
const DURATION = /^(\d{1,9}(?:\.\d{1,9})?) ?(us|µs|ms|s|m)$/;

/** The limit of a gate as its block writes it: `200ms`, `1.5s`, `2m`, or a number. Null for any other text. */
export function limitOf(written: string | number): Limit | null {
  if (typeof written === 'number') return { amount: written, unit: null };
  const [, digits, unit = ''] = DURATION.exec(written) ?? [];
  if (digits === undefined) return null;
  // Read as a decimal, so that "0.2001s" is exactly what a report means by 200.1 milliseconds.
  const scaled = Number(`${digits}e${String(EXPONENTS[unit] ?? 0)}`);
  return { amount: unit === 'm' ? scaled * 60 : scaled, unit: 'ms' };
}

/**
 * Compares one measure with a limit of the same unit; equal is within. A stricter percentile that is within proves the one
 * that was asked for, and a laxer one that is above disproves it, since percentiles rise.
 *
 * @param percentile above 0 and below 100
 */
export function comparePercentile(
  measure: PerformanceMeasure,
  percentile: number,
  limit: number,
): LimitComparison {
  if (measure.value !== null) return decided(null, measure.value, limit);
  // Requests without an answer are slower than any limit: of the others a larger share must be within it.
  const needed = percentile / measure.answered;
  if (needed > 100) return { state: 'lost' };
  if (measure.samples.length > 0) return decided(percentile, nearestRank(measure.samples, needed), limit);
  return byStated(measure.percentiles, needed, limit);
}

function byStated(stated: readonly Percentile[], needed: number, limit: number): LimitComparison {
  const proof = stated.find(({ percentile }) => percentile >= needed);
  if (proof !== undefined && (proof.value <= limit || proof.percentile === needed)) {
    return decided(proof.percentile, proof.value, limit);
  }
  const counter = stated.find(({ percentile, value }) => percentile <= needed && value > limit);
  return counter === undefined
    ? { state: 'unstated' }
    : { state: 'above', by: counter.percentile, actual: counter.value };
}

function decided(by: number | null, actual: number, limit: number): LimitComparison {
  return { state: actual <= limit ? 'within' : 'above', by, actual };
}

/** The smallest value that at least the given share of all values does not exceed. */
export function nearestRank(rising: readonly number[], percentile: number): number {
  const [whole = '0', fraction = ''] = percentile.toFixed(9).split('.');
  const scale = 10n ** BigInt(fraction.length) * 100n;
  const rank = (BigInt(whole + fraction) * BigInt(rising.length) + scale - 1n) / scale;
  return rising[Math.max(0, Number(rank) - 1)] ?? 0;
}

/** An amount for people: at most three decimals, rounded up, so that it never reads as less than it is. */
export function showAmount(amount: number, unit: Limit['unit']): string {
  const rounded = Number(amount.toFixed(3));
  const shown = rounded >= amount ? rounded : Number((rounded + 0.001).toFixed(3));
  return unit === null ? String(shown) : `${String(shown)} ${unit}`;
}
