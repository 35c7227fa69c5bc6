import type { PlanTask } from '../model/documents.js';
import { openDocument } from '../markdown/document.js';
import { linesOf } from '../markdown/source-lines.js';
import { readTasks, tasksOf } from '../documents/tasks.js';
import { withoutPlaces } from './compare.js';
import { applyEdits, type Edited } from './lines.js';
import { failed } from './problem.js';

/**
 * Ticks a task of tasks.md, or takes the tick away; a task that is so already leaves the text as it is.
 * @param task its id (`T014`), or the number of its line
 */
export function setTaskDone(text: string, task: string | number, done: boolean): Edited {
  const open = openDocument(text);
  if (!open.ok) return failed('unreadable', { subject: open.problem });
  const [conflict] = open.conflicts;
  if (conflict !== undefined) return failed('conflict', { line: conflict.position.line });
  const before = tasksOf(open);
  const found = before.tasks.filter(({ id, position }) =>
    typeof task === 'number' ? position.line === task : id === task,
  );
  const [wanted, second] = found;
  if (wanted === undefined) return failed('place-missing', { subject: String(task) });
  if (second !== undefined)
    return failed('place-ambiguous', { subject: String(task), line: second.position.line });
  if (wanted.done === done) return { ok: true, text, edits: [] };
  const { line } = wanted.position;
  const written = linesOf(text)[line - 1] ?? '';
  const from = wanted.position.column - 1;
  const box = from + written.slice(from).search(/[[［]/);
  const end = box + written.slice(box).search(/[\]］]/);
  const ticked = written.slice(0, box + 1) + (done ? tickOf(text) : ' ') + written.slice(end);
  const edited = applyEdits(text, [{ from: line, to: line, lines: [ticked] }]);
  if (!edited.ok) return edited;
  const tasks = before.tasks.map((one) => (one === wanted ? ticking(one, done) : one));
  return withoutPlaces(readTasks(edited.text)) === withoutPlaces({ ...before, tasks })
    ? edited
    : failed('not-read-back', { subject: String(task), line });
}

function ticking({ dropped: _, ...task }: PlanTask, done: boolean): PlanTask {
  return { ...task, done };
}

/** The tick that most tasks of the document have. */
function tickOf(text: string): string {
  const capitals = text.match(/^\s*[-*+] \[X\]/gm)?.length ?? 0;
  return capitals > (text.match(/^\s*[-*+] \[x\]/gm)?.length ?? 0) ? 'X' : 'x';
}
