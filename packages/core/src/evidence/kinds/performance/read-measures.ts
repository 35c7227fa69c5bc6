import type { Percentile, PerformanceMeasure } from './performance-evidence.js';
import { contradiction, unreadable } from '../../reading/read-problem.js';
import { shown } from '../../reading/values.js';

/** More measures than this in one report are refused: they are held in memory. */
export const MAX_MEASURES = 20_000;
/** The largest value may read a little below a percentile where a tool rounds into classes. */
const CLASS_WIDTH = 1.01;

/** A measured number: finite and not negative; anything else makes the report unreadable. `what` names it ("p(95)"). */
export function requireAmount(value: unknown, what: string): number {
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value;
  return unreadable(`${what} is ${shown(value)}, not a measured value`);
}

/** A measure of which nothing more is known than its names. */
export function measureOf(
  names: readonly string[],
  more: Partial<Omit<PerformanceMeasure, 'names'>>,
): PerformanceMeasure {
  return {
    names,
    subject: null,
    unit: null,
    value: null,
    percentiles: [],
    samples: [],
    answered: 1,
    failing: 0,
    problem: null,
    ...more,
  };
}

/** Percentiles in rising order. A higher one cannot be smaller than a lower one: such a report is not believed. */
export function risingPercentiles(percentiles: readonly Percentile[], of: string): readonly Percentile[] {
  const sorted = [...percentiles].sort((one, two) => one.percentile - two.percentile);
  sorted.forEach(({ percentile, value }, index) => {
    const before = sorted[index - 1];
    if (before === undefined) return;
    const least = percentile === 100 ? before.value / CLASS_WIDTH : before.value;
    if (value < least)
      contradiction(
        `${of} has ${String(value)} as percentile ${String(percentile)} and ${String(before.value)} as percentile ` +
          String(before.percentile),
      );
  });
  return sorted;
}

/** Seconds as milliseconds, without the error of a multiplication: 0.2001 s are exactly 200.1 ms. */
export function millisecondsOf(seconds: number): number {
  const [digits = '0', exponent = '0'] = String(seconds).split('e');
  return Number(`${digits}e${Number(exponent) + 3}`);
}
