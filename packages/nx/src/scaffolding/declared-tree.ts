import {
  checkLayout,
  comparePaths,
  declaredRoots,
  deepestRoot,
  diskFinding,
  isFeatureDocument,
  type Finding,
  type LayoutEntry,
  type PathKind,
  type Position,
  type SafeEntry,
} from '@plangate/core';
import { ancestorsOf } from '@plangate/core/graph';
import { directoryOf } from '../workspace/paths.js';

export interface ScaffoldRoot {
  readonly root: string;
  /** Whether the project exists; otherwise it is to be created. */
  readonly exists: boolean;
}

export interface CreatedEntry {
  readonly path: string;
  readonly kind: 'file' | 'dir';
  /** The root of the project it belongs to; null when it belongs to none. */
  readonly root: string | null;
  /** For directories: whether nothing is created in it, so that git needs a file to keep it. */
  readonly empty: boolean;
  readonly position: Position;
}

/** What creating a declared tree means. All lists are sorted by path, parents first. */
export interface Scaffold {
  readonly roots: readonly ScaffoldRoot[];
  readonly create: readonly CreatedEntry[];
  /** Exists already, and is not changed. */
  readonly kept: readonly SafeEntry[];
  /** Marked existing or modified, and missing. */
  readonly absent: readonly SafeEntry[];
  /** Marked deleted: never created, and never deleted by scaffolding either. */
  readonly deleted: readonly SafeEntry[];
  /** Below a directory of features: documents that other generators write. */
  readonly documents: readonly SafeEntry[];
  /** What is wrong with an entry; such an entry is in no other list. */
  readonly findings: readonly Finding[];
}

/**
 * What is to be created of a declared tree. New and unmarked entries that do not exist are created; entries marked existing,
 * modified or deleted never are. A root in which at least one path is created and that is not a project yet
 * becomes one (see `declaredRoots`); a root where everything exists does not change.
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
  const holding = new Set(sorted.create.map(({ path }) => directoryOf(path)));
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
  const holding = holdingOnlyWhatIs(entries);
  for (const entry of entries) {
    const finding = diskFinding(entry, present);
    if (finding) sorted.findings.push(finding);
    else sorted[listOf(entry, present(entry.path), holding)].push(entry);
  }
  for (const list of [sorted.create, sorted.kept, sorted.absent, sorted.deleted, sorted.documents]) {
    list.sort((a, b) => comparePaths(a.path, b.path));
  }
  sorted.findings.sort((a, b) => (a.position?.line ?? 0) - (b.position?.line ?? 0));
  return sorted;
}

function listOf(
  entry: SafeEntry,
  found: PathKind,
  holding: ReadonlySet<string>,
): 'create' | 'kept' | 'absent' | 'deleted' | 'documents' {
  if (entry.status === 'deleted') return 'deleted';
  if (found !== null) return 'kept';
  if (entry.exempt !== null || isThere(entry) || holding.has(entry.path)) return 'absent';
  return isFeatureDocument(entry.path) ? 'documents' : 'create';
}

/** Whether a plan says of an entry that it exists. */
function isThere({ status }: SafeEntry): boolean {
  return status === 'existing' || status === 'modified';
}

/** Unmarked directories in which the tree draws files, and none that is to be made: they are there, or come with what is in them. */
function holdingOnlyWhatIs(entries: readonly SafeEntry[]): ReadonlySet<string> {
  const drawn = new Set<string>();
  const made = new Set<string>();
  for (const entry of entries) {
    const isMade = entry.exempt === null && !isThere(entry) && entry.status !== 'deleted';
    const isLeaf = entry.kind === 'file' || !entry.hasChildren;
    for (const above of ancestorsOf(entry.path)) {
      if (isLeaf && isMade) made.add(above);
      if (entry.kind === 'file') drawn.add(above);
    }
  }
  const unmarked = entries.filter(({ kind, status }) => kind === 'dir' && status === 'unspecified');
  return new Set(unmarked.map(({ path }) => path).filter((path) => drawn.has(path) && !made.has(path)));
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
