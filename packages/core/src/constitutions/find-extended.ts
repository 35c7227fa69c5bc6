import { extensionTarget } from '../base/extension-target.js';
import { ancestorsOf, isWithin, joinPath, nameOf, parentOf } from '../base/paths.js';
import { sanitize } from '../base/sanitize.js';
import type { WorkspaceFiles } from '../base/workspace-files.js';
import type { PackageIdentity } from '../model/package-identity.js';
import type { ReasonGiven } from '../model/reason.js';
import { given } from '../reasons/given.js';

/** The name of the constitution in a package or a directory. */
const DOCUMENT = 'constitution.md';
/** Bytes of a package.json, and characters of its name and version, that are looked at. */
const MAX_MANIFEST_BYTES = 1024 * 1024;
const MAX_WORD = 214;

/** How a host finds what constitutions extend. */
export interface ExtendedPlaces {
  /** All that is on disk: packages are installed where version control sees nothing. */
  readonly files: WorkspaceFiles;
  /**
   * The path of an existing file or directory with every link followed; null where it leads out of the workspace. Not given: there
   * are no links.
   */
  readonly realPath?: (path: string) => string | null;
  /** The command that installs a package, for messages; not given: npm's. */
  readonly installCommand?: (name: string) => string;
}

/** A constitution that another one extends, as it was found. */
export interface ExtendedConstitution {
  /** As it is found and shown, relative to the workspace root: `node_modules/<package>/constitution.md`. */
  readonly file: string;
  /** The same with every link followed. */
  readonly id: string;
  readonly package: PackageIdentity | null;
}

/** A package, or a directory with a package.json, that constitutions were found in. Its files may extend each other. */
export interface FoundPackage {
  /** As it is found and shown. */
  readonly directory: string;
  /** The directory with every link followed. */
  readonly real: string;
  readonly identity: PackageIdentity | null;
}

type Found = { readonly ok: true; readonly found: ExtendedConstitution } | Failed;
interface Failed {
  readonly ok: false;
  readonly problem: ReasonGiven;
}

/**
 * Finds what constitutions extend: a path relative to the document, or a package in the `node_modules` of its directory and of those
 * above, up to the workspace root. Nothing is asked of the network. A package's own entries stay inside of it.
 */
export class ExtendedFinder {
  readonly #places: ExtendedPlaces;
  /** By real path of a constitution, the package that it was found in. */
  readonly #holders = new Map<string, FoundPackage>();
  readonly #consulted = new Set<string>();

  constructor(places: ExtendedPlaces) {
    this.#places = places;
  }

  /** Every path that decided what was found, so that a host can tell when to look again; also of what is missing. */
  get consulted(): readonly string[] {
    return [...this.#consulted];
  }

  /** The packages that something was found in: where they are, as shown and with every link followed, and what they are. */
  get packages(): readonly FoundPackage[] {
    return [...new Map([...this.#holders.values()].map((holder) => [holder.real, holder])).values()];
  }

  /**
   * @param written the entry of `extends`
   * @param from the file that has it, with every link followed
   */
  find(written: string, from: string): Found {
    const target = extensionTarget(written);
    if (typeof target === 'string') return failed(given('extends-invalid', { problem: target }));
    return target.kind === 'path' ? this.#relative(written, from) : this.#inPackage(target, written, from);
  }

  #relative(written: string, from: string): Found {
    const holder = this.#holders.get(from);
    const shown = holder === undefined ? from : holder.directory + from.slice(holder.real.length);
    const path = joined(parentOf(shown) ?? '.', written);
    if (path === null || (holder !== undefined && !isWithin(path, holder.directory)))
      return outside(written, holder?.directory ?? 'the workspace');
    const file = this.#places.files.kind(path) === 'dir' ? joinPath(path, DOCUMENT) : path;
    if (holder !== undefined) return this.#document(file, written, holder);
    const directory = parentOf(file) ?? '.';
    // The manifest of the workspace itself makes no package of its documents.
    const identity = directory === '.' ? null : this.#identity(directory);
    if (identity === null) return this.#document(file, written, null);
    return this.#document(file, written, {
      directory,
      real: this.#real(directory) ?? directory,
      identity,
    });
  }

  #inPackage({ name, path }: { name: string; path: string }, written: string, from: string): Found {
    for (const directory of [...ancestorsOf(from), '.']) {
      if (nameOf(directory) === 'node_modules') continue;
      const place = joinPath(directory, `node_modules/${name}`);
      const kind = this.#places.files.kind(place);
      this.#consulted.add(joinPath(place, 'package.json'));
      if (kind === null) continue;
      const real = kind === 'dir' ? this.#real(place) : null;
      if (real === null) return outside(written, 'the workspace');
      const inside =
        path === '' ? DOCUMENT : /\.md$/i.test(path) ? path : joinPath(path.replace(/\/$/, ''), DOCUMENT);
      const identity = this.#identity(place) ?? { name, version: null };
      return this.#document(joinPath(place, inside), written, { directory: place, real, identity });
    }
    const install = this.#places.installCommand?.(name) ?? `npm install --save-dev ${name}`;
    return failed(given('extended-package-missing', { package: name, install }));
  }

  #document(file: string, extended: string, holder: FoundPackage | null): Found {
    this.#consulted.add(file);
    const kind = this.#places.files.kind(file);
    const limit = holder?.directory ?? 'the workspace';
    if (kind === 'outside') return outside(extended, limit);
    if (kind !== 'file') return failed(given('extended-constitution-missing', { extended, file }));
    const id = this.#real(file);
    if (id === null || (holder !== null && !isWithin(id, holder.real))) return outside(extended, limit);
    if (holder !== null) this.#holders.set(id, holder);
    return { ok: true, found: { file, id, package: holder?.identity ?? null } };
  }

  #identity(directory: string): PackageIdentity | null {
    const file = joinPath(directory, 'package.json');
    this.#consulted.add(file);
    const read = this.#places.files.read(file, MAX_MANIFEST_BYTES);
    if (!read.ok) return null;
    const { name, version } = manifestIn(read.text);
    return name === null ? null : { name, version };
  }

  #real(path: string): string | null {
    const { realPath } = this.#places;
    return realPath === undefined ? path : realPath(path);
  }
}

/** A path relative to a directory; null when it leads out of the workspace. */
function joined(directory: string, path: string): string | null {
  const segments = directory === '.' ? [] : directory.split('/');
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return null;
  }
  return segments.length === 0 ? '.' : segments.join('/');
}

function manifestIn(text: string): { name: string | null; version: string | null } {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    const { name, version } = (value ?? {}) as { name?: unknown; version?: unknown };
    return { name: wordOf(name), version: wordOf(version) };
  } catch {
    return { name: null, version: null };
  }
}

function wordOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const word = sanitize(value.slice(0, MAX_WORD)).trim();
  return word === '' ? null : word;
}

function outside(extended: string, holder: string): Failed {
  return failed(given('extended-constitution-outside', { extended, holder }));
}

function failed(problem: ReasonGiven): Failed {
  return { ok: false, problem };
}
