import type { PlanTask, TasksDocument } from '../model/documents.js';
import { findLeftovers, uniqueLeftovers } from '../markdown/leftovers.js';
import { openDocument, type ClosedDocument, type OpenDocument } from '../markdown/document.js';
import type { SourceLine } from '../markdown/source-lines.js';
import { kindByName } from './plan/tree/kind.js';
import { withoutMarkup, part } from '../base/plain-text.js';

const MAX_TASKS = 10_000;
const MAX_TEXT = 2_000;
const BOX = /^(\s*(?:>\s?)?(?:[-*+]|\d{1,4}[.)])\s+)\[([ xX~✓✔-])\](?:\s+|$)(.*)$/u;
/** `T001`, `T014a`, `T036.1`, `WP-001`, `C-1`, `1.2`; bold or in code. */
const ID =
  /^[*_`\s]{0,4}((?:T|TASK|WP|C|R|US|FR|M|P|S|D|F)[-_ ]?\d{1,5}(?:[a-z](?![a-z]))?(?:[.-]\d{1,3}){0,2}|\d{1,3}(?:\.\d{1,3}){1,2})(?![\w])[*_`]{0,3}\s*[:：.)—–-]?\s*/;

/** Reads tasks.md: every line with a box outside code, in any language. `[~]` and `[-]` are not done. Never throws. */
export function readTasks(text: string): TasksDocument {
  return tasksOf(openDocument(text));
}

/** Reads tasks that were opened; see {@link readTasks}. */
export function tasksOf(open: OpenDocument | ClosedDocument): TasksDocument {
  if (!open.ok) return { tasks: [], leftovers: [], findings: open.findings };
  const { lines } = open;
  const tasks = lines.flatMap((line, index) => {
    const task = line.code || line.comment ? null : readTask(line, lines, index);
    return task ? [task] : [];
  });
  const kept = tasks.slice(0, MAX_TASKS);
  const position = kept.length < tasks.length ? (tasks[MAX_TASKS]?.position ?? null) : null;
  return {
    tasks: kept,
    leftovers: uniqueLeftovers([...open.conflicts, ...findLeftovers(lines)]),
    findings:
      position === null
        ? open.findings
        : [...open.findings, { reason: 'tasks-too-many', args: { limit: MAX_TASKS }, position }],
  };
}

function readTask(line: SourceLine, lines: readonly SourceLine[], index: number): PlanTask | null {
  const box = BOX.exec(line.text);
  if (!box) return null;
  const raw = part(box, 3) + wrapped(lines, index, part(box, 1).length);
  const id = ID.exec(raw)?.[1] ?? null;
  return {
    id: id?.replace(/ /g, '') ?? null,
    done: /[xX✓✔]/u.test(part(box, 2)),
    text: withoutMarkup(raw).slice(0, MAX_TEXT),
    paths: pathsIn(raw.slice(0, 4 * MAX_TEXT)),
    position: { line: line.number, column: part(box, 1).length - part(box, 1).trimStart().length + 1 },
  };
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
