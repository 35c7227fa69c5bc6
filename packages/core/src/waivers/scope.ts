import { memoize } from '../base/memo.js';
import { nearest } from '../base/nearest.js';
import { anyOf, wholeWords, wordsOf } from '../languages/words.js';
import type { ComplexityRow } from '../model/plan.js';
import type { WorkspaceState } from '../model/workspace.js';
import { covers, readCell, withoutLead, type Scope } from './cell.js';
import { gateIdsIn } from './rows.js';

type Row = Pick<ComplexityRow, 'violation'>;

/** The names that a row may have behind "@": of projects and of the nodes of features. */
export const knownNames = memoize(
  ({ projects, features }: WorkspaceState): ReadonlySet<string> =>
    new Set([...projects.map(({ name }) => name), ...features.map(({ name }) => name)]),
);

/**
 * The projects that a row is about, as `@ pay` says, or as names of projects say where nothing else is meant: beside the id of a
 * gate ("II.coverage (pay)", "II.coverage only in pay"), or at the end of the name of a principle ("II. Testing in pay"). A row that
 * leaves a project out ("II.coverage except in pay") is about none: a scope is the projects that it names. Null: it is about all that
 * its ledger is about.
 */
export function scopeOf(row: Row, known: ReadonlySet<string>): Scope | null {
  const { scope, text } = readCell(row.violation);
  if (scope !== null) return scope;
  const left = leftOut(text, known);
  if (left !== null) return { projects: [{ written: left, names: [] }], possible: [] };
  const ids = gateIdsIn(row);
  const names = ids.length === 0 ? lastNames(text, known) : namesBeside(ids, text, known);
  if (names.length === 0) return null;
  return { projects: names.map((name) => ({ written: name, names: [name] })), possible: [] };
}

const AROUND_PROJECT = `(?:(?:${wordsOf(({ ledger }) => ledger.scope).join('|')})\\s+)*`;
const PROJECT = '["\'“„«(]?([^\\s,;:()\\[\\]{}|"\'’]{1,200})';
const EXCEPT = new RegExp(
  `(?:${wholeWords(({ ledger }) => ledger.except)})[\\s:]+${AROUND_PROJECT}${PROJECT}`,
  'giu',
);
const EXCEPT_BEHIND = new RegExp(
  `([^\\s,;:()\\[\\]{}|"'’]{1,200}?)\\s?(?:${anyOf(({ ledger }) => ledger.exceptBehind)})(?!\\p{L})`,
  'giu',
);

/** What a text says of a project that is left out: "except in pay"; null when it leaves none out. */
export function leftOut(text: string, known: ReadonlySet<string>): string | null {
  const found = [EXCEPT, EXCEPT_BEHIND].flatMap((pattern) => [...text.matchAll(pattern)]);
  return found.find(([, name = '']) => known.has(name.replace(AROUND_NAME, '')))?.[0] ?? null;
}

/** The projects beside ids of gates, where nothing else is beside them; one that is mistyped too. */
function namesBeside(ids: readonly string[], text: string, known: ReadonlySet<string>): readonly string[] {
  const beside = ids.reduce((rest, id) => rest.replace(id, ' '), withoutLead(text));
  const names = wordsIn(beside).filter((word) => !AROUND.has(word.toLowerCase()));
  const [name] = names;
  const mistyped = names.length === 1 && name !== undefined && nearest(name, [...known]) !== null;
  return mistyped || names.every((one) => known.has(one)) ? names : [];
}

function lastNames(text: string, known: ReadonlySet<string>): readonly string[] {
  const names: string[] = [];
  for (const word of [...wordsIn(text)].reverse()) {
    if (known.has(word)) names.unshift(word);
    else if (!AROUND.has(word.toLowerCase())) break;
  }
  return names;
}

/** Words with what may be part of the name of a project; "@" begins one. */
function wordsIn(text: string): readonly string[] {
  const words = text.split(/[\s,;:()[\]{}|"'’]+/u).map((word) => word.replace(AROUND_NAME, ''));
  return words.filter((word) => word !== '');
}

const AROUND_NAME = /^[^\p{L}\p{N}@]+|[^\p{L}\p{N}]+$/gu;

/** Words around the name of a project: "only in", "for project". */
const AROUND: ReadonlySet<string> = new Set(wordsOf(({ ledger }) => ledger.scope));

/** Whether a row is about a project or feature. */
export function isAbout(row: Row, name: string, known: ReadonlySet<string>): boolean {
  const scope = scopeOf(row, known);
  return scope === null || covers(scope, name);
}

/** Whether a row is about some projects only. */
export function isNarrowed(row: Row, known: ReadonlySet<string>): boolean {
  return scopeOf(row, known) !== null;
}
