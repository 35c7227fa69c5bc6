import { isCalendarDate } from '../base/dates.js';
import type { Feature } from '../model/workspace.js';
import { comparePaths } from '../base/paths.js';

/**
 * The order in which features apply: by number, those without a number last; features of one number by the date of their
 * plan, those without a date first; then by directory.
 */
export function orderFeatures(features: readonly Feature[]): Feature[] {
  return features
    .map((feature) => ({ feature, number: feature.number ?? Infinity, date: planDate(feature) ?? '' }))
    .sort(
      (a, b) =>
        compareNumbers(a.number, b.number) ||
        comparePaths(a.date, b.date) ||
        comparePaths(a.feature.directory, b.feature.directory),
    )
    .map(({ feature }) => feature);
}

/** Infinity minus itself is not a number. */
function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

/** The date in the plan's header as YYYY-MM-DD; null when there is none that can be read. */
function planDate({ plan }: Feature): string | null {
  return plan.ok ? isoDate(plan.document.header.date?.text ?? '') : null;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Reads the forms of date that plans carry: 2025-10-17, 2025年10月17日, 17.10.2025, 17 October 2025, October 17, 2025. */
export function isoDate(written: string): string | null {
  const text = written.slice(0, 100);
  const ymd = /(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})/.exec(text);
  if (ymd) return iso(ymd[1], ymd[2], ymd[3]);
  const dmy = /\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b/.exec(text);
  if (dmy) return iso(dmy[3], dmy[2], dmy[1]);
  const dayFirst = /\b(\d{1,2})\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})\b/.exec(text);
  if (dayFirst) return iso(dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1]);
  const monthFirst = /\b([A-Za-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})\b/.exec(text);
  return monthFirst ? iso(monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2]) : null;
}

function monthNumber(name = ''): string {
  return String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1);
}

/** A date of the calendar; null for the 31st of February. */
function iso(year = '', month = '', day = ''): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(text) ? text : null;
}
