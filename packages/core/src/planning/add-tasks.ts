import type { ListItem, Nodes } from 'mdast';
import { readTasks, tasksOf } from '../documents/tasks.js';
import { withoutPlaces } from '../editing/compare.js';
import { applyEdits, type Edited, type LineEdit } from '../editing/lines.js';
import { failed } from '../editing/problem.js';
import { openDocument, type Parsed } from '../markdown/document.js';
import { linesOf } from '../markdown/source-lines.js';
import { lastLine, startOf } from '../markdown/syntax-tree.js';
import type { PlanTask } from '../model/documents.js';
import type { Draft } from './draft.js';
import { taskLine } from './fill-phase.js';
import { listedTasks, missingDrafts, type ListedTasks } from './known-tasks.js';
import { listHeading, type ListHeading, type ListSpan } from '../documents/task-phases.js';
import { planTasks } from './plan-tasks.js';
import { phaseLines, type TasksTemplate } from './render-tasks.js';
import type { NumberedStory, Task, TaskPhase } from './task.js';
import type { PhaseKind } from '../documents/task-phases.js';

/** What a task list is to have. */
export interface WantedTasks {
  readonly drafts: readonly Draft[];
  readonly stories: readonly NumberedStory[];
  /** For phases that the list lacks. */
  readonly template: TasksTemplate;
  readonly fallback: TasksTemplate;
}

/**
 * Adds the tasks that a list lacks: each behind the last task of its phase, with the next free id; a phase that does not exist goes
 * before the first one that comes later. No other line changes, and a list that lacks nothing stays as it is.
 * @returns the ids that were added with the text
 */
export function addTasks(text: string, wanted: WantedTasks): Edited<{ readonly added: readonly string[] }> {
  const open = openDocument(text);
  if (!open.ok) return failed('unreadable', { subject: open.problem });
  const [conflict] = open.conflicts;
  if (conflict !== undefined) return failed('conflict', { line: conflict.position.line });
  const lines = linesOf(text);
  const before = tasksOf(open);
  const listed = listedTasks(before, open.lines);
  const missing = missingDrafts(wanted.drafts, listed);
  if (missing.length === 0) return { ok: true, text, edits: [], added: [] };
  const parsed = open.parse();
  if (parsed === null) return failed('unreadable');
  const plan = planTasks(missing, wanted.stories, nextNumber(text));
  const list = new TaskList(lines, listed, parsed);
  const edits = mergedEdits(plan.phases.flatMap((phase) => list.editsFor(phase, wanted)));
  const edited = applyEdits(text, edits);
  if (!edited.ok) return edited;
  const tasks = plan.phases.flatMap(({ tests, implementation }) => [...tests, ...implementation]);
  if (!isReadBack(before.tasks, readTasks(edited.text).tasks, tasks))
    return failed('not-read-back', { line: edits[0]?.from ?? null });
  return { ...edited, added: tasks.map(({ id }) => id) };
}

/** Ids go on behind the highest that the list names anywhere, so that one that was taken out is never given again. */
function nextNumber(text: string): { readonly id: number; readonly digits: number } {
  let highest = 0;
  let digits = 3;
  for (const [, number = ''] of text.matchAll(/(?<![\p{L}\p{N}_/.-])T(\d{1,5})(?![\d])/gu)) {
    if (Number(number) < highest) continue;
    highest = Number(number);
    digits = Math.max(number.length, 3);
  }
  return { id: highest + 1, digits };
}

/** The tasks that were there are as they were, and the new ones say what they should. */
function isReadBack(
  before: readonly PlanTask[],
  after: readonly PlanTask[],
  added: readonly Task[],
): boolean {
  const ids = new Map(added.map((task) => [task.id, task]));
  const rest = after.filter(({ id }) => id === null || !ids.has(id));
  const found = after.filter(({ id, done }) => id !== null && ids.has(id) && !done);
  return withoutPlaces(rest) === withoutPlaces(before) && found.length === added.length;
}

/** Edits at one place are one edit, in their order. */
function mergedEdits(edits: readonly LineEdit[]): LineEdit[] {
  const byPlace = new Map<number, LineEdit>();
  for (const edit of edits) {
    const known = byPlace.get(edit.from);
    byPlace.set(edit.from, known === undefined ? edit : { ...known, lines: [...known.lines, ...edit.lines] });
  }
  return [...byPlace.values()];
}

const RANK: Readonly<Record<PhaseKind | 'dependencies', number>> = {
  setup: 0,
  foundational: 1,
  story: 2,
  polish: 3,
  dependencies: 4,
};

/** Where new tasks go in a list. */
class TaskList {
  readonly #lines: readonly string[];
  readonly #listed: ListedTasks;
  readonly #spans: readonly ListSpan[];
  readonly #items: ReadonlyMap<number, ListItem>;
  #highestPhase: number;

  constructor(lines: readonly string[], listed: ListedTasks, parsed: Parsed) {
    this.#lines = lines;
    this.#listed = listed;
    this.#spans = listed.spans;
    this.#items = itemsOf(parsed.root);
    this.#highestPhase = highestPhase(lines);
  }

  editsFor(phase: TaskPhase, { template, fallback }: WantedTasks): LineEdit[] {
    const all = [...phase.tests, ...phase.implementation];
    if (all.length === 0) return [];
    const own = this.#spans.filter((span) => this.#isOf(span, phase));
    const tasks = this.#tasksOf(phase, own);
    const last = tasks[tasks.length - 1];
    if (last === undefined) {
      const [span] = own;
      if (span !== undefined) return [this.#behindText(span, all)];
      this.#highestPhase += 1;
      return [
        this.#newPhase(
          { ...phase, number: this.#highestPhase },
          phaseLines({ ...phase, number: this.#highestPhase }, template, fallback),
        ),
      ];
    }
    const testSpans = own.filter(({ group }) => group === 'tests');
    const lastTest = tasks.findLast(({ position: { line } }) =>
      testSpans.some((span) => span.first <= line && line <= span.last),
    );
    if (lastTest === undefined || lastTest === last) return [this.#behind(last, all)];
    return [
      ...(phase.tests.length === 0 ? [] : [this.#behind(lastTest, phase.tests)]),
      ...(phase.implementation.length === 0 ? [] : [this.#behind(last, phase.implementation)]),
    ];
  }

  #isOf({ kind, story }: ListSpan, phase: TaskPhase): boolean {
    return kind === phase.kind && (phase.story === null || story === phase.story.label);
  }

  /** The tasks of a phase: by its label for a story, by the section that they are in for any other. */
  #tasksOf({ story }: TaskPhase, own: readonly ListSpan[]): PlanTask[] {
    const { document } = this.#listed;
    if (story !== null) return document.tasks.filter((task) => task.story === story.label);
    return document.tasks.filter(({ position: { line } }) =>
      own.some((span) => span.first <= line && line <= span.last),
    );
  }

  /** Behind a task and what belongs to it, at its indent. */
  #behind({ position: { line } }: PlanTask, tasks: readonly Task[]): LineEdit {
    const item = this.#items.get(line);
    if (item === undefined) {
      const span = this.#spans.find(({ first, last }) => first <= line && line <= last);
      return this.#behindText(
        span ?? { kind: null, story: null, group: null, first: line, last: line },
        tasks,
      );
    }
    const written = this.#lines[line - 1] ?? '';
    const indent = /^\s*/.exec(written)?.[0] ?? '';
    const mark = /^\s*([-*+])\s/.exec(written)?.[1] ?? '-';
    const from = Math.max(lastLine(item), line) + 1;
    return { from, to: from - 1, lines: tasks.map((task) => indent + mark + taskLine(task).slice(1)) };
  }

  /** Behind all that a section says. */
  #behindText({ first, last }: ListSpan, tasks: readonly Task[]): LineEdit {
    let end = Math.min(last, this.#lines.length);
    while (
      end > first &&
      (this.#lines[end - 1]?.trim() === '' || /^\s*-{3,}\s*$/.test(this.#lines[end - 1] ?? ''))
    )
      end -= 1;
    return { from: end + 1, to: end, lines: ['', ...tasks.map(taskLine)] };
  }

  /** Before the first phase that comes later, else at the end: existing stories keep their order. */
  #newPhase({ kind }: TaskPhase, lines: readonly string[]): LineEdit {
    const rank = RANK[kind];
    const later = this.#spans.find(
      (span) => span.kind !== null && span.group === null && RANK[span.kind] > rank,
    );
    const before = later === undefined ? null : later.first;
    if (before !== null) return { from: before, to: before - 1, lines: [...lines, ''] };
    const end = this.#lines.length;
    const isOpen = this.#lines[end - 1] !== '';
    return isOpen
      ? { from: end + 1, to: end, lines: ['', ...lines] }
      : { from: end, to: end - 1, lines: ['', ...lines] };
  }
}

/** The items of all lists by the line that they begin on; of several the innermost. */
function itemsOf(root: Parsed['root']): ReadonlyMap<number, ListItem> {
  const items = new Map<number, ListItem>();
  const pending: Nodes[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === 'list') for (const item of node.children) items.set(startOf(item).line, item);
    if ('children' in node) pending.push(...node.children);
  }
  return items;
}

function highestPhase(lines: readonly string[]): number {
  return lines.reduce((highest, line) => {
    const number = /^#{1,6}\s+\p{L}+\s*(\d{1,3})(?!\d)/u.exec(line)?.[1];
    const kind: ListHeading['kind'] = listHeading(line)?.kind ?? null;
    return kind === null || number === undefined ? highest : Math.max(highest, Number(number));
  }, 0);
}
