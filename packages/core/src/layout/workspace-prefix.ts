import type { LayoutEntry, PlanDocument } from '../model/plan.js';
import type { PathKind } from './scaffold.js';

/** What shows that the root of a declared tree is the workspace itself. */
export interface OwnRootEvidence {
  /** What people call the repository; see {@link repositoryNames}. Compared without regard to case. */
  readonly names: readonly string[];
  /** What a path is on disk, as `WorkspaceFiles.kind` says it. */
  readonly kind: (path: string) => PathKind;
}

/**
 * What people call a repository: the folder it is in, and the name of its root package, with and without its scope.
 *
 * @param folder the name of the workspace's folder, or its whole path
 * @param packageJson text of the root package.json; null when there is none. Text that is not JSON names nothing.
 */
export function repositoryNames(folder: string, packageJson: string | null): string[] {
  const name = packageName(packageJson);
  const base = folder.split(/[\\/]/).findLast((part) => part !== '') ?? '';
  return [...new Set([base, name, name.replace(/^@[^/]*\//, '')])].filter((known) => !NO_NAME.test(known));
}

/** What names no repository: Nx calls the root package of every workspace `@scope/source`. */
const NO_NAME = /^(?:|(?:@[^/]*\/)?source|src|apps?|packages|libs?)$/i;

function packageName(text: string | null): string {
  try {
    const parsed: unknown = text === null ? null : JSON.parse(text.replace(/^\uFEFF/, ''));
    const name = typeof parsed === 'object' && parsed !== null && 'name' in parsed ? parsed.name : '';
    return typeof name === 'string' && name.length <= 214 ? name : '';
  } catch {
    return '';
  }
}

/**
 * A plan whose paths start at the workspace root although its tree is drawn under the repository's own name
 * (`acme-shop/src/a.ts`), under a path of somebody's machine (`/home/me/acme-shop/src/a.ts`) or under a slash (`/src/a.ts`).
 * Without such a root, or where it is not plain that the root is the workspace, the same object.
 */
export function withoutOwnRoot(document: PlanDocument, evidence: OwnRootEvidence): PlanDocument {
  const roots = ownRoots(document.layout, evidence);
  if (roots.length === 0) return document;
  const layout = document.layout.flatMap((entry) => {
    const path = below(entry.path, roots);
    return path === '' ? [] : [path === entry.path ? entry : { ...entry, path }];
  });
  const decision = document.structureDecision;
  const paths = decision?.paths.flatMap((named) => {
    const text = below(named.text, roots);
    return text === '' ? [] : [{ ...named, text }];
  });
  return { ...document, layout, structureDecision: decision && { ...decision, paths: paths ?? [] } };
}

/** A path relative to the root it is in; empty for a root itself, as it was when it is elsewhere. */
function below(path: string, roots: readonly string[]): string {
  const root = roots.find((known) => path === known || path.startsWith(`${known}/`));
  return root === undefined ? path : path.slice(root.length).replace(/^\/+/, '');
}

/** The roots to take off: one of a machine at most, empty for a slash, and one of a drawing at most. */
function ownRoots(layout: readonly LayoutEntry[], evidence: OwnRootEvidence): string[] {
  const absolute = layout.filter(({ path }) => ABSOLUTE.test(path));
  const relative = layout.filter(({ path }) => !ABSOLUTE.test(path));
  const tops = new Set(relative.map(({ path }) => path.split('/', 1)[0] ?? ''));
  const drawing = { lone: tops.size === 1, layout: relative };
  const drawn = [...tops].find((root) => isOwn(root, drawing, evidence));
  const machine = absolute.length === 0 ? null : absoluteRoot(absolute, evidence);
  return [drawn, machine].flatMap((root) => root ?? []);
}

const ABSOLUTE = /^(?:[A-Za-z]:)?[\\/]|^~\//;

function absoluteRoot(layout: readonly LayoutEntry[], evidence: OwnRootEvidence): string | null {
  for (const { path } of layout) {
    const names = path.split('/');
    const at = names.findIndex((name) => isNamed(name, evidence));
    if (at > 0) return names.slice(0, at + 1).join('/');
  }
  const top = layout.reduce((a, b) => (b.path.length < a.path.length ? b : a)).path;
  const whole = layout.every(({ path }) => path === top || path.startsWith(`${top}/`));
  if (whole && presentBelow(top, layout, evidence).distinctive > 1) return top;
  const rooted = layout.every(({ path }) => path.startsWith('/'));
  return rooted && layout.some(({ path }) => isPresent(path.split('/')[1] ?? '', evidence)) ? '' : null;
}

/** Names that stand for the repository in any plan. */
const GENERIC = new Set([
  'project-root',
  'repo-root',
  'repository-root',
  'workspace-root',
  'monorepo-root',
  'repository',
  'repo',
  'monorepo',
]);

function isNamed(name: string, { names }: OwnRootEvidence): boolean {
  const lower = name.toLowerCase();
  return lower !== '' && names.some((known) => known.toLowerCase() === lower);
}

interface Drawing {
  readonly lone: boolean;
  readonly layout: readonly LayoutEntry[];
}

function isOwn(root: string, { lone, layout }: Drawing, evidence: OwnRootEvidence): boolean {
  const named = isNamed(root, evidence) || GENERIC.has(root.toLowerCase());
  if ((!lone && !named) || root === '' || root.startsWith('.')) return false;
  const inside = layout.filter(({ path }) => path.startsWith(`${root}/`));
  if (
    inside.length === 0 ||
    (evidence.kind(root) !== null && !(named && isNotInside(root, inside, evidence)))
  )
    return false;
  // A directory that the plan marks is a directory: the first package of a repository often has its name.
  const marked = layout.find(({ path }) => path === root)?.status ?? 'unspecified';
  if (marked !== 'unspecified' && marked !== 'existing') return false;
  const { total, distinctive, holdsProjects } = presentBelow(root, inside, evidence);
  if (lone && distinctive > 1) return true;
  if (!named) return false;
  // With nothing on disk to compare, a directory of one project may be meant: `checkout/src` in `checkout`.
  return lone ? total > 0 || holdsProjects : total > 1 || distinctive > 0;
}

/**
 * Whether an existing directory of the repository's name has nothing of what is drawn in it, while the workspace has all of
 * it: the drawing begins at the workspace.
 */
function isNotInside(root: string, inside: readonly LayoutEntry[], evidence: OwnRootEvidence): boolean {
  const children = [...new Set(inside.map(({ path }) => path.split('/')[1] ?? ''))];
  const alone = children.filter((child) => !COMMON.test(child) && isPresent(child, evidence));
  return (
    alone.length === children.length && children.every((child) => !isPresent(`${root}/${child}`, evidence))
  );
}

/** Whether a name is in the workspace root; names that lead elsewhere never do. */
function isPresent(name: string, { kind }: OwnRootEvidence): boolean {
  const found = /^\.{0,2}$/.test(name) ? null : kind(name);
  return found === 'file' || found === 'dir';
}

/** What nearly every directory of code may hold: that it is also in the workspace root proves little. */
const COMMON =
  /^(?:src|lib|tests?|__tests__|docs?|bin|scripts?|config|public|assets|examples?|dist|dockerfile|makefile|licen[cs]e|(?:readme|changelog)(?:\.\w+)?|\.gitignore|\.env(?:\.\w+)?|(?:package|project|tsconfig(?:\.\w+)?|deno|composer)\.json|(?:cargo|pyproject)\.toml|go\.mod|(?:jest|vite|vitest|eslint|webpack|next)\.config\.\w+)$/i;
/** What only a whole repository has. */
const HOLDS_PROJECTS =
  /^(?:apps|packages|libs|crates|services|backend|frontend|server|client|\.github|\.specify|specs|nx\.json|turbo\.json|pnpm-workspace\.yaml|lerna\.json)$/;

/** How many direct children of a root are in the workspace root, and whether only a repository has one of them. */
function presentBelow(
  root: string,
  layout: readonly LayoutEntry[],
  evidence: OwnRootEvidence,
): { total: number; distinctive: number; holdsProjects: boolean } {
  const children = new Set<string>();
  for (const { path } of layout) {
    const child = path.slice(root.length + 1).split('/', 1)[0] ?? '';
    if (child !== '') children.add(child);
  }
  const present = [...children].filter((child) => isPresent(child, evidence));
  return {
    total: present.length,
    distinctive: present.filter((child) => !COMMON.test(child)).length,
    holdsProjects: [...children].some((child) => HOLDS_PROJECTS.test(child)),
  };
}
