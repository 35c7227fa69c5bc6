import type { Finding } from '../model/finding.js';
import type { LayoutEntry } from '../model/plan.js';
import type { Position } from '../model/position.js';
import { checkLayout, type SafeEntry } from './safe-entries.js';
import { ancestorsOf, comparePaths, parentOf } from '../base/paths.js';
import { deepestRoot } from '../base/paths.js';
import { declaredRoots, isFeatureDocument } from './declared-roots.js';

/** What a path is on disk, as `WorkspaceFiles.kind` says it. */
export type PathKind = 'file' | 'dir' | 'outside' | null;

export interface ScaffoldRoot {
  readonly root: string;
  /** Whether a project is there already; otherwise one is to be created. */
  readonly exists: boolean;
}

export interface CreatedEntry {
  readonly path: string;
  readonly kind: 'file' | 'dir';
  /** The root of the project it belongs to; null when it belongs to none. */
  readonly root: string | null;
  /** For directories: whether nothing is created in it, so that it needs a file to be kept. */
  readonly empty: boolean;
  readonly position: Position;
}

/** The result of making a declared tree. All lists are in the order of their paths, parents first. */
export interface Scaffold {
  readonly roots: readonly ScaffoldRoot[];
  readonly create: readonly CreatedEntry[];
  /** There already, and left alone. */
  readonly kept: readonly SafeEntry[];
  /** Marked existing or modified, and not there. */
  readonly absent: readonly SafeEntry[];
  /** Marked deleted: never created, and never deleted by scaffolding either. */
  readonly deleted: readonly SafeEntry[];
  /** Below a directory of features: documents that are written by their own generators. */
  readonly documents: readonly SafeEntry[];
  /** What is wrong with an entry; such an entry is in no other list. */
  readonly findings: readonly Finding[];
}

/**
 * What is to be created of a declared tree. New and unmarked entries that are not there are created, existing and
 * modified ones never, deleted ones neither. A root in which at least one path is created and that is not a project yet
 * becomes one (see `declaredRoots`); a root where everything is there is left as it is.
 *
 * @param present what a path is on disk; asked for entries and for the directories above them
 * @param projectRoots roots of all projects of the workspace, `.` for the workspace's own
 */
export function planScaffold(
  layout: readonly LayoutEntry[],
  present: (path: string) => PathKind,
  projectRoots: readonly string[],
): Scaffold {
  const sorted = sortOut(layout, remembered(present));
  const known = new Set(projectRoots);
  const wanted = declaredRoots(sorted.create, known);
  const all = new Set([...known, ...wanted]);
  const holding = new Set(sorted.create.flatMap(({ path }) => parentOf(path) ?? []));
  const create = sorted.create.map(({ path, kind, position }) => ({
    path,
    kind,
    root: deepestRoot(path, all),
    empty: kind === 'dir' && !holding.has(path),
    position,
  }));
  const touched = [...create, ...sorted.kept].flatMap(({ path }) => deepestRoot(path, all) ?? []);
  const roots = [...new Set(touched)].sort(comparePaths).map((root) => ({ root, exists: known.has(root) }));
  return { ...sorted, create, roots };
}

type Sorted = Record<'create' | 'kept' | 'absent' | 'deleted' | 'documents', SafeEntry[]> & {
  findings: Finding[];
};

function sortOut(layout: readonly LayoutEntry[], present: (path: string) => PathKind): Sorted {
  const { entries, unportable, findings } = checkLayout(layout);
  const sorted: Sorted = {
    create: [],
    kept: [],
    absent: [],
    deleted: [],
    documents: [],
    findings: [...findings],
  };
  for (const entry of unportable) {
    if (present(entry.path) === entry.kind) sorted.kept.push(entry);
    else sorted.findings.push(entry.finding);
  }
  for (const entry of entries) {
    const finding = diskFinding(entry, present);
    if (finding) sorted.findings.push(finding);
    else sorted[listOf(entry, present(entry.path))].push(entry);
  }
  for (const list of [sorted.create, sorted.kept, sorted.absent, sorted.deleted, sorted.documents]) {
    list.sort((a, b) => comparePaths(a.path, b.path));
  }
  sorted.findings.sort((a, b) => (a.position?.line ?? 0) - (b.position?.line ?? 0));
  return sorted;
}

function listOf(entry: SafeEntry, found: PathKind): 'create' | 'kept' | 'absent' | 'deleted' | 'documents' {
  if (entry.status === 'deleted') return 'deleted';
  if (found !== null) return 'kept';
  if (entry.status === 'existing' || entry.status === 'modified') return 'absent';
  return isFeatureDocument(entry.path) ? 'documents' : 'create';
}

/** What the disk has against a safe entry: a link that leads outside, or something of the other kind in its place. */
export function diskFinding(entry: SafeEntry, present: (path: string) => PathKind): Finding | null {
  const { path, position } = entry;
  const found = present(path);
  if (found === 'outside') return linkFinding(path, position);
  if (entry.status === 'deleted') return null;
  if (found !== null) {
    return disagrees(entry, found)
      ? { reason: 'layout-kind-mismatch', args: { path, declared: entry.kind, found }, position }
      : null;
  }
  for (const above of ancestorsOf(path)) {
    const kind = present(above);
    if (kind === 'outside') return linkFinding(path, position);
    if (kind === 'file') {
      return {
        reason: 'layout-kind-mismatch',
        args: { path: above, declared: 'dir', found: 'file' },
        position,
      };
    }
    if (kind === 'dir') return null;
  }
  return null;
}

/** A leaf without an extension is read as a directory and may be meant as a file: there the disk is believed. */
function disagrees({ kind, hasChildren }: SafeEntry, found: 'file' | 'dir'): boolean {
  return kind !== found && (kind === 'file' || hasChildren);
}

function linkFinding(path: string, position: Position): Finding {
  return { reason: 'layout-path-outside', args: { path, why: 'link' }, position };
}

function remembered(present: (path: string) => PathKind): (path: string) => PathKind {
  const known = new Map<string, PathKind>();
  return (path) => {
    const found = known.get(path);
    if (found !== undefined) return found;
    const kind = present(path);
    known.set(path, kind);
    return kind;
  };
}
