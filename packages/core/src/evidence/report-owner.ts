import { EVIDENCE_KINDS, type Evidence, type EvidenceKind, type EvidenceOf } from './evidence-kinds.js';
import type { WorkspaceFiles } from '../base/workspace-files.js';
import { FileLocator, type ProjectPlace } from './file-locator.js';
import { ModuleLocator } from './module-locator.js';
import { ancestorsOf, deepestRoot, isWithin, parentOf } from '../base/paths.js';

/**
 * Whose a report is. `unnamed`: it names no files, so nothing shows whose it is. `foreign`: it names files, and none of them
 * is the project's; `owner` is the root of the project they belong to, null when they are in none.
 */
export type Origin =
  | { readonly origin: 'own' }
  | { readonly origin: 'unnamed' }
  | { readonly origin: 'foreign'; readonly example: string; readonly owner: string | null };

const OWN: Origin = { origin: 'own' };

/** Of a report that names more files, this many are looked for before it is called foreign. */
const MAX_LOCATED = 5_000;

/** What finds the files and modules that reports of one project name. */
export interface Locators {
  readonly files: FileLocator;
  readonly modules: Pick<ModuleLocator, 'locate'>;
}

/**
 * Tells whether a report belongs to a project by the files it names, or where it names none, by its classes, packages and
 * modules. One file of the project is enough: the coverage of a project counts the sources of its dependencies too. For the
 * root project that is not enough, since the end of any path may be a file of it, so half of the files must be found.
 *
 * @param files the workspace the report is in
 */
export function foreignTo(evidence: Evidence, project: ProjectPlace, files: WorkspaceFiles): Origin {
  const locators = { files: new FileLocator(files, project), modules: new ModuleLocator(files, project) };
  return originOf(evidence, project.root, locators);
}

/** As `foreignTo`, for several reports of one project. */
export function originOf(evidence: Evidence, root: string, locators: Locators): Origin {
  const holders = holdersNamed(evidence).slice(0, MAX_LOCATED);
  const origin = originByNames([...filesNamed(evidence), ...holders], evidence, { root, ...locators });
  if (origin.origin !== 'foreign') return origin;
  const above = holders.some((name) => {
    const place = locators.files.locate(name);
    return place.at === 'workspace' && isBesideOrAbove(place.path, root);
  });
  return above ? { origin: 'unnamed' } : origin;
}

function originByNames(
  names: readonly string[],
  evidence: Evidence,
  { root, files: locator, modules }: Locators & { readonly root: string },
): Origin {
  if (names.length === 0) {
    const found = modulesNamed(evidence)
      .slice(0, MAX_LOCATED)
      .some((name) => modules.locate(name) !== null);
    return found ? OWN : { origin: 'unnamed' };
  }
  const seen = new Tally(root);
  for (const name of names.slice(0, MAX_LOCATED)) {
    const place = locator.locate(name);
    seen.add(name, place.at === 'workspace' ? place : null);
    if (seen.decided) return OWN;
  }
  return seen.origin();
}

function filesNamed<Kind extends EvidenceKind>(
  evidence: EvidenceOf<Kind> & { kind: Kind },
): readonly string[] {
  return EVIDENCE_KINDS[evidence.kind].filesOf(evidence);
}

function holdersNamed<Kind extends EvidenceKind>(
  evidence: EvidenceOf<Kind> & { kind: Kind },
): readonly string[] {
  return EVIDENCE_KINDS[evidence.kind].holdersOf?.(evidence) ?? [];
}

/** Whether a file is in a directory that holds the project. */
export function isBesideOrAbove(path: string, root: string): boolean {
  const directory = parentOf(path);
  return directory === null || directory === '.' || isWithin(root, directory);
}

function modulesNamed<Kind extends EvidenceKind>(
  evidence: EvidenceOf<Kind> & { kind: Kind },
): readonly string[] {
  return EVIDENCE_KINDS[evidence.kind].modulesOf?.(evidence) ?? [];
}

interface Located {
  readonly path: string;
  readonly owner: string | null;
}

/** What the files located so far say. */
class Tally {
  readonly #root: string;
  #own = 0;
  #located = 0;
  #named = 0;
  #example: { readonly name: string; readonly owner: string | null } | null = null;

  constructor(root: string) {
    this.#root = root;
  }

  /** Whether no further file can change the answer. */
  get decided(): boolean {
    return this.#own > 0 && this.#root !== '.';
  }

  add(name: string, place: Located | null): void {
    this.#named += 1;
    if (place !== null) this.#located += 1;
    const owner = place?.owner ?? null;
    if (owner === this.#root) {
      this.#own += 1;
      return;
    }
    // A file of a known project says more than one that is nowhere.
    if (this.#example === null || (this.#example.owner === null && owner !== null)) {
      this.#example = { name: place?.path ?? name, owner };
    }
  }

  origin(): Origin {
    // A run over the projects inside this one says nothing of this one.
    if (this.#own > 0 && (this.#root !== '.' || this.#located * 2 >= this.#named)) return OWN;
    return { origin: 'foreign', example: this.#example?.name ?? '', owner: this.#example?.owner ?? null };
  }
}

/**
 * The project that a report's own place names, as in `coverage/packages/a/coverage-summary.json`; null when it
 * names none. Workspaces that collect reports in one directory name them so, and then a project whose outputs are
 * the whole directory must not be proven by another one's report.
 */
export function ownerByPlace(path: string, project: ProjectPlace): string | null {
  // What is in the directory of a project is that project's, whoever lists it among its outputs.
  const holder = deepestRoot(path, project.roots);
  if (holder !== null && holder !== '.') return holder;
  if (project.root !== '.' && isWithin(path, project.root)) return project.root;
  const segments = path.split('/').slice(0, -1);
  let owner: string | null = null;
  for (let from = 1; from < segments.length; from += 1) {
    const rest = segments.slice(from).join('/');
    if (isWithin(rest, project.root) && project.root !== '.') return project.root;
    const root = deepestRoot(rest, project.roots);
    if (root !== null && root !== '.') owner ??= root;
  }
  return owner;
}

/**
 * The other projects that have an output which holds a path, as near to it as the project's own, where the path itself shows no
 * owner. None for a path in the directory of a project.
 *
 * @param elsewhere by place, the roots of the projects whose targets write there though it is outside of them
 */
export function claimants(
  path: string,
  project: ProjectPlace,
  elsewhere: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  if (elsewhere.size === 0 || ownerByPlace(path, project) !== null) return [];
  const roots = new Set<string>();
  // From the path upwards: an output of the project that is deeper than those of others is its own.
  for (const place of [path, ...ancestorsOf(path), '.']) {
    const claiming = elsewhere.get(place) ?? [];
    for (const root of claiming) if (root !== project.root) roots.add(root);
    if (claiming.includes(project.root)) break;
  }
  return [...roots].sort();
}
