import { unreadable } from '../../reading/read-problem.js';
import { shown } from '../../reading/values.js';

/** What the attributes of a suite state; null where there is no such attribute. */
export interface Declared {
  readonly tests: number | null;
  readonly failed: number | null;
  readonly skipped: number | null;
}

/** Other words for tests that did not run; a tool that writes one beside "skipped" may mean the same tests. */
const NOT_RUN = ['skips', 'ignored', 'aborted', 'notrun', 'pending', 'inconclusive', 'incomplete'] as const;

/** Reads what a suite states about itself. */
export function declaredBy(attributes: ReadonlyMap<string, string>): Declared {
  const count = (name: string): number | null => declaredCount(attributes, name);
  const skipped = largest([count('skipped'), ...NOT_RUN.map(count)]);
  return {
    tests: count('tests'),
    failed: sum([count('failures'), count('errors'), count('warnings')]),
    skipped: sum([skipped, count('disabled')]),
  };
}

function sum(counts: readonly (number | null)[]): number | null {
  const stated = counts.filter((count) => count !== null);
  return stated.length === 0 ? null : stated.reduce((total, count) => total + count, 0);
}

function largest(counts: readonly (number | null)[]): number | null {
  const stated = counts.filter((count) => count !== null);
  return stated.length === 0 ? null : Math.max(...stated);
}

/** A variable that was never set states nothing, and a writer of decimals means the whole number. */
function declaredCount(attributes: ReadonlyMap<string, string>, name: string): number | null {
  const value = attributes.get(name)?.trim();
  if (value === undefined || value === '' || value === 'undefined' || value === 'null') return null;
  return /^\d{1,9}(?:\.0{1,6})?$/.test(value)
    ? Number(value)
    : unreadable(`${name}=${shown(value)} is not a count`);
}
