import type { PlanTask } from '../model/documents.js';
import { listIn } from '../base/list-in.js';
import { openDocument } from '../markdown/document.js';
import { linesOf } from '../markdown/source-lines.js';
import { readTasks, tasksOf } from '../documents/tasks.js';
import { withoutPlaces } from './compare.js';
import { applyEdits, type Edited, type LineEdit } from './lines.js';
import { failed } from './problem.js';

/**
 * Ticks a task of tasks.md, or takes the tick away; a task that is so already leaves the text as it is.
 * @param task its id (`T014`), or the number of its line
 */
export function setTaskDone(text: string, task: string | number, done: boolean): Edited {
  return setTasksDone(text, [task], done);
}

/** The same for several tasks: all of them, or none if one is refused. The document is read once, however many they are. */
export function setTasksDone(text: string, tasks: readonly (string | number)[], done: boolean): Edited {
  const open = openDocument(text);
  if (!open.ok) return failed('unreadable', { subject: open.problem });
  const [conflict] = open.conflicts;
  if (conflict !== undefined) return failed('conflict', { line: conflict.position.line });
  const before = tasksOf(open);
  const named = namedTasks(before.tasks);
  const changed = new Set<PlanTask>();
  for (const task of tasks) {
    const [wanted, second] = named.get(task) ?? [];
    if (wanted === undefined) return failed('place-missing', { subject: String(task) });
    if (second !== undefined)
      return failed('place-ambiguous', { subject: String(task), line: second.position.line });
    if (wanted.done !== done) changed.add(wanted);
  }
  const [first] = changed;
  if (first === undefined) return { ok: true, text, edits: [] };
  const lines = linesOf(text);
  const tick = done ? tickOf(text) : ' ';
  const edits = [...changed].map(({ position: { line, column } }): LineEdit => {
    const written = lines[line - 1] ?? '';
    return { from: line, to: line, lines: [withTick(written, column - 1, tick)] };
  });
  const edited = applyEdits(text, edits);
  if (!edited.ok) return edited;
  const wanted = before.tasks.map((one) => (changed.has(one) ? ticking(one, done) : one));
  return withoutPlaces(readTasks(edited.text)) === withoutPlaces({ ...before, tasks: wanted })
    ? edited
    : failed('not-read-back', { subject: tasks.slice(0, 3).join(', '), line: first.position.line });
}

/** Tasks by their ids, and by the numbers of their lines. */
function namedTasks(tasks: readonly PlanTask[]): ReadonlyMap<string | number, readonly PlanTask[]> {
  const named = new Map<string | number, PlanTask[]>();
  for (const task of tasks) {
    if (task.id !== null) listIn(named, task.id, task);
    listIn(named, task.position.line, task);
  }
  return named;
}

/** A line with another mark in the box that is the first from a place on. */
function withTick(written: string, from: number, tick: string): string {
  const box = from + written.slice(from).search(/[[［]/);
  const end = box + written.slice(box).search(/[\]］]/);
  return written.slice(0, box + 1) + tick + written.slice(end);
}

function ticking({ dropped: _, ...task }: PlanTask, done: boolean): PlanTask {
  return { ...task, done };
}

/** The tick that most tasks of the document have. */
function tickOf(text: string): string {
  const capitals = text.match(/^\s*[-*+] \[X\]/gm)?.length ?? 0;
  return capitals > (text.match(/^\s*[-*+] \[x\]/gm)?.length ?? 0) ? 'X' : 'x';
}
