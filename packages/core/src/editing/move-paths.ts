import { escapePattern } from '../base/escape-pattern.js';
import type { LayoutEntry, PlanDocument } from '../model/plan.js';
import type { Position } from '../model/position.js';
import type { Edited, LineEdit } from './lines.js';
import { confirmed, openPlan, type OpenPlan } from './plan.js';
import { failed } from './problem.js';
import { relocated } from './relocate.js';
import { writtenEnd } from './written-path.js';

/** A path that moved. What a plan has for it may begin with the name of the repository. */
export interface MovedPath {
  readonly from: string;
  readonly to: string;
}

/** The same at a place of the text. */
export interface MentionedPath extends MovedPath {
  readonly position: Position;
}

/**
 * Lets the tree of a plan, and its Structure Decision, follow a path that moved. Where the line of the tree can say the new path
 * under the directory that it is drawn in, its words change; else it is drawn anew, with all that is drawn in it, under the nearest
 * directory of the tree that holds it now.
 * @param mentions the paths of the Structure Decision that change
 */
export function movePath(text: string, moved: MovedPath, mentions: readonly MentionedPath[]): Edited {
  const open = openPlan(text);
  if (!open.ok) return open;
  const entry = drawnAt(open.document, moved.from);
  if (entry === null) return failed('place-missing', { subject: moved.from });
  const to = entry.path.slice(0, -moved.from.length) + moved.to;
  const lines = new Map<number, string>();
  for (const mention of mentions) {
    const { line } = mention.position;
    const written = mentioned(lines.get(line) ?? open.lines[line - 1] ?? '', mention);
    if (written === null) return failed('place-missing', { subject: mention.from, line });
    lines.set(line, written);
  }
  const edits = [...lines].map(([line, one]) => ({ from: line, to: line, lines: [one] }));
  const drawn = renamed(open, entry, to) ?? relocated(open, entry, to);
  if (drawn === null) return failed('form-unsupported', { subject: moved.to, line: entry.position.line });
  const path = { from: entry.path, to };
  return confirmed(open, [...drawn, ...edits], (after) => expected(open.document, after, path));
}

/** The entry of a path: the one that is it, or the only one that ends with it. */
function drawnAt({ layout }: PlanDocument, path: string): LayoutEntry | null {
  const same = layout.find((entry) => entry.path === path);
  const ending = layout.filter((entry) => entry.path.endsWith(`/${path}`));
  return same ?? (ending.length === 1 ? (ending[0] ?? null) : null);
}

/** The line of an entry with a new name in its place; null where it is under another directory now. */
function renamed({ lines }: OpenPlan, { path, position }: LayoutEntry, to: string): LineEdit[] | null {
  const line = lines[position.line - 1] ?? '';
  const rest = line.slice(position.column - 1);
  const written = writtenEnd(path, rest);
  if (written === null) return null;
  const lead = path.slice(0, -written.length);
  if (!to.startsWith(lead)) return null;
  const text = line.slice(0, position.column - 1) + to.slice(lead.length) + rest.slice(written.length);
  return [{ from: position.line, to: position.line, lines: [text] }];
}

/** A line in which a path is another one; null where it does not exist as a whole. */
function mentioned(line: string, { from, to }: MovedPath): string | null {
  const whole = new RegExp(
    `(?<![\\p{L}\\p{N}_@.-])${escapePattern(from)}(?![\\p{L}\\p{N}_@-]|\\.[\\p{L}\\p{N}])`,
    'gu',
  );
  const written = line.replace(whole, () => to);
  return written === line ? null : written;
}

/** The plan with other paths, in the order in which they are drawn now. What names a path in prose is read again with the text. */
function expected(before: PlanDocument, after: PlanDocument, { from, to }: MovedPath): PlanDocument {
  const moved = before.layout.map((entry) =>
    entry.path === from || entry.path.startsWith(`${from}/`)
      ? { ...entry, path: to + entry.path.slice(from.length) }
      : entry,
  );
  const order = new Map(after.layout.map(({ path }, at) => [path, at]));
  const layout = moved.sort((one, other) => (order.get(one.path) ?? -1) - (order.get(other.path) ?? -1));
  return { ...before, layout, structureDecision: after.structureDecision };
}
