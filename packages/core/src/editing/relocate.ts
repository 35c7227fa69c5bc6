import { parentOf } from '../base/paths.js';
import type { LayoutEntry } from '../model/plan.js';
import type { LineEdit } from './lines.js';
import type { OpenPlan } from './plan.js';
import { writtenEnd } from './written-path.js';

/** A branch of a drawn tree, with the spaces behind it. */
const BRANCH = /[├└┣┗╠╚][─━═]+\s+$/u;

/**
 * The lines of an entry, and of all that is drawn in it, taken from their place and drawn as the first in the nearest directory of
 * the tree that holds its new path. No other line changes, so a branch that was the last one may leave another above it that looks
 * as if it were not. Null where the tree is not drawn with branches, or holds no such directory.
 */
export function relocated(open: OpenPlan, entry: LayoutEntry, to: string): LineEdit[] | null {
  const { layout } = open.document;
  const parent = holderOf(layout, entry, to);
  const block = linesOfEntry(layout, entry);
  const own = leadOf(open, entry);
  if (parent === null || block === null || own === null) return null;
  const lead = leadInside(open, parent);
  if (lead === null) return null;
  const [first = '', ...inner] = block.map((line) => open.lines[line - 1] ?? '');
  const written = writtenEnd(entry.path, first.slice(own.length));
  const below = under(own);
  if (written === null || inner.some((line) => !line.startsWith(below))) return null;
  const drawn = [
    lead + to.slice(parent.path.length + 1) + first.slice(own.length + written.length),
    ...inner.map((line) => under(lead) + line.slice(below.length)),
  ];
  const [from = 0] = block;
  const { line } = parent.position;
  return [
    { from, to: from + block.length - 1, lines: [] },
    { from: line + 1, to: line, lines: drawn },
  ];
}

/** The deepest directory of a tree that holds a path and does not move with it. */
function holderOf(layout: readonly LayoutEntry[], { path }: LayoutEntry, to: string): LayoutEntry | null {
  for (let above = parentOf(to); above !== null; above = parentOf(above)) {
    const found = layout.find((one) => one.path === above && one.kind === 'dir');
    if (found !== undefined) return found.path === path || found.path.startsWith(`${path}/`) ? null : found;
  }
  return null;
}

/** The lines of an entry and of all in it, which have to follow one another; null where they do not. */
function linesOfEntry(layout: readonly LayoutEntry[], { path, position }: LayoutEntry): number[] | null {
  const isInside = (one: LayoutEntry): boolean => one.path === path || one.path.startsWith(`${path}/`);
  const last = Math.max(...layout.filter(isInside).map((one) => one.position.line));
  const isWhole = layout.every(
    (one) => isInside(one) || one.position.line < position.line || one.position.line > last,
  );
  if (!isWhole) return null;
  return Array.from({ length: last - position.line + 1 }, (_, at) => position.line + at);
}

/** What is drawn before the name of an entry; null for what is not drawn with a branch. */
function leadOf({ lines }: OpenPlan, { position }: LayoutEntry): string | null {
  const lead = (lines[position.line - 1] ?? '').slice(0, position.column - 1);
  return BRANCH.test(lead) ? lead : null;
}

/** What is drawn before the first entry of a directory. */
function leadInside(open: OpenPlan, { path, position }: LayoutEntry): string | null {
  const child = open.document.layout.find((one) => parentOf(one.path) === path);
  const known = child === undefined ? null : leadOf(open, child);
  // Another one follows now, also where it was the only one.
  if (known !== null) return known.replace(/[└┗╚](?=[─━═]+\s+$)/u, (last) => FORKS[last] ?? last);
  if (child !== undefined) return null;
  const own = (open.lines[position.line - 1] ?? '').slice(0, position.column - 1);
  return own === '' || BRANCH.test(own) ? `${under(own)}└── ` : null;
}

const FORKS: Readonly<Record<string, string>> = { '└': '├', '┗': '┣', '╚': '╠' };

/** What is drawn before the entries of a directory, up to their own branch. */
function under(lead: string): string {
  return lead.replace(BRANCH, (branch) => {
    const isLast = /^[└┗╚]/u.test(branch);
    return (isLast ? ' ' : (TRUNKS[branch[0] ?? ''] ?? '│')) + ' '.repeat(branch.length - 1);
  });
}

const TRUNKS: Readonly<Record<string, string>> = { '├': '│', '┣': '┃', '╠': '║' };
