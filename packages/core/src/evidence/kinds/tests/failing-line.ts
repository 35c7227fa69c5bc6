import { nameOf } from '../../../base/paths.js';
import { isCount } from '../../reading/values.js';
import { pathOfAddress } from '../../file-address.js';

/** Characters of what a failure says in which a line is looked for. */
export const MAX_FAILURE_TEXT = 100_000;
/** Places that a failure names, of which one may be in the test file. */
const MAX_PLACES = 500;
const MAX_PATH = 500;
/** A file with more lines than this was not written by hand. */
const MAX_LINE = 10_000_000;
/** Names of one module around a test: packages, classes, classes in classes. */
const MAX_PARTS = 40;

/** The end of a path with a line behind it: `card.spec.ts:12`, `test_card.py", line 12`, `CardTests.cs:line 12`. */
const PLACE = /\.\w{1,10}(?::(?:line )?|(?:"|&quot;), line )(\d{1,8})(?!\d)/g;
const COLOURS = /\u001B\[[\d;]{0,20}m/g;
/** What comes before a path in a line of a stack. */
const BEFORE_PATH = /[\s()<>[\]{}|"'\0]/;

/** The number of a line as a report states it, from 1; null for anything that is not one. */
export function asLine(value: unknown): number | null {
  const line = typeof value === 'string' && /^\d{1,8}$/.test(value) ? Number(value) : value;
  return isCount(line) && line > 0 && line <= MAX_LINE ? line : null;
}

/** Where a test is, as its report names it: by a file, or else by a class or module. */
export interface TestPlace {
  readonly file: string | null;
  readonly module: string | null;
}

/**
 * The first line of the test's own file that the text of its failure names, such as in its stack; null where it names none, or
 * several files that may be it.
 */
export function lineInFailure(text: unknown, test: TestPlace): number | null {
  if (typeof text !== 'string') return null;
  const isOwn = ownPath(test);
  if (isOwn === null) return null;
  const plain = text.slice(0, MAX_FAILURE_TEXT).replace(COLOURS, '');
  let found: { readonly path: string; readonly line: number | null } | null = null;
  let left = MAX_PLACES;
  for (const { index, 0: place, 1: line } of plain.matchAll(PLACE)) {
    if (left === 0) break;
    left -= 1;
    const start = startOfPath(plain, index);
    const path = normal(plain.slice(start, index + place.search(/[:"&]/)));
    if (!isOwn(path, plain.slice(Math.max(0, start - MAX_PATH), start))) continue;
    if (found !== null && !isSame(found.path, path)) return null;
    found ??= { path, line: asLine(line) };
  }
  return found?.line ?? null;
}

function startOfPath(text: string, end: number): number {
  let at = end;
  while (at > 0 && end - at < MAX_PATH && !BEFORE_PATH.test(text.charAt(at - 1))) at -= 1;
  return at;
}

/** Tells the paths of a test's file, by what is written before them, too. */
type IsOwn = (path: string, before: string) => boolean;

function ownPath({ file, module }: TestPlace): IsOwn | null {
  if (file !== null) {
    const own = normal(file);
    return (path) => isSame(own, path) && isInstalled(own) === isInstalled(path);
  }
  return module === null ? null : ownOfModule(module.split(/[.$+:]+/, MAX_PARTS));
}

/**
 * Tells the file of a module, class or package: it is called after the last of its names, or after one with only classes behind it. A
 * stack of the JVM names the class before the file; two packages may have classes of one name.
 */
function ownOfModule(parts: readonly string[]): IsOwn {
  const isClass = (part: string): boolean => /^\p{Lu}/u.test(part);
  const behind = [...parts].reverse().findIndex((part) => !isClass(part));
  const first = behind < 0 ? 0 : parts.length - 1 - behind;
  return (path, before) => {
    const at = parts.lastIndexOf(nameOf(path).replace(/\.\w+$/, ''));
    if (at < first) return false;
    const called = /([\p{L}\w$]+(?:\.[\p{L}\w$<>]+)+)\($/u.exec(before)?.[1];
    return called === undefined || path.includes('/') || called.startsWith(parts.slice(0, at + 1).join('.'));
  };
}

/** Whether two paths may be of one file: the whole of one is the end of the other, as each may begin at another directory. */
function isSame(one: string, other: string): boolean {
  return endsIn(one, other) || endsIn(other, one);
}

/** What is installed is never a test of the project, whatever its path ends in. */
function isInstalled(path: string): boolean {
  return /(?:^|\/)(?:node_modules|site-packages|vendor\/bundle)\//.test(path);
}

/** A path in a stack is cut off at a space in it. */
function endsIn(path: string, end: string): boolean {
  return (
    path.endsWith(end) &&
    (path.length === end.length || /[/ ]/.test(path.charAt(path.length - end.length - 1)))
  );
}

/** A path with slashes and a small letter of the drive; that of the address of a file. */
function normal(path: string): string {
  return pathOfAddress(path)
    .replaceAll('\\', '/')
    .replace(/^\.\//, '')
    .replace(/^[A-Z]:/, (drive) => drive.toLowerCase());
}
