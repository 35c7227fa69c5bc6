import { EVIDENCE_KINDS, type Evidence, type EvidenceKind, type EvidenceOf } from './evidence-kinds.js';
import type { WorkspaceFiles } from '../base/workspace-files.js';
import { FileLocator, type ProjectPlace } from './file-locator.js';
import { deepestRoot, isWithin } from '../base/paths.js';

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

/**
 * Tells whether a report belongs to a project by the files it names. One file of the project is enough: the coverage
 * of a project counts the sources of its dependencies too. For the root project that is not enough, since the end of
 * any path may be a file of it, so half of the files must be found.
 *
 * @param files the workspace the report is in
 */
export function foreignTo(evidence: Evidence, project: ProjectPlace, files: WorkspaceFiles): Origin {
  return originOf(evidence, project.root, new FileLocator(files, project));
}

/** As `foreignTo`, for several reports of one project. */
export function originOf(evidence: Evidence, root: string, locator: FileLocator): Origin {
  const names = filesNamed(evidence);
  if (names.length === 0) return { origin: 'unnamed' };
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

interface Located {
  readonly path: string;
  readonly owner: string | null;
}

/** What the files located so far say. */
class Tally {
  readonly #root: string;
  readonly #nested = new Set<string>();
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
    if (owner !== null && isWithin(owner, this.#root)) this.#nested.add(owner);
    // A file of a known project says more than one that is nowhere.
    if (this.#example === null || (this.#example.owner === null && owner !== null)) {
      this.#example = { name: place?.path ?? name, owner };
    }
  }

  origin(): Origin {
    // A run over several projects inside this one is its own, a report of a single one of them is not.
    const own = this.#own > 0 || this.#nested.size > 1;
    if (own && (this.#root !== '.' || this.#located * 2 >= this.#named)) return OWN;
    return { origin: 'foreign', example: this.#example?.name ?? '', owner: this.#example?.owner ?? null };
  }
}

/**
 * The project that a report's own place names, as in `coverage/packages/a/coverage-summary.json`; null when it
 * names none. Workspaces that collect reports in one directory name them so, and then a project whose outputs are
 * the whole directory must not be proven by another one's report.
 */
export function ownerByPlace(path: string, project: ProjectPlace): string | null {
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
