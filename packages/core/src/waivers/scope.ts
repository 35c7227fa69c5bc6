import { memoize } from '../base/memo.js';
import { wordsOf } from '../languages/words.js';
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
 * The projects that a row is about, as `@ pay` says or as nothing but names of projects beside the id of a gate do: "II.coverage
 * (pay)", "II.coverage only in pay". Null: it is about all that its ledger is about.
 */
export function scopeOf(row: Row, known: ReadonlySet<string>): Scope | null {
  const { scope, text } = readCell(row.violation);
  if (scope !== null) return scope;
  const ids = gateIdsIn(row);
  if (ids.length === 0) return null;
  const beside = ids.reduce((rest, id) => rest.replace(id, ' '), withoutLead(text));
  const words = beside
    .split(/[\s,;:()[\]{}|"'—–>→]+/u)
    .map((word) => word.replace(/^[-./#]+(?=.)|[.-]+$/gu, ''));
  const names = words.filter((word) => word !== '' && !AROUND.has(word.toLowerCase()));
  const all = names.length > 0 && names.every((name) => known.has(name));
  return all ? { projects: names.map((name) => ({ written: name, names: [name] })), possible: [] } : null;
}

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
