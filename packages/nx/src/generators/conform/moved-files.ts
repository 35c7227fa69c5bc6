import { join } from 'node:path';
import type * as TypeScript from 'typescript';

/** Moves by their paths in the workspace. */
export type MovesByPath = ReadonlyMap<string, string>;

type Disk = Pick<TypeScript.System, 'fileExists' | 'readFile' | 'directoryExists' | 'realpath'>;

/** The directory of an installed package, and what is below it. */
const PACKAGE = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/@.][^/]*)(\/.*)?$/;

/** The files of a workspace while moves are made one after the other; paths are relative to its root. */
export class MovedFiles {
  readonly #texts = new Map<string, string>();
  readonly #versions = new Map<string, number>();
  readonly #gone = new Set<string>();
  readonly #directories = new Set<string>();
  readonly #links = new Map<string, string>();
  readonly #root: string;
  readonly #disk: Disk;

  /**
   * @param root absolute path of the workspace root, with `/`
   * @param texts those that the Tree holds, or that were read already
   */
  constructor(root: string, disk: Disk, texts: Iterable<readonly [string, string]> = []) {
    this.#root = root;
    this.#disk = disk;
    for (const [path, text] of texts) this.write(path, text);
  }

  /** The path in the workspace of an absolute path, through the links of packages; one outside of it stays absolute. */
  relative(path: string): string {
    const real = this.#throughLinks(path);
    return real.startsWith(`${this.#root}/`) ? real.slice(this.#root.length + 1) : real;
  }

  #throughLinks(path: string): string {
    const [, linked, rest = ''] = PACKAGE.exec(path) ?? [];
    if (linked === undefined) return path;
    const known = this.#links.get(linked) ?? this.#disk.realpath?.(linked) ?? linked;
    this.#links.set(linked, known);
    return `${known}${rest}`;
  }

  absolute(path: string): string {
    return path.startsWith('/') || /^[A-Za-z]:/.test(path) ? path : `${this.#root}/${path}`;
  }

  exists(path: string): boolean {
    const own = this.relative(path);
    return this.#texts.has(own) || (!this.#gone.has(own) && this.#disk.fileExists(this.absolute(own)));
  }

  hasDirectory(path: string): boolean {
    const own = this.relative(path);
    return this.#directories.has(own) || this.#disk.directoryExists(this.absolute(own));
  }

  read(path: string): string | undefined {
    const own = this.relative(path);
    const text = this.#texts.get(own);
    if (text !== undefined || this.#gone.has(own)) return text;
    return this.#disk.readFile(this.absolute(own));
  }

  version(path: string): string {
    return String(this.#versions.get(this.relative(path)) ?? 0);
  }

  write(path: string, text: string): void {
    this.#texts.set(path, text);
    this.#gone.delete(path);
    this.#versions.set(path, (this.#versions.get(path) ?? 0) + 1);
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1))
      this.#directories.add(path.slice(0, at));
  }

  move(from: string, to: string): void {
    this.write(to, this.read(from) ?? '');
    this.leaveOut(from);
  }

  /** Leaves out a file until it is written. */
  leaveOut(path: string): void {
    this.#texts.delete(path);
    this.#gone.add(path);
  }

  /** What module resolution asks. */
  resolutionHost(): TypeScript.ModuleResolutionHost {
    return {
      fileExists: (path) => this.exists(path),
      readFile: (path) => this.read(path),
      directoryExists: (path) => this.hasDirectory(path),
      realpath: (path) => this.absolute(this.relative(path)),
      getCurrentDirectory: () => this.#root,
    };
  }
}

/** An absolute path as TypeScript writes it. */
export function typescriptPath(...parts: readonly string[]): string {
  return join(...parts).replaceAll('\\', '/');
}
