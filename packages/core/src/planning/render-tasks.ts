import { findLeftovers } from '../markdown/leftovers.js';
import { openDocument } from '../markdown/document.js';
import type { SourceLine } from '../markdown/source-lines.js';
import { dependencyLines } from './dependency-lines.js';
import { fillPhase, isTaskLine } from './fill-phase.js';
import { listHeading, type ListHeading } from '../documents/task-phases.js';
import type { TaskPhase, TaskPlan } from './task.js';
import type { PhaseKind } from '../documents/task-phases.js';

/** A template of a task list: its phases, each as an example, and what is around them. */
export interface TasksTemplate {
  readonly sections: readonly TemplateSection[];
}

interface TemplateSection {
  readonly kind: ListHeading['kind'] | 'own';
  readonly lines: readonly SourceLine[];
}

type PlacedKind = PhaseKind | 'dependencies';
/** The order in which a task list has them. */
const ORDER: readonly PlacedKind[] = ['setup', 'foundational', 'story', 'polish', 'dependencies'];

/** Reads a template; one that cannot be read has no sections. */
export function readTasksTemplate(text: string): TasksTemplate {
  const open = openDocument(text);
  if (!open.ok) return { sections: [] };
  const { lines } = open;
  const headings = lines.map((line) => (line.code || line.comment ? null : listHeading(line.text)));
  const level = headings.find((heading) => heading !== null && isPhase(heading.kind))?.depth ?? 2;
  const sections: { kind: TemplateSection['kind']; lines: SourceLine[] }[] = [{ kind: 'own', lines: [] }];
  for (const [index, line] of lines.entries()) {
    const heading = headings[index] ?? null;
    if (heading !== null && heading.depth <= level)
      sections.push({ kind: kindOf(heading, level), lines: [] });
    sections[sections.length - 1]?.lines.push(line);
  }
  return { sections };
}

function kindOf({ kind, depth }: ListHeading, level: number): TemplateSection['kind'] {
  return kind === null || depth < level ? 'own' : kind;
}

function isPhase(kind: ListHeading['kind']): kind is PhaseKind {
  return kind !== null && kind !== 'dependencies';
}

/**
 * Writes a task list: the headings, labels and own sections of a template, with the tasks in the place of its examples. Sections that
 * only hold examples or places to fill in are left out. Phases that it lacks are those of the fallback.
 * @param template with the names of the feature filled in
 */
export function renderTasks(plan: TaskPlan, template: TasksTemplate, fallback: TasksTemplate): string {
  const left = [...ORDER];
  const has = (kind: PlacedKind): boolean => template.sections.some((section) => section.kind === kind);
  const write = (kind: PlacedKind): string[] => {
    left.splice(left.indexOf(kind), 1);
    if (kind === 'dependencies')
      return [headingOf(has(kind) ? template : fallback, kind), '', ...dependencyLines(plan), ''];
    return plan.phases
      .filter((phase) => phase.kind === kind)
      .flatMap((phase) => [...phaseLines(phase, template, fallback), '']);
  };
  const missingBefore = (kind: PlacedKind): string[] =>
    left
      .slice(0, left.indexOf(kind))
      .filter((other) => !has(other))
      .flatMap(write);
  const lines = template.sections.flatMap((section) => {
    if (section.kind === 'own' || section.kind === null)
      return isExample(section.lines) ? [] : textsOf(section.lines);
    return left.includes(section.kind) ? [...missingBefore(section.kind), ...write(section.kind)] : [];
  });
  return tidy([...lines, '', ...[...left].flatMap(write)]);
}

/** The lines of one phase by the example of a template, else by that of the fallback. */
export function phaseLines(phase: TaskPhase, template: TasksTemplate, fallback: TasksTemplate): string[] {
  const isFirst = phase.story === null || phase.number <= FIRST_STORY;
  const examples = [template, fallback].map(({ sections }) =>
    sections.filter(({ kind }) => kind === phase.kind),
  );
  const [first, second] = examples.find(({ length }) => length > 0) ?? [];
  const example = (isFirst ? first : (second ?? first))?.lines ?? [];
  return trimmed(
    fillPhase(
      example.filter(({ comment }) => !comment).map(({ text }) => text),
      phase,
    ),
  );
}

/** The phase of the first story in Spec Kit's template, which its heading calls the minimum that is worth delivering. */
const FIRST_STORY = 3;

function headingOf({ sections }: TasksTemplate, kind: PlacedKind): string {
  return sections.find((section) => section.kind === kind)?.lines[0]?.text ?? '';
}

/** Whether a section only shows how something is written: it has places to fill in, or tasks of its own. */
function isExample(lines: readonly SourceLine[]): boolean {
  if (lines[0]?.number === 1) return false;
  return (
    findLeftovers(lines).length > 0 ||
    lines.some(({ text, code }) => isTaskLine(text) || (code && /\[[^\]\n]{2,}\]/.test(text)))
  );
}

function textsOf(lines: readonly SourceLine[]): string[] {
  return lines.filter(({ comment }) => !comment).map(({ text }) => text);
}

function trimmed(lines: readonly string[]): string[] {
  return lines.join('\n').trim().split('\n');
}

/** Without runs of empty lines, and without rules that only set apart what was left out. */
function tidy(lines: readonly string[]): string {
  const text = lines.join('\n').replace(/(?:\n-{3,}\s*)+(?=\n-{3,}\s*\n)/g, '');
  return `${text.replace(/\n{3,}/g, '\n\n').trim()}\n`;
}
