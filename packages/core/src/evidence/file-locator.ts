import type { WorkspaceFiles } from '../base/workspace-files.js';
import { memoize } from '../base/memo.js';
import { ancestorsOf, deepestRoot } from '../base/paths.js';
import { isFile, joinInside, parseWritten } from './report-paths.js';

/** The project whose evidence is judged, among all projects. */
export interface ProjectPlace {
  /** Relative to the workspace root; `.` for the root project. */
  readonly root: string;
  /** The roots of every project of the workspace, this one's too. */
  readonly roots: ReadonlySet<string>;
}

/** Where a file that a report names is now. */
export type FilePlace =
  | { readonly at: 'workspace'; readonly path: string; readonly owner: string | null }
  /** An absolute path that no file of the workspace ends, or a relative one that does not exist. */
  | { readonly at: 'nowhere' };

const NOWHERE: FilePlace = { at: 'nowhere' };

/** Directories that reporters take as the root of relative paths, besides the project's and the workspace's own. */
const TEST_DIRECTORIES = [
  'tests',
  'test',
  'e2e',
  'src',
  'specs',
  'spec',
  '__tests__',
  'tests/e2e',
  'cypress/e2e',
];

/** Files that make a directory a package of its own. */
const MANIFESTS = ['package.json', 'project.json', 'pyproject.toml', 'go.mod', 'Cargo.toml', 'pom.xml'];

/** Looks at the disk that one locator takes; a report that needs more names files that do not exist. */
const MAX_LOOKS = 1_000_000;

/** The roots of projects by the names of their directories. */
interface RootNode {
  readonly children: Map<string, RootNode>;
  isRoot: boolean;
}

const rootTree = memoize((roots: ReadonlySet<string>): RootNode => {
  const tree: RootNode = { children: new Map(), isRoot: false };
  for (const root of roots) {
    if (root === '.') continue;
    let at = tree;
    for (const name of root.split('/')) {
      const next = at.children.get(name) ?? { children: new Map(), isRoot: false };
      at.children.set(name, next);
      at = next;
    }
    at.isRoot = true;
  }
  return tree;
});

/**
 * Finds the files that reports of one project name. A report may come from another machine, so its absolute paths are matched
 * by their ends; once one file is found, the others are first looked for below the same directory.
 */
export class FileLocator {
  readonly #files: WorkspaceFiles;
  readonly #place: ProjectPlace;
  readonly #fromProject: boolean;
  readonly #known = new Map<string, FilePlace>();
  /** The absolute directory that stood for the workspace root, as segments with a slash after each. */
  #base: string | null = null;
  readonly #packages = new Map<string, boolean>();
  #top: ReadonlySet<string> | null = null;
  #looks = 0;

  /**
   * @param options.fromProject whether relative paths may begin at the project; not so in a report that any project may have written
   */
  constructor(files: WorkspaceFiles, place: ProjectPlace, options = { fromProject: true }) {
    this.#files = files;
    this.#fromProject = options.fromProject;
    // A project of its own is never told apart from others without its root.
    this.#place = place.roots.has(place.root)
      ? place
      : { root: place.root, roots: new Set([...place.roots, place.root]) };
  }

  /** Whether so many files were not found that the search has ended: what was asked for since is nowhere. */
  get exhausted(): boolean {
    return this.#looks > MAX_LOOKS;
  }

  /** Finds a file by its path as written. */
  locate(written: string): FilePlace {
    const known = this.#known.get(written);
    if (known !== undefined) return known;
    const place = this.#find(written);
    this.#known.set(written, place);
    return place;
  }

  #find(written: string): FilePlace {
    const path = parseWritten(written);
    if (path === null) return NOWHERE;
    const found = path.absolute ? this.#absolute(path.segments) : this.#relative(path.segments);
    if (found === null) return NOWHERE;
    return { at: 'workspace', path: found, owner: this.#ownerOf(found) };
  }

  /**
   * The root of the project that a file belongs to. The root project has no directory of its own, so what is in another package is
   * not its own, though no project of Nx may be there.
   */
  #ownerOf(path: string): string | null {
    const owner = deepestRoot(path, this.#place.roots);
    return owner === '.' && ancestorsOf(path).some((directory) => this.#isPackage(directory)) ? null : owner;
  }

  #isPackage(directory: string): boolean {
    const known = this.#packages.get(directory);
    if (known !== undefined) return known;
    const found = MANIFESTS.some((name) => isFile(this.#files, `${directory}/${name}`));
    this.#packages.set(directory, found);
    return found;
  }

  #isFile(path: string): boolean {
    this.#looks += 1;
    return this.#looks <= MAX_LOOKS && isFile(this.#files, path);
  }

  #absolute(segments: readonly string[]): string | null {
    const whole = segments.join('/');
    if (this.#base !== null && whole.startsWith(this.#base)) {
      const path = whole.slice(this.#base.length);
      if (this.#isFile(path)) return path;
    }
    const found = this.#endInProject(segments) ?? this.#endInWorkspace(segments);
    if (found !== null) this.#base = whole.slice(0, whole.length - found.length);
    return found;
  }

  /** The longest end of the path that is a file below the root of some project. */
  #endInProject(segments: readonly string[]): string | null {
    for (let from = 0; from < segments.length; from += 1) {
      if (!this.#startsWithRoot(segments, from)) continue;
      const path = segments.slice(from).join('/');
      if (this.#isFile(path)) return path;
    }
    return null;
  }

  #startsWithRoot(segments: readonly string[], from: number): boolean {
    let node: RootNode | undefined = rootTree(this.#place.roots);
    for (let to = from; to < segments.length - 1; to += 1) {
      node = node.children.get(segments[to] ?? '');
      if (node === undefined) return false;
      if (node.isRoot) return true;
    }
    return false;
  }

  /** The longest end of the path that begins with a name at the root of the workspace and is a file. */
  #endInWorkspace(segments: readonly string[]): string | null {
    this.#top ??= new Set(this.#files.list('.').map((name) => name.replace(/\/$/, '')));
    for (let from = 0; from < segments.length; from += 1) {
      if (!this.#top.has(segments[from] ?? '')) continue;
      const path = segments.slice(from).join('/');
      if (this.#isFile(path)) return path;
    }
    return null;
  }

  #relative(segments: readonly string[]): string | null {
    const { root } = this.#place;
    const here = (base: string): string | null => {
      const path = joinInside(base, segments);
      return path !== null && this.#isFile(path) ? path : null;
    };
    if (!this.#fromProject) return here('.');
    const found = here(root) ?? here('.');
    if (found !== null) return found;
    for (const name of TEST_DIRECTORIES) {
      const path = here(root === '.' ? name : `${root}/${name}`);
      if (path !== null) return path;
    }
    // Relative to a directory outside the workspace, or to one of another machine: its end may still identify it.
    return this.#endInProject(segments.filter((segment) => segment !== '..'));
  }
}
