import { deepestRoot, joinPath, nameOf, parentOf } from '../base/paths.js';
import { walk } from '../base/walk.js';
import type { WorkspaceFiles } from '../base/workspace-files.js';
import type { ProjectPlace } from './file-locator.js';
import { isFile } from './report-paths.js';

/** Files of a project that are looked through for classes and packages. */
const MAX_ENTRIES = 20_000;
const MAX_DEPTH = 24;
/** A class, package or module with more parts is not looked for. */
const MAX_PARTS = 40;
/** More files of one name than this are not told apart. */
const MAX_SAME_NAME = 100;
const SKIPPED =
  /^(?:node_modules|\.git|\.nx|dist|build|target|out|bin|obj|coverage|__pycache__|\.venv|venv)$/;

/** Sources whose file is named after the class in it. */
const CLASS_FILE = /\.(?:java|kt|kts|groovy|scala|cs|fs|vb|swift|php|dart)$/i;

/**
 * Finds the file, or the directory, of tests that a report names by class, package or module instead of by file: pytest and
 * unittest by module, the JVM and .NET by class, Go by package, Rust by crate and test binary. Only what is in the project
 * is found, and a name that fits several files of it is not.
 */
export class ModuleLocator {
  readonly #files: WorkspaceFiles;
  readonly #place: ProjectPlace;
  readonly #known = new Map<string, string | null>();
  readonly #starts = new Map<string, boolean>();
  #classes: ReadonlyMap<string, readonly string[]> | null = null;
  #goModule: { readonly name: string; readonly directory: string } | null | undefined;
  #crate: string | null | undefined;

  constructor(files: WorkspaceFiles, place: ProjectPlace) {
    this.#files = files;
    this.#place = place;
  }

  /** The path in the workspace of what a report calls so; null when the project has no such module. */
  locate(module: string): string | null {
    const known = this.#known.get(module);
    if (known !== undefined) return known;
    const found = this.#find(module);
    const own = found !== null && deepestRoot(found, this.#place.roots) === this.#place.root ? found : null;
    this.#known.set(module, own);
    return own;
  }

  #find(module: string): string | null {
    if (/[\s\0\\<>|"*?]/.test(module)) return null;
    if (module.includes('::')) return this.#rust(module);
    if (module.includes('/')) return this.#go(module);
    const parts = module.replace(/[$+([].*$/s, '').split('.', MAX_PARTS + 1);
    if (parts.length > MAX_PARTS || parts.includes('')) return null;
    return this.#python(parts) ?? this.#class(parts) ?? this.#go(module) ?? this.#rust(module);
  }

  /** `tests.unit.test_card.TestCard`: the longest beginning that is a file, from the project or from the workspace. */
  #python(parts: readonly string[]): string | null {
    if (!this.#isPythonStart(parts[0] ?? '')) return null;
    for (let length = parts.length; length > 0; length -= 1) {
      const file = `${parts.slice(0, length).join('/')}.py`;
      const found = [joinPath(this.#place.root, file), file].find((path) => isFile(this.#files, path));
      if (found !== undefined) return found;
    }
    return null;
  }

  /** Asked before a module is looked for part by part: most names of tests are not modules. */
  #isPythonStart(name: string): boolean {
    const known = this.#starts.get(name);
    if (known !== undefined) return known;
    const places = [joinPath(this.#place.root, name), name];
    const found = places.some(
      (path) => this.#files.kind(path) === 'dir' || this.#files.kind(`${path}.py`) === 'file',
    );
    this.#starts.set(name, found);
    return found;
  }

  /** `com.acme.CardTest`: the one file named after the class, or after a class around it, that its package fits. */
  #class(parts: readonly string[]): string | null {
    for (let at = parts.length - 1; at >= 0; at -= 1) {
      const named = this.#classFiles().get(parts[at] ?? '');
      if (named === undefined || named.length > MAX_SAME_NAME) continue;
      const inPackage = named.filter((path) => fits(path, parts.slice(0, at)));
      const [first, second] =
        inPackage.length > 0 ? inPackage : named.filter((path) => /\.(?:cs|fs|vb)$/i.test(path));
      if (first !== undefined && second === undefined) return first;
    }
    return null;
  }

  #classFiles(): ReadonlyMap<string, readonly string[]> {
    if (this.#classes !== null) return this.#classes;
    const classes = new Map<string, string[]>();
    const { root, roots } = this.#place;
    const bounds = {
      maxEntries: MAX_ENTRIES,
      maxDepth: MAX_DEPTH,
      skips: (name: string, path: string): boolean => SKIPPED.test(name) || roots.has(path),
    };
    walk(this.#files, { directory: root, bounds }, (path, kind) => {
      if (kind !== 'file' || !CLASS_FILE.test(path)) return;
      const name = nameOf(path);
      const stem = name.slice(0, name.lastIndexOf('.'));
      const same = classes.get(stem);
      if (same === undefined) classes.set(stem, [path]);
      else same.push(path);
    });
    this.#classes = classes;
    return classes;
  }

  /** `example.com/shop/card`: the directory of the package below that of its module. */
  #go(module: string): string | null {
    if (this.#goModule === undefined) this.#goModule = this.#nearestGoModule();
    if (this.#goModule === null) return null;
    const { name, directory } = this.#goModule;
    if (module !== name && !module.startsWith(`${name}/`)) return null;
    const path = joinPath(directory, module.slice(name.length + 1));
    const test = this.#files.list(path).find((entry) => entry.endsWith('_test.go'));
    return test === undefined ? null : joinPath(path, test);
  }

  #nearestGoModule(): { name: string; directory: string } | null {
    for (
      let at: string | null = this.#place.root;
      at !== null;
      at = at === '.' ? null : (parentOf(at) ?? '.')
    ) {
      const read = this.#files.read(joinPath(at, 'go.mod'));
      const name = read.ok ? /^module[ \t]+"?([^\s"]+)/m.exec(read.text)?.[1] : undefined;
      if (name !== undefined) return { name, directory: at };
    }
    return null;
  }

  /** `checkout::card` is tests/card.rs of the crate `checkout`, `checkout::bin/serve` a program, `checkout` the crate itself. */
  #rust(module: string): string | null {
    if (this.#crate === undefined) {
      const read = this.#files.read(joinPath(this.#place.root, 'Cargo.toml'));
      const name = read.ok ? /^name[ \t]*=[ \t]*"([\w-]{1,100})"/m.exec(read.text)?.[1] : undefined;
      this.#crate = name ?? null;
    }
    const [crate = '', binary, ...rest] = module.split('::');
    if (this.#crate === null || crate.replaceAll('-', '_') !== this.#crate.replaceAll('-', '_')) return null;
    if (rest.length > 0) return null;
    const [kind, name] =
      binary?.includes('/') === true ? binary.split('/', 2) : [binary === undefined ? 'lib' : 'test', binary];
    const candidates =
      kind === 'test'
        ? [`tests/${name}.rs`, `tests/${name}/main.rs`]
        : kind === 'bin'
          ? [`src/bin/${name}.rs`, `src/bin/${name}/main.rs`, 'src/main.rs']
          : kind === 'lib'
            ? ['src/lib.rs', 'src/main.rs']
            : [`${kind}s/${name}.rs`, `${kind}es/${name}.rs`];
    const paths = candidates.map((path) => joinPath(this.#place.root, path));
    return paths.find((path) => isFile(this.#files, path)) ?? null;
  }
}

/** Whether the directory of a file ends in the names of a package. */
function fits(path: string, names: readonly string[]): boolean {
  const directory = `/${parentOf(path) ?? ''}`;
  return names.length === 0 || directory.endsWith(`/${names.join('/')}`);
}
