import { nameOf } from '../../../base/paths.js';
import { isCount } from '../../reading/values.js';

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

/** The first line of the test's own file that the text of its failure names, such as in its stack; null where it names none. */
export function lineInFailure(text: unknown, test: TestPlace): number | null {
  if (typeof text !== 'string') return null;
  const isOwn = ownPath(test);
  if (isOwn === null) return null;
  const plain = text.slice(0, MAX_FAILURE_TEXT).replace(COLOURS, '');
  let left = MAX_PLACES;
  for (const { index, 0: place, 1: line } of plain.matchAll(PLACE)) {
    if (left === 0) return null;
    left -= 1;
    const end = index + place.search(/[:"&]/);
    if (isOwn(normal(plain.slice(startOfPath(plain, index), end)))) return asLine(line);
  }
  return null;
}

function startOfPath(text: string, end: number): number {
  let at = end;
  while (at > 0 && end - at < MAX_PATH && !BEFORE_PATH.test(text.charAt(at - 1))) at -= 1;
  return at;
}

/** Tells the paths of a test's file: the whole of one is the end of the other, as each may begin at another directory. */
function ownPath({ file, module }: TestPlace): ((path: string) => boolean) | null {
  if (file !== null) {
    const own = normal(file);
    return (path) => endsIn(own, path) || endsIn(path, own);
  }
  if (module === null) return null;
  const parts = new Set(module.split(/[.$+:]/, MAX_PARTS));
  return (path) => parts.has(nameOf(path).replace(/\.\w+$/, ''));
}

/** A path in a stack is cut off at a space in it. */
function endsIn(path: string, end: string): boolean {
  return (
    path.endsWith(end) &&
    (path.length === end.length || /[/ ]/.test(path.charAt(path.length - end.length - 1)))
  );
}

function normal(path: string): string {
  return path.replaceAll('\\', '/').replace(/^\.\//, '');
}
