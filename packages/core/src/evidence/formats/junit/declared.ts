import { unreadable } from '../../reading/read-problem.js';
import { shown } from '../../reading/values.js';
import type { XmlAttributes } from '../../reading/xml.js';
import { isNo, plain } from './outcomes.js';

/** What the attributes of a suite state; null where there is no such attribute. */
export interface Declared {
  readonly tests: number | null;
  readonly passed: number | null;
  readonly failed: number | null;
  readonly skipped: number | null;
  /** Tests that passed only when they were repeated. */
  readonly flaky: number | null;
}

/** Tests that failed, each counted in one of these. */
const FAILED = ['failures', 'errors', 'warnings', 'crashes', 'timeouts', 'interrupted', 'broken'] as const;
/** Other words for all of them, or for one of these counts. */
const FAILED_IN_ALL = [
  'failed',
  'failure',
  'error',
  'errored',
  'crashed',
  'timedout',
  'unexpected',
  'unsuccessful',
] as const;
/** Words for tests that did not run; a tool that writes one beside "skipped" may mean the same tests. */
const NOT_RUN = [
  ...[
    'skipped',
    'skip',
    'skips',
    'ignored',
    'ignore',
    'aborted',
    'cancelled',
    'canceled',
    'notrun',
    'notexecuted',
  ],
  ...['pending', 'todo', 'inconclusive', 'incomplete', 'untested', 'blocked'],
];
/** Words for tests that passed only when they were repeated. */
const FLAKY = ['flaky', 'flakes'] as const;
const NAMES: ReadonlySet<string> = new Set([
  'tests',
  'passed',
  'disabled',
  ...FAILED,
  ...FAILED_IN_ALL,
  ...NOT_RUN,
  ...FLAKY,
]);

/** Reads what a suite states about itself. */
export function declaredBy(attributes: XmlAttributes): Declared {
  const counts = new Map<string, number>();
  for (const [name, written] of attributes) {
    const key = plain(name);
    const count = NAMES.has(key) ? declaredCount(key, written) : null;
    if (count !== null) counts.set(key, Math.max(count, counts.get(key) ?? 0));
  }
  const of = (names: readonly string[]): number[] => names.flatMap((name) => counts.get(name) ?? []);
  return {
    tests: largest(of(['tests'])),
    passed: largest(of(['passed'])),
    failed: largest([...sum(of(FAILED)), ...of(FAILED_IN_ALL)]),
    skipped: sum([...largestOf(of(NOT_RUN)), ...of(['disabled'])])[0] ?? null,
    flaky: largest(of(FLAKY)),
  };
}

/** The sum, as a list that is empty where nothing is stated. */
function sum(counts: readonly number[]): readonly number[] {
  return counts.length === 0 ? [] : [counts.reduce((total, count) => total + count, 0)];
}

function largestOf(counts: readonly number[]): readonly number[] {
  return counts.length === 0 ? [] : [Math.max(...counts)];
}

function largest(counts: readonly number[]): number | null {
  return largestOf(counts)[0] ?? null;
}

/** A variable that was never set states nothing, and a writer of decimals means the whole number. */
function declaredCount(name: string, written: string): number | null {
  const value = written.trim();
  if (value === '' || value === 'undefined' || value === 'null') return null;
  if (/^\d{1,9}(?:\.0{1,6})?$/.test(value)) return Number(value);
  // "passed" is said of a suite as a whole, too.
  if (name === 'passed') return isNo(value) ? 0 : null;
  if (isNo(value)) return 0;
  return /^(?:true|yes)$/i.test(value) ? 1 : unreadable(`${name}=${shown(value)} is not a count`);
}

/** Whether a suite has a name and declares no test of any kind. */
export function declaresNone(attributes: XmlAttributes): boolean {
  const { tests, failed, skipped } = declaredBy(attributes);
  return (attributes.get('name') ?? '') !== '' && tests === 0 && failed === 0 && (skipped ?? 0) === 0;
}
