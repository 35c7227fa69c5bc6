import type { Finding } from '../model/finding.js';
import type { PlanTask, TasksDocument } from '../model/documents.js';
import { findLeftovers, uniqueLeftovers } from '../markdown/leftovers.js';
import { openDocument, type ClosedDocument, type OpenDocument } from '../markdown/document.js';
import type { SourceLine } from '../markdown/source-lines.js';
import { storiesByLine } from './task-phases.js';
import { kindByName } from './plan/tree/kind.js';
import { withoutMarkup, part } from '../base/plain-text.js';

const MAX_TASKS = 10_000;
const MAX_TEXT = 2_000;
/** One mark in brackets at the start of an item or a heading. `[a](b)` and `[a]: b` are links. */
const BOX =
  /^(\s*(?:>\s?)?(?:[-*+•]|\d{1,4}[.)]|#{2,6})\s+)(?:\[\s{0,3}([^\s[\]]{0,4}?)\s{0,3}\]|［\s{0,3}([^\s［］]{0,4}?)\s{0,3}］)(?![(:：])\s*(.*)$/u;
/** One character, with what may modify an emoji. */
const MARK = /^(?:\P{M}[\p{M}\uFE0F]?)?$/u;
/** A letter or a digit that is no usual mark of a box. */
const LABEL = /^[\p{L}\p{N}]$/u;
const USUAL = /^[xXｘＸoOvV]$/u;
const DONE = /^[xXｘＸ✓✔✅☑]\uFE0F?$/u;
/** Dropped or deferred: neither done nor open. */
const DROPPED = /^[~～\-－–—]$/u;
/** An item or a heading without a box. */
const ITEM = /^\s*(?:>\s?)?(?:[-*+•]|\d{1,4}[.)]|#{2,6})\s+(?=\S)/u;
/** `T001`, `T014a`, `T036.1`, `WP-001`, `C-1`, `1.2`; bold or in code. */
const ID =
  /^[*_`\s]{0,4}((?:T|TASK|WP|C|R|US|FR|M|P|S|D|F)[-_ ]?\d{1,5}(?:[a-z](?![a-z]))?(?:[.-]\d{1,3}){0,2}|\d{1,3}(?:\.\d{1,3}){1,2})(?![\w])[*_`]{0,3}\s*[:：.)—–-]?\s*/;

/**
 * Reads tasks.md: every item or heading with a mark in brackets outside code, in any language. `[~]` and `[-]` are dropped or
 * deferred; any mark but a tick is open. A heading and a box directly below it that name one task are one. Never throws.
 */
export function readTasks(text: string): TasksDocument {
  return tasksOf(openDocument(text));
}

/** Reads tasks that were opened; see {@link readTasks}. */
export function tasksOf(open: OpenDocument | ClosedDocument): TasksDocument {
  if (!open.ok) return { tasks: [], leftovers: [], findings: open.findings };
  const { lines } = open;
  const tasks = withoutRepeats(
    lines.flatMap((line, index) => {
      const task = line.code || line.comment ? null : readTask(line, lines, index);
      return task ? [task] : [];
    }),
    lines,
  );
  const kept = withStories(tasks.slice(0, MAX_TASKS), lines);
  const position = kept.length < tasks.length ? (tasks[MAX_TASKS]?.position ?? null) : null;
  return {
    tasks: kept,
    leftovers: uniqueLeftovers([...open.conflicts, ...findLeftovers(lines)]),
    findings: [
      ...open.findings,
      ...(position === null
        ? []
        : [{ reason: 'tasks-too-many' as const, args: { limit: MAX_TASKS }, position }]),
      ...(tasks.length === 0 ? withoutBoxes(lines) : []),
    ],
  };
}

function withStories(tasks: readonly PlanTask[], lines: readonly SourceLine[]): PlanTask[] {
  const stories = storiesByLine(
    lines,
    tasks.map(({ position }) => position.line),
  );
  return tasks.map((task) => {
    const story = stories.get(task.position.line);
    return story === undefined ? task : { ...task, story };
  });
}

/** A list of tasks that says of none whether it is done. */
function withoutBoxes(lines: readonly SourceLine[]): Finding[] {
  const items = lines.filter((line) => {
    if (line.code || line.comment) return false;
    const lead = part(ITEM.exec(line.text), 0);
    return lead !== '' && (!lead.includes('#') || ID.test(line.text.slice(lead.length)));
  });
  const [first] = items;
  if (!first) return [];
  return [
    {
      reason: 'tasks-without-boxes',
      args: { items: items.length },
      position: { line: first.number, column: 1 },
    },
  ];
}

/** One task for a heading and the first box below it that repeats its id or its words; it is done where both are. */
function withoutRepeats(tasks: readonly PlanTask[], lines: readonly SourceLine[]): PlanTask[] {
  const kept: PlanTask[] = [];
  for (const task of tasks) {
    const above = kept[kept.length - 1];
    if (above && isHeading(above, lines) && !isHeading(task, lines) && isSame(above, task)) {
      const paths = [...new Set([...above.paths, ...task.paths])];
      kept[kept.length - 1] = both(above, task, paths);
    } else kept.push(task);
  }
  return kept;
}

/** Done where both are, dropped where one is and the other is not open. */
function both(heading: PlanTask, item: PlanTask, paths: readonly string[]): PlanTask {
  const { dropped: _, ...rest } = heading;
  const isOpen = [heading, item].some(({ done, dropped }) => !done && dropped !== true);
  const done = heading.done && item.done;
  return { ...rest, done, paths, ...(done || isOpen ? {} : { dropped: true }) };
}

function isHeading({ position }: PlanTask, lines: readonly SourceLine[]): boolean {
  return /^\s*#/.test(lines[position.line - 1]?.text ?? '');
}

function isSame(heading: PlanTask, item: PlanTask): boolean {
  return item.id === null
    ? item.text === heading.text || heading.text.endsWith(item.text)
    : item.id === heading.id;
}

function readTask(line: SourceLine, lines: readonly SourceLine[], index: number): PlanTask | null {
  const box = BOX.exec(line.text);
  const mark = part(box, 2) + part(box, 3);
  // "[P] tasks can run in parallel" explains a label; "[P] T001" is a task without a tick.
  if (!box || !MARK.test(mark) || (LABEL.test(mark) && !USUAL.test(mark) && !ID.test(part(box, 4))))
    return null;
  const raw = part(box, 4) + (part(box, 1).includes('#') ? '' : wrapped(lines, index, part(box, 1).length));
  const own = ID.exec(raw)?.[1] ?? null;
  const id = own ?? idAbove(lines, index);
  return {
    id: id?.replace(/ /g, '') ?? null,
    done: DONE.test(mark),
    ...(DROPPED.test(mark) ? { dropped: true } : {}),
    text: withoutMarkup(raw).slice(0, MAX_TEXT),
    paths: pathsIn(raw.slice(0, 4 * MAX_TEXT)),
    position: { line: line.number, column: part(box, 1).length - part(box, 1).trimStart().length + 1 },
  };
}

/** The id of a heading without a box of which a box is the first line: "### T004 Keep a card", then "- [ ] Done". */
function idAbove(lines: readonly SourceLine[], index: number): string | null {
  let at = index - 1;
  while (at >= 0 && index - at < 4 && lines[at]?.text.trim() === '') at -= 1;
  const heading = /^\s*#{2,6}\s+(\S.{0,200})$/.exec(lines[at]?.text ?? '');
  return ID.exec(part(heading, 1))?.[1] ?? null;
}

/** The lines below a task that belong to its own paragraph. */
function wrapped(lines: readonly SourceLine[], index: number, indent: number): string {
  let text = '';
  for (const line of lines.slice(index + 1, index + 11)) {
    const lead = line.text.length - line.text.trimStart().length;
    if (
      line.code ||
      line.text.trim() === '' ||
      lead < Math.min(indent, 2) ||
      /^\s*(?:[-*+]|\d{1,4}[.)]|#{1,6}|>|\|)\s?/.test(line.text)
    )
      break;
    text += ` ${line.text.trim()}`;
  }
  return text;
}

const CODE = /`([^`\n]{1,300})`/g;
/** Plain words are paths when they have a slash and end in a file or a slash. */
const PLAIN =
  /(?<![\w@:/.`-])\.{0,2}\/?(?:[\w.@()[\]-]+\/)+(?:[\w.@()[\]-]*\.[A-Za-z0-9]{1,10}(?![\w/])|(?=[\s,;:)，。、）]|$))/g;
const MAX_PATHS = 50;

function pathsIn(raw: string): string[] {
  const coded = [...raw.matchAll(CODE)].map((match) => part(match, 1).trim()).filter(isPath);
  const rest = raw.replace(CODE, ' ');
  const plain = [...rest.matchAll(PLAIN)]
    .map((match) => match[0])
    .filter((path) => !/^\/\/|^https?/.test(path));
  return [...new Set([...coded, ...plain])].slice(0, MAX_PATHS);
}

/** Code that names a place: no packages, routes, calls, globs or commands. */
function isPath(code: string): boolean {
  const text = code.replace(/:\d+(?:-\d+)?$/, '');
  if (/\s|[*?{}<>|$=;"'\\,]|:\/\/|\.\.\.|…|^[@#-]|^\/(?!\w+\/.*\.\w+$)|\(\)/.test(text)) return false;
  const name = text.replace(/\/$/, '').split('/').pop() ?? '';
  if (text.includes('/'))
    return (
      text.endsWith('/') ||
      kindByName(name) !== null ||
      /^(?:src|lib|libs|apps|packages|tests?|docs|tools|scripts|crates|cmd|internal|services)\//.test(text)
    );
  return (
    kindByName(name) === 'file' &&
    /^[\w.-]+\.[a-z]{1,5}$/i.test(name) &&
    !/^\d|^[a-z]+\.[a-z]+$/.test(
      name.replace(
        /\.(?:[cm]?[jt]sx?|json|md|ya?ml|toml|py|go|rs|cs|java|rb|php|sh|sql|css|html?|proto|swift|kt|vue|svelte|txt|lock|cpp|h|c|xml|prisma|graphql)$/i,
        '',
      ),
    )
  );
}
