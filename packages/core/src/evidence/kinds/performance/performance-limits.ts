import type { Percentile, PerformanceMeasure } from './performance-evidence.js';

/** The most that a gate allows. `ms`: milliseconds; null: a number without unit. */
export interface Limit {
  readonly amount: number;
  readonly unit: 'ms' | null;
}

/**
 * How a measure compares with a limit, with the percentile that decides; null for measures of one value. `unstated`: what
 * the report states decides neither way. `lost`: so many requests failed that the percentile has no value. `invalid`: the
 * numbers measure nothing.
 */
export type LimitComparison =
  | { readonly state: 'within' | 'above'; readonly by: number | null; readonly actual: number }
  | { readonly state: 'unstated' | 'lost' | 'invalid' };

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
  if (measure.problem !== null) return { state: 'invalid' };
  if (measure.value !== null) return decided(null, measure.value, limit);
  const needed = percentileNeeded(measure, percentile);
  if (needed > 100) return { state: 'lost' };
  if (measure.samples.length === 0) {
    const least = percentileNeeded({ ...measure, failing: 0 }, percentile);
    return byStated(measure.percentiles, { least, needed }, limit);
  }
  const runs = Math.round(measure.samples.length / measure.answered);
  const value = nearestRank(measure.samples, percentile, runs);
  return value === Infinity ? { state: 'lost' } : decided(percentile, value, limit);
}

/** The part of the share beyond a percentile that failures with a time of their own may take without moving it. */
const UNMOVED = 1 / 5;

/**
 * The percentile of the stated values that has to be within a limit. Requests that failed are slower than any limit. Those
 * without a value are above all values. Those with one may be the fastest of all, so that they are left out from below; up to a fifth of
 * what the percentile leaves out anyway (1 % for 95) they are taken as part of it, since most tools state no other percentile.
 */
export function percentileNeeded({ answered, failing }: PerformanceMeasure, percentile: number): number {
  const leftOut = failing * 100 > (100 - percentile) * UNMOVED ? failing * 100 : 0;
  // Shares are quotients; what their division adds in the last digits does not stand for a request.
  return Number(((percentile + leftOut) / answered).toFixed(9));
}

/** `least`: the percentile that counts if what failed was the slowest of all; `needed`: if it was the fastest. */
function byStated(
  stated: readonly Percentile[],
  { least, needed }: { readonly least: number; readonly needed: number },
  limit: number,
): LimitComparison {
  const proof = stated.find((one) => one.percentile >= needed);
  if (proof !== undefined && (proof.value <= limit || proof.percentile === least)) {
    return decided(proof.percentile, proof.value, limit);
  }
  const counter = stated.find((one) => one.percentile <= least && one.value > limit);
  return counter === undefined
    ? { state: 'unstated' }
    : { state: 'above', by: counter.percentile, actual: counter.value };
}

function decided(by: number | null, actual: number, limit: number): LimitComparison {
  return { state: actual <= limit ? 'within' : 'above', by, actual };
}

/**
 * The smallest value that at least the given share of all values does not exceed; infinite if that value is not known.
 *
 * @param all how many values there are, with those beyond the largest one that is known
 */
export function nearestRank(rising: readonly number[], percentile: number, all = rising.length): number {
  const [whole = '0', fraction = ''] = percentile.toFixed(9).split('.');
  const scale = 10n ** BigInt(fraction.length) * 100n;
  const rank = (BigInt(whole + fraction) * BigInt(all) + scale - 1n) / scale;
  return rising[Math.max(0, Number(rank) - 1)] ?? Infinity;
}

/** An amount for people: at most three decimals, rounded up, so that it never reads as less than it is. */
export function showAmount(amount: number, unit: Limit['unit']): string {
  const rounded = Number(amount.toFixed(3));
  const shown = rounded >= amount ? rounded : Number((rounded + 0.001).toFixed(3));
  return unit === null ? String(shown) : `${String(shown)} ${unit}`;
}
