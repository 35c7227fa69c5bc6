import { wholeWords } from '../../../languages/words.js';
import type { EntryStatus, Exemption, LayoutEntry } from '../../../model/plan.js';
import { cut } from '../../../base/plain-text.js';
import type { DrawnLine } from './drawing.js';
import { exemptionOf } from './exempt.js';
import { kindByComment, kindByName } from './kind.js';
import { markInComment, meaningOf, type Legend } from './marks.js';
import { namedInside } from './named-inside.js';
import type { NodeText } from './names.js';
import { statusOf } from './status.js';

/** One line of a tree that declares paths, before the whole tree is known. */
export interface Draft {
  readonly paths: readonly string[];
  readonly node: NodeText;
  readonly drawn: DrawnLine;
  /** Why nothing that is drawn in the directory above is demanded; null where it is. */
  readonly inherited: Exemption | null;
  /** What the label above its group states. */
  readonly grouped: EntryStatus;
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
    const marked = mark === null ? 'unspecified' : meaning(mark);
    for (const entry of [...writtenBy(draft, marked), ...inside(draft)]) {
      const known = byPath.get(entry.path);
      byPath.set(entry.path, known ? merge(known, entry) : entry);
    }
  }
  return [...byPath.values()];
}

/** The last names of all paths, each once. */
export function lastNames(drafts: readonly Draft[]): string[] {
  const paths = drafts.flatMap((draft) => [...draft.paths, ...inside(draft).map(({ path }) => path)]);
  return [...new Set(paths.map(lastName).filter((name) => name !== ''))];
}

function lastName(path: string): string {
  return path.split('/').findLast((part) => part !== '') ?? '';
}

/**
 * Why an entry, and with it what is drawn in it, is not demanded. What exists is demanded, also in a directory that may be left
 * out.
 */
export function exemptionFor(
  draft: Draft,
  status: EntryStatus = statusOfDraft(draft, 'unspecified'),
): Exemption | null {
  const { inherited } = draft;
  if (inherited === 'elsewhere') return inherited;
  const own = exemptionOf(draft.comment, status);
  const open = status === 'unspecified' || status === 'new';
  return own ?? (open ? inherited : null);
}

/** Words beside the entry come first, then signs, then the group. */
function statusOfDraft(draft: Draft, marked: EntryStatus): EntryStatus {
  const { node, grouped } = draft;
  const stated = node.status === 'unspecified' ? statusOf(saidOfEntry(draft)) : node.status;
  const own = stated === 'unspecified' ? marked : stated;
  return own === 'unspecified' ? grouped : own;
}

const RENAMED = new RegExp(
  wholeWords(({ tree }) => tree.renamed),
  'iu',
);

/** What a comment says of the entry itself: that of a directory may name files in it. */
function saidOfEntry(draft: Draft): string {
  return isDirectory(draft) ? namedInside(draft.comment).rest : draft.comment;
}

function isDirectory({ paths, hasChildren }: Draft): boolean {
  return paths.length === 1 && (hasChildren || paths[0]?.endsWith('/') === true);
}

/** The files that the comment of a directory names. */
function inside(draft: Draft): LayoutEntry[] {
  const [directory] = draft.paths;
  if (directory === undefined || !isDirectory(draft)) return [];
  const { line, column } = draft.drawn;
  return namedInside(draft.comment).named.flatMap(({ names, status }) =>
    names.map((name) => ({
      path: `${directory.replace(/\/+$/, '')}/${name}`.replace(/^\//, ''),
      kind: 'file' as const,
      status,
      comment: null,
      position: { line: line.number, column },
    })),
  );
}

function writtenBy(draft: Draft, marked: EntryStatus): LayoutEntry[] {
  const { target } = draft.node;
  const stated = statusOfDraft(draft, marked);
  const exempt = exemptionFor(draft, stated);
  const status = exempt === 'open' ? 'unspecified' : stated;
  const entries = draft.paths
    .filter((path) => path !== '')
    .map((path) => entryOf(draft, path, { status, target, exempt }));
  const [from] = entries;
  // A link is one entry; a file under a new name is two.
  const renamed = draft.node.mark === 'R' || RENAMED.test(draft.comment);
  if (target === null || !from || !renamed) return entries;
  const parent = from.path.slice(0, from.path.lastIndexOf('/') + 1);
  const path = target.replace(/\/$/, '').includes('/') || parent === '' ? target : `${parent}${target}`;
  return [
    { ...from, status: 'deleted' },
    { ...entryOf(draft, path, { status, target: null, exempt }), status: 'new' },
  ];
}

function entryOf(
  draft: Draft,
  written: string,
  { status, target, exempt }: { status: EntryStatus; target: string | null; exempt: Exemption | null },
): LayoutEntry {
  const name = lastName(written);
  const comment = draft.comment.trim() === '' ? null : draft.comment.trim();
  const holds = draft.hasChildren && draft.paths.length === 1;
  const drawnAsDirectory = holds || written.endsWith('/') || target?.endsWith('/') === true;
  const kind = drawnAsDirectory ? 'dir' : (kindByName(name) ?? kindByComment(comment) ?? 'dir');
  return {
    path: written.replace(/\/+$/, ''),
    kind,
    status,
    comment: comment && cut(comment.replace(/^#\s*/, ''), 400),
    ...(exempt === null ? {} : { exempt }),
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
