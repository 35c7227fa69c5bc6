import type { EntryStatus } from '../model/plan.js';
import { ancestorsOf, deepestRoot, parentOf } from '../base/paths.js';

/** Folders that hold projects and are not projects themselves. */
const CONTAINERS: ReadonlySet<string> = new Set([
  'apps',
  'components',
  'crates',
  'examples',
  'libs',
  'modules',
  'packages',
  'plugins',
  'projects',
  'services',
]);

/** Top folders that are projects of their own in the trees that Spec Kit's template draws. */
const PARTS: ReadonlySet<string> = new Set([
  'android',
  'api',
  'backend',
  'client',
  'frontend',
  'ios',
  'mobile',
  'server',
  'web',
]);

/** Top folders that hold documents and never projects; so does every folder whose name starts with a dot. */
const DOCUMENTS: ReadonlySet<string> = new Set(['doc', 'docs', 'specs']);

/** What only a project has directly in it. */
const MARKS: ReadonlySet<string> = new Set(['src', 'test', 'tests']);
const MANIFESTS: ReadonlySet<string> = new Set([
  'Cargo.toml',
  'go.mod',
  'package.json',
  'project.json',
  'pyproject.toml',
  'tsconfig.json',
]);

export interface DeclaredPath {
  readonly path: string;
  readonly kind: 'file' | 'dir';
}

/**
 * The roots in which a tree asks for projects, by these rules, in this order:
 *
 * 1. A path inside a project that exists (below the workspace root) belongs to it and asks for none.
 * 2. A directory that directly holds `src/`, `tests/` or `test/`, or a manifest (`package.json`, `project.json`, …), is a
 *    root: `packages/pay`, `backend`, `libs/shared/ui`. The outermost such directory counts, also over several paths.
 * 3. Otherwise the folder directly in a container (`packages/`, `apps/`, `libs/`, …) is a root, if it is drawn as a
 *    directory or holds something and no root of rule 2 is in it: then it only groups them.
 * 4. Otherwise a top folder that Spec Kit draws as a part (`backend/`, `frontend/`, `api/`, `ios/`, …) is a root.
 *
 * Never a root: the containers themselves; `docs/`, `specs/` and folders whose name starts with a dot; a folder such as
 * `scripts/` that holds neither sources nor tests; the workspace root: bare `src/` and `tests/` belong to the root project
 * if there is one, else to none. The answer depends on the paths alone, not on their order.
 */
export function declaredRoots(
  paths: readonly DeclaredPath[],
  projectRoots: ReadonlySet<string>,
): ReadonlySet<string> {
  const inner = withoutWorkspace(projectRoots);
  const free = paths.filter(({ path }) => deepestRoot(path, inner) === null && !isDocument(path));
  const roots = new Set<string>();
  const unmarked: DeclaredPath[] = [];
  for (const entry of free) {
    const marked = markedRoot(entry);
    if (marked === null) unmarked.push(entry);
    else if (marked !== '.') roots.add(marked);
  }
  for (const root of roots) if (ancestorsOf(root).some((above) => roots.has(above))) roots.delete(root);
  const grouping = new Set([...roots, ...inner].flatMap(ancestorsOf));
  for (const entry of unmarked) {
    if (deepestRoot(entry.path, roots) !== null) continue;
    const root = namedRoot(entry);
    if (root !== null && !grouping.has(root)) roots.add(root);
  }
  return roots;
}

export function withoutWorkspace(roots: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...roots].filter((root) => root !== '.' && root !== ''));
}

function isDocument(path: string): boolean {
  const [top = ''] = path.split('/', 1);
  return top.startsWith('.') || DOCUMENTS.has(top);
}

/** Rule 2: what is above the first mark; `.` when the mark is at the top, null when there is no mark. */
function markedRoot({ path, kind }: DeclaredPath): string | null {
  const names = path.split('/');
  const at = names.findIndex((name, index) =>
    index === names.length - 1 && kind === 'file' ? MANIFESTS.has(name) : MARKS.has(name),
  );
  if (at < 0) return null;
  const root = names.slice(0, at).join('/');
  return root === '' || CONTAINERS.has(root) ? '.' : root;
}

/** Rules 3 and 4. */
function namedRoot({ path, kind }: DeclaredPath): string | null {
  const directory = kind === 'dir' ? path : parentOf(path);
  if (directory === null) return null;
  const [top = '', second] = directory.split('/');
  if (CONTAINERS.has(top)) return second === undefined ? null : `${top}/${second}`;
  return PARTS.has(top) ? top : null;
}

/** Whether a path is the place of documents of a feature, which scaffolding leaves to those who write them. */
export function isFeatureDocument(path: string): boolean {
  return /^specs(?:\/[^/]+\/|$)|^\.specify(?:\/|$)|(?:^|\/)specs\/\d+-/.test(path);
}

/** Whether an entry is a document of a feature that is to be written: no generator makes it, and no gate demands it. */
export function isDocumentToWrite({ path, status }: { path: string; status: EntryStatus }): boolean {
  return (status === 'new' || status === 'unspecified') && isFeatureDocument(path);
}
