import { withoutMarkup } from '../base/plain-text.js';
import { anyOf, wordsOf } from '../languages/words.js';
import { groupOf, STORY_NAMED } from '../documents/task-phases.js';
import type { Task, TaskPhase } from './task.js';
import { escaped } from './wording.js';

const TASK = /^\s{0,6}[-*+]\s+\[[ xX]?\]\s/;
const SUBHEADING = /^ {0,3}#{3,6}\s/;
/** `**Goal**: [what this story delivers]`. */
const LABEL_TO_FILL = /^(\s*(?:[-*]\s+)?\*\*([^*]{1,80}?)[:：]?\*\*\s*[:：]?\s*)\[[^\]]+\]/u;
const INDEPENDENT = new RegExp(`^(?:${anyOf(({ stories }) => stories.independentTest)})$`, 'iu');
const PRIORITY = new RegExp(
  `[(（]\\s*((?:${wordsOf(({ stories }) => stories.priority).join('|')})\\s*[:：]?\\s*)?P\\d[^)）]*[)）]`,
  'iu',
);
const TO_FILL = /\[[^\][\n]{2,400}\](?![([:])/;

const EVERY_STORY = new RegExp(STORY_NAMED, 'giu');

/** A task as a line of Markdown. */
export function taskLine({ id, parallel, story, text }: Task): string {
  return `- [ ] ${id}${parallel ? ' [P]' : ''}${story === null ? '' : ` [US${String(story)}]`} ${text}`;
}

/** Whether a line is a task. */
export function isTaskLine(line: string): boolean {
  return TASK.test(line);
}

/** A part of an example: its heading, and what is below it. */
interface Block {
  readonly group: 'tests' | 'implementation' | 'lead';
  readonly heading: string | null;
  readonly lines: readonly string[];
}

/** Writes a phase as an example shows it: the tasks are in the place of the example's, and what it leaves open is filled in or left out. */
export function fillPhase(example: readonly string[], phase: TaskPhase): string[] {
  const [heading = '', ...body] = example;
  const blocks = blocksOf(body);
  const testsApart = blocks.some(({ group }) => group === 'tests') && phase.tests.length > 0;
  const sourcesApart = blocks.some(({ group }) => group === 'implementation');
  const tests = phase.tests.map(taskLine);
  const sources = phase.implementation.map(taskLine);
  const isEmpty = tests.length + sources.length === 0;
  const filled = blocks.flatMap((block, at) => {
    if (block.group === 'tests') return testsApart ? fillBlock(block, tests, phase) : [];
    if (block.group === 'implementation') {
      const own = testsApart ? sources : [...tests, ...sources];
      const isFirst = blocks.findIndex(({ group }) => group === 'implementation') === at;
      return isFirst && own.length > 0 ? fillBlock(block, own, phase) : tailOf(block, phase);
    }
    const own = sourcesApart ? [] : [...(testsApart ? [] : tests), ...sources];
    return fillBlock(block, isEmpty ? [NOTHING] : own, phase);
  });
  return [fillHeading(heading, phase), ...filled];
}

const NOTHING = 'Nothing to do: what the plan declares for this phase is there.';

function blocksOf(body: readonly string[]): Block[] {
  const blocks: { group: Block['group']; heading: string | null; lines: string[] }[] = [
    { group: 'lead', heading: null, lines: [] },
  ];
  for (const line of body) {
    const group = SUBHEADING.test(line) ? groupOf(line) : null;
    if (group !== null) blocks.push({ group, heading: line, lines: [] });
    else blocks[blocks.length - 1]?.lines.push(line);
  }
  return blocks;
}

/** A part with tasks in the place of its first examples, or behind it where it has none. */
function fillBlock({ heading, lines }: Block, tasks: readonly string[], phase: TaskPhase): string[] {
  const first = lines.findIndex(isTaskLine);
  const before = first < 0 ? lines : withoutLead(lines.slice(0, first));
  const behind = first < 0 ? [] : lines.slice(first).filter((line) => !isTaskLine(line));
  return [
    ...(heading === null ? [] : [namesFilled(heading, phase), '']),
    ...before.flatMap((line) => fillLine(line, phase)),
    '',
    ...tasks,
    '',
    ...behind.flatMap((line) => fillLine(line, phase)),
  ];
}

/** "Examples (adjust them):" right above the examples belongs to them. */
function withoutLead(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => line.trim() !== '');
  const isLead = /^[^#*>|-].*[:：]\s*$/.test(lines[last] ?? '');
  return isLead ? lines.slice(0, last) : lines;
}

/** What is behind the examples of a part that is left out, such as the checkpoint. */
function tailOf({ lines }: Block, phase: TaskPhase): string[] {
  const last = lines.findLastIndex(isTaskLine);
  return lines.slice(last + 1).flatMap((line) => fillLine(line, phase));
}

function fillLine(line: string, phase: TaskPhase): string[] {
  const { story } = phase;
  const label = LABEL_TO_FILL.exec(line);
  if (label !== null && story !== null) {
    const value = INDEPENDENT.test(withoutMarkup(label[2] ?? '')) ? story.independentTest : story.goal;
    return value === null ? [] : [`${label[1] ?? ''}${escaped(value)}`];
  }
  const written = namesFilled(line, phase);
  return TO_FILL.test(written.replace(/`[^`]*`/g, '')) ? [] : [written];
}

/** "User Story 1" names the story of the phase. */
function namesFilled(line: string, { story }: TaskPhase): string {
  if (story === null) return line;
  return line.replace(EVERY_STORY, (_, lead: string) => `${lead}${String(story.label)}`);
}

/** `## Phase 3: User Story 1 - Title (Priority: P1)` with the numbers and the title of the phase. */
function fillHeading(line: string, { number, story, kind }: TaskPhase): string {
  const numbered = line.replace(/(?<![\p{L}\p{N}])(?:\d{1,3}|\[?[NX]\]?)(?![\p{L}\p{N}])/u, String(number));
  if (kind !== 'story') return numbered;
  const named = STORY_NAMED.exec(numbered);
  if (story === null) return `${numbered.slice(0, named?.index ?? numbered.length)}Implementation`;
  const lead =
    named === null ? `${numbered} ` : numbered.slice(0, named.index) + (named[1] ?? '') + String(story.label);
  const priority = PRIORITY.exec(line);
  const stated =
    story.priority === null ? '' : ` (${priority?.[1] ?? 'Priority: '}P${String(story.priority)})`;
  const behind = priority === null ? '' : line.slice(priority.index + priority[0].length);
  return `${lead} - ${escaped(story.title)}${stated}${behind}`.trimEnd();
}
