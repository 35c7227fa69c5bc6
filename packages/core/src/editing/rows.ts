import { escapePattern } from '../base/escape-pattern.js';
import { openDocument } from '../markdown/document.js';
import { linesOf } from '../markdown/source-lines.js';
import { readTasks } from '../documents/tasks.js';
import { readWaivers } from '../documents/waivers.js';
import type { CheckRow, ComplexityRow } from '../model/plan.js';
import type { Position } from '../model/position.js';
import { withoutPlaces } from './compare.js';
import { applyEdits, type Edited } from './lines.js';
import { confirmed, openPlan } from './plan.js';
import { failed } from './problem.js';

/** Words that become others. */
export interface Replaced {
  readonly from: string;
  readonly to: string;
}

/**
 * Lets a row of a Constitution Check name its principle as the constitution does now: words of its label become others, and its
 * verdict, its note and every other line stay.
 * @param row a row of `readPlan` on the same text, known by its place and phase
 * @param replacements words of the label as they are written, in their order
 */
export function relabelCheckRow(
  text: string,
  row: Pick<CheckRow, 'position' | 'phase'>,
  replacements: readonly Replaced[],
): Edited {
  const open = openPlan(text);
  if (!open.ok) return open;
  const { rows } = open.document.constitutionCheck;
  const { line, column } = row.position;
  const at = rows.findIndex(
    ({ position, phase }) => position.line === line && position.column === column && phase === row.phase,
  );
  if (at === -1) return failed('place-missing', { line });
  const written = replaceWords(open.lines[line - 1] ?? '', replacements);
  if (written === null) return failed('form-unsupported', { line });
  return confirmed(open, [{ from: line, to: line, lines: [written] }], (after) => {
    const now = after.constitutionCheck.rows[at];
    const label = replaceWords(rows[at]?.principle ?? '', replacements);
    // A table may have a row once for each phase: all of one line have the label.
    const isMeant =
      now !== undefined && now.principle.replace(/[.:]\s*/g, '. ') === label?.replace(/[.:]\s*/g, '. ');
    const relabelled = after.constitutionCheck.rows.map((one, index) => {
      const before = rows[index];
      return before?.position.line === line
        ? { ...before, principle: one.principle, number: one.number }
        : before;
    });
    const check = isMeant ? relabelled.flatMap((one) => one ?? []) : rows;
    return { ...open.document, constitutionCheck: { ...open.document.constitutionCheck, rows: check } };
  });
}

/**
 * Lets the Violation cell of a row name a gate, a principle or a project by its new name; the row is of Complexity Tracking of a
 * plan, or of the workspace's ledger of waivers.
 * @param row where the row is, as its reader says
 */
export function renameInWaiver(text: string, row: Position, replaced: Replaced): Edited {
  const written = replaceWords(linesOf(text)[row.line - 1] ?? '', [replaced]);
  if (written === null) return failed('form-unsupported', { line: row.line });
  const edits = [{ from: row.line, to: row.line, lines: [written] }];
  const renamed = (rows: readonly ComplexityRow[]): ComplexityRow[] =>
    rows.map((one) =>
      one.position.line === row.line
        ? { ...one, violation: replaceWords(one.violation, [replaced]) ?? one.violation }
        : one,
    );
  const open = openPlan(text);
  if (open.ok)
    return confirmed(open, edits, () => ({
      ...open.document,
      complexity: { rows: renamed(open.document.complexity.rows) },
    }));
  const before = readWaivers(text);
  if (!before.rows.some(({ position }) => position.line === row.line))
    return failed('place-missing', { line: row.line });
  const edited = applyEdits(text, edits);
  if (!edited.ok) return edited;
  const expected = { ...before, rows: renamed(before.rows) };
  const same = withoutPlaces(readWaivers(edited.text)) === withoutPlaces(expected);
  return same ? edited : failed('not-read-back', { line: row.line });
}

/**
 * Lets a task name a path by its new place.
 * @param line the number of the task's line
 */
export function moveInTask(text: string, line: number, { from, to }: Replaced): Edited {
  const open = openDocument(text);
  if (!open.ok) return failed('unreadable', { subject: open.problem });
  const [conflict] = open.conflicts;
  if (conflict !== undefined) return failed('conflict', { line: conflict.position.line });
  const before = readTasks(text);
  if (!before.tasks.some(({ position }) => position.line === line)) return failed('place-missing', { line });
  const written = (linesOf(text)[line - 1] ?? '').replaceAll(pathPattern(from), () => to);
  const edited = applyEdits(text, [{ from: line, to: line, lines: [written] }]);
  if (!edited.ok) return edited;
  const after = readTasks(edited.text);
  const tasks = before.tasks.map((task, at) => {
    const now = after.tasks[at];
    return task.position.line === line && now !== undefined
      ? { ...task, text: now.text, paths: now.paths }
      : task;
  });
  const named = after.tasks.find(({ position }) => position.line === line)?.paths ?? [];
  const isMeant =
    named.some((path) => path.includes(to)) && !named.some((path) => pathPattern(from).test(path));
  return isMeant && withoutPlaces(after) === withoutPlaces({ ...before, tasks })
    ? edited
    : failed('not-read-back', { line });
}

/** A path as a whole: not the end or the start of a longer one. */
function pathPattern(path: string): RegExp {
  return new RegExp(
    `(?<![\\p{L}\\p{N}_@./-])${escapePattern(path)}(?![\\p{L}\\p{N}_@/-]|\\.[\\p{L}\\p{N}])`,
    'gu',
  );
}

/** A text with words replaced, each the first time that it is a whole word behind the one before; null where one does not exist. */
function replaceWords(text: string, replacements: readonly Replaced[]): string | null {
  let done = '';
  let rest = text;
  for (const { from, to } of replacements) {
    const found = new RegExp(`(?<![\\p{L}\\p{N}_-])${escapePattern(from)}(?![\\p{L}\\p{N}_-])`, 'u').exec(
      rest,
    );
    if (found === null) return null;
    done += rest.slice(0, found.index) + to;
    rest = rest.slice(found.index + from.length);
  }
  return done + rest;
}
