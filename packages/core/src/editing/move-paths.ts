import type { LayoutEntry, PlanDocument } from '../model/plan.js';
import type { Position } from '../model/position.js';
import type { Edited, LineEdit } from './lines.js';
import { confirmed, openPlan, type OpenPlan } from './plan.js';
import { failed } from './problem.js';

/** A path of a plan: what is written at a place ends with `from`, or is the end of it, and becomes `to`. */
export interface MovedPath {
  readonly position: Position;
  readonly from: string;
  readonly to: string;
}

/**
 * Lets the tree of a plan, and its Structure Decision, follow paths that moved. A line of the tree is changed where its own words
 * can say the new path under the directory that it is drawn in; a path that is now under another directory would have to be drawn
 * elsewhere, which is refused.
 * @param entries the entries of the tree whose path changes, those below a moved directory included
 * @param mentions the paths of the Structure Decision that change
 */
export function movePaths(
  text: string,
  entries: readonly MovedPath[],
  mentions: readonly MovedPath[],
): Edited {
  const open = openPlan(text);
  if (!open.ok) return open;
  const drawn = entries.flatMap((move) => drawnMove(open.document, move) ?? []);
  const [lost] = entries.slice(drawn.length);
  if (lost !== undefined) return failed('place-missing', { subject: lost.from, line: lost.position.line });
  const paths = new Map(drawn.map(({ entry, to }) => [entry.path, to]));
  const lines = new Lines(open);
  for (const { entry, to } of drawn) {
    const refused = redraw(lines, { entry, to, paths });
    if (refused !== null) return refused;
  }
  for (const move of mentions) {
    if (!lines.replaceAt(move.position, move.from, move.to))
      return failed('place-missing', { subject: move.from, line: move.position.line });
  }
  return confirmed(open, lines.edits(), (after) => expected(open.document, after, paths));
}

interface DrawnMove {
  readonly entry: LayoutEntry;
  readonly to: string;
}

/** The entry at a place; a tree that is drawn under the name of the repository keeps that. */
function drawnMove({ layout }: PlanDocument, { position, from, to }: MovedPath): DrawnMove | null {
  const entry = layout.find(
    (one) =>
      one.position.line === position.line &&
      one.position.column === position.column &&
      (one.path === from || one.path.endsWith(`/${from}`)),
  );
  return entry === undefined ? null : { entry, to: entry.path.slice(0, -from.length) + to };
}

/** Changes what a line says of an entry, where it has to say something else. */
function redraw(
  lines: Lines,
  { entry, to, paths }: DrawnMove & { readonly paths: ReadonlyMap<string, string> },
): Extract<Edited, { ok: false }> | null {
  const { line } = entry.position;
  const written = lines.writtenAt(entry);
  if (written === null) return failed('form-unsupported', { line });
  const above = entry.path.slice(0, -written.length).replace(/\/$/, '');
  const now = paths.get(above) ?? above;
  const lead = now === '' ? '' : `${now}/`;
  if (!to.startsWith(lead)) return failed('form-unsupported', { subject: to, line });
  const name = to.slice(lead.length);
  return name === written || lines.replaceAt(entry.position, written, name)
    ? null
    : failed('form-unsupported', { line });
}

/** The lines of a plan while they are edited: each replacement is at a place of the text as it was. */
class Lines {
  private readonly changed = new Map<number, string>();
  /** By line, how much longer it is by now. */
  private readonly grown = new Map<number, number>();

  constructor(private readonly open: OpenPlan) {}

  /** The end of a path that is written at its place; null where the line has another form. */
  writtenAt({ path, position }: LayoutEntry): string | null {
    const rest = this.rest(position);
    const parts = path.split('/');
    const ends = parts.map((_, at) => parts.slice(at).join('/'));
    return ends.find((end) => end !== '' && rest.startsWith(end) && isEnd(rest.slice(end.length))) ?? null;
  }

  replaceAt(position: Position, from: string, to: string): boolean {
    const rest = this.rest(position);
    const mark = /^[`"']?/.exec(rest)?.[0] ?? '';
    const before = rest.slice(mark.length);
    const lead = before.startsWith(from) ? '' : before.slice(0, Math.max(0, before.indexOf(`/${from}`) + 1));
    if (!before.startsWith(lead + from) || /\s/.test(lead)) return false;
    const { line } = position;
    const whole = this.lineOf(line);
    const after = before.slice(lead.length + from.length);
    this.changed.set(line, whole.slice(0, whole.length - rest.length) + mark + lead + to + after);
    this.grown.set(line, (this.grown.get(line) ?? 0) + to.length - from.length);
    return true;
  }

  edits(): LineEdit[] {
    return [...this.changed].map(([line, text]) => ({ from: line, to: line, lines: [text] }));
  }

  private lineOf(line: number): string {
    return this.changed.get(line) ?? this.open.lines[line - 1] ?? '';
  }

  /** Places are in the order of the text, so what was replaced in a line before is to the left. */
  private rest({ line, column }: Position): string {
    return this.lineOf(line).slice(column - 1 + (this.grown.get(line) ?? 0));
  }
}

/** Whether a name ends here. */
function isEnd(rest: string): boolean {
  return /^\/?(?:[\s`"'*,;:()#|]|$)/.test(rest);
}

/** The plan with other paths. What names a path in prose is read again with the text. */
function expected(
  before: PlanDocument,
  after: PlanDocument,
  paths: ReadonlyMap<string, string>,
): PlanDocument {
  const layout = before.layout.map((entry) => ({ ...entry, path: paths.get(entry.path) ?? entry.path }));
  return { ...before, layout, structureDecision: after.structureDecision };
}
