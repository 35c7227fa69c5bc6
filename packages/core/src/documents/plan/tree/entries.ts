import { wholeWords } from '../../../languages/words.js';
import type { EntryStatus, LayoutEntry } from '../../../model/plan.js';
import { cut } from '../../../base/plain-text.js';
import type { DrawnLine } from './drawing.js';
import { kindByComment, kindByName } from './kind.js';
import { markInComment, meaningOf, type Legend } from './marks.js';
import type { NodeText } from './names.js';
import { statusOf } from './status.js';

/** One line of a tree that declares paths, before the whole tree is known. */
export interface Draft {
  readonly paths: readonly string[];
  readonly node: NodeText;
  readonly drawn: DrawnLine;
  /** Whether it is in a group that is to be removed. */
  readonly deleted: boolean;
  comment: string;
  hasChildren: boolean;
}

/** The entries in the order of the drawing, each path once. */
export function entriesOf(drafts: readonly Draft[], legend: Legend): LayoutEntry[] {
  const marks = drafts.map(({ node, comment }) => node.mark ?? markInComment(comment));
  const meaning = meaningOf(marks, legend);
  const byPath = new Map<string, LayoutEntry>();
  for (const [index, draft] of drafts.entries()) {
    const mark = marks[index] ?? null;
    const status = statusOfDraft(draft, mark === null ? 'unspecified' : meaning(mark));
    for (const entry of writtenBy(draft, status)) {
      const known = byPath.get(entry.path);
      byPath.set(entry.path, known ? merge(known, entry) : entry);
    }
  }
  return [...byPath.values()];
}

/** Words beside the entry come first, then signs, then the group. */
function statusOfDraft({ node, comment, deleted }: Draft, marked: EntryStatus): EntryStatus {
  const stated = node.status === 'unspecified' ? statusOf(comment) : node.status;
  const own = stated === 'unspecified' ? marked : stated;
  return own === 'unspecified' && deleted ? 'deleted' : own;
}

const RENAMED = new RegExp(
  wholeWords(({ tree }) => tree.renamed),
  'iu',
);

function writtenBy(draft: Draft, status: EntryStatus): LayoutEntry[] {
  const { target } = draft.node;
  const entries = draft.paths
    .filter((path) => path !== '')
    .map((path) => entryOf(draft, path, { status, target }));
  const [from] = entries;
  // A link is one entry; a file under a new name is two.
  const renamed = draft.node.mark === 'R' || RENAMED.test(draft.comment);
  if (target === null || !from || !renamed) return entries;
  const parent = from.path.slice(0, from.path.lastIndexOf('/') + 1);
  const path = target.includes('/') || parent === '' ? target : `${parent}${target}`;
  return [
    { ...from, status: 'deleted' },
    { ...entryOf(draft, path, { status, target: null }), status: 'new' },
  ];
}

function entryOf(
  draft: Draft,
  written: string,
  { status, target }: { status: EntryStatus; target: string | null },
): LayoutEntry {
  const name = written.split('/').findLast((part) => part !== '') ?? '';
  const comment = draft.comment.trim() === '' ? null : draft.comment.trim();
  const holds = draft.hasChildren && draft.paths.length === 1;
  const isDirectory = holds || written.endsWith('/') || target?.endsWith('/') === true;
  const kind = isDirectory ? 'dir' : (kindByName(name) ?? kindByComment(comment) ?? 'dir');
  return {
    path: written.replace(/\/+$/, ''),
    kind,
    status,
    comment: comment && cut(comment.replace(/^#\s*/, ''), 400),
    position: { line: draft.drawn.line.number, column: draft.drawn.column },
  };
}

function merge(known: LayoutEntry, later: LayoutEntry): LayoutEntry {
  return {
    ...known,
    kind: known.kind === 'dir' || later.kind === 'dir' ? 'dir' : 'file',
    status: known.status === 'unspecified' ? later.status : known.status,
  };
}
