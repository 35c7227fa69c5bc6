import { unreadable } from './read-problem.js';

/** More files, suites or rules than this in one report are refused: what a report names is held in memory. */
export const MAX_NAMES = 200_000;
const MAX_NAME_LENGTH = 1_000;
const MAX_PATH_LENGTH = 4_096;

/** A parsed JSON object. Read fixed names only, and own keys with `Object.entries`: reports come from strangers. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The value as an object, or null for anything else, arrays too. */
export function asObject(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}

/** The value as a list, or null for anything else. */
export function asList(value: unknown): readonly unknown[] | null {
  return Array.isArray(value) ? value : null;
}

/** The objects of a list; none where there is no list. Anything else makes the report unreadable. `what` names it ("its rules"). */
export function objectsIn(value: unknown, what: string): readonly JsonObject[] {
  if (value === undefined || value === null) return [];
  const list = asList(value) ?? unreadable(`${what} are ${shown(value)}`);
  return list.map((item) => asObject(item) ?? unreadable(`one of ${what} is ${shown(item)}`));
}

/** The value of an object's own key; what it inherits is not part of the report. */
export function own(object: JsonObject | null, key: string): unknown {
  return object !== null && Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The value as text for people, cut to a length that a report can show; null for anything but text. */
export function asName(value: unknown): string | null {
  return typeof value === 'string' ? value.slice(0, MAX_NAME_LENGTH) : null;
}

/** The value as a path as written; null for anything but text that could be one. */
export function asPath(value: unknown): string | null {
  if (typeof value !== 'string' || value === '' || value.length > MAX_PATH_LENGTH) return null;
  return value.includes('\0') ? null : value;
}

/** Whether the value counts something: a whole number, not negative. */
export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** The value as a count; anything else makes the report unreadable. `what` names it ("numFailedTests"). */
export function requireCount(value: unknown, what: string): number {
  return isCount(value) ? value : unreadable(`${what} is ${shown(value)}, not a count`);
}

/** A value as a message shows it, short. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 40));
  if (typeof value === 'number') return String(value);
  return value === null || typeof value !== 'object'
    ? String(value)
    : Array.isArray(value)
      ? 'a list'
      : 'an object';
}
