import { compileGlob, isGlob, pathOrHolder } from '../base/glob.js';
import type { EvidenceKind } from './evidence-kinds.js';
import { walk } from '../base/walk.js';
import type { WorkspaceFiles } from '../base/workspace-files.js';
import { joinInside, parseWritten } from './report-paths.js';
import { isReportName, looksLikeReport, mayBeReport } from './read-report.js';
import { formatsOf } from './formats-of.js';
import { endingsOf } from './report-names.js';

/** What a search for reports found. */
export interface EvidenceCandidates {
  /** Report files, relative to the workspace root; files of known names first, then by path. */
  readonly paths: readonly string[];
  /** The outputs that were looked in, as given. */
  readonly looked: readonly string[];
  /** The bound that ended the search, for people ("20000 entries"); null when everything was seen. */
  readonly limit: string | null;
}

const MAX_ENTRIES = 20_000;
const MAX_DEPTH = 12;
const MAX_PEEKED = 500;

/** Directories of a report's own pages, and of packages: no report is in them. */
const SKIPPED = /^(?:lcov-report|html|html-report|node_modules|\.git)$/;

/** A token of Nx that was not resolved: an option that the target does not set. Such an output is nowhere. */
const UNRESOLVED = /\{[\w.]+\}/;

/**
 * Finds the reports of one kind in the outputs of a target. It never leaves the workspace, and a search that ends
 * before it has seen everything says so.
 *
 * @param outputs files, directories or globs, relative to the workspace root; what does not exist is passed over
 */
export function discoverEvidence(
  files: WorkspaceFiles,
  outputs: readonly string[],
  kind: EvidenceKind,
): EvidenceCandidates {
  const search = new Search(files, kind);
  for (const output of outputs) search.output(output);
  return { paths: search.paths(), looked: [...outputs], limit: search.limit };
}

class Search {
  limit: string | null = null;
  readonly #files: WorkspaceFiles;
  readonly #kind: EvidenceKind;
  readonly #endings: readonly string[];
  readonly #seen = new Set<string>();
  readonly #known: string[] = [];
  readonly #recognised: string[] = [];
  #entries = 0;
  #peeked = 0;

  constructor(files: WorkspaceFiles, kind: EvidenceKind) {
    this.#files = files;
    this.#kind = kind;
    this.#endings = [...new Set(formatsOf(kind).flatMap(endingsOf))];
  }

  paths(): string[] {
    return [...this.#known.sort(), ...this.#recognised.sort()];
  }

  output(output: string): void {
    const written = parseWritten(output);
    if (written === null || written.absolute || UNRESOLVED.test(output)) return;
    const glob = written.segments.findIndex(isGlob);
    const fixed = glob < 0 ? written.segments : written.segments.slice(0, glob);
    const base = fixed.length === 0 ? '.' : joinInside('.', fixed);
    if (base === null) return;
    if (glob >= 0) return this.#matching(base, written.segments.join('/'));
    const kind = this.#files.kind(base);
    if (kind === 'file') this.#file(base);
    else if (kind === 'dir') this.#search(base, () => true);
  }

  /** A glob means the files that match it and everything in the directories that do. */
  #matching(base: string, glob: string): void {
    if (this.#namesOtherFiles(glob)) return;
    const compiled = compileGlob(glob);
    if (!compiled.ok) return this.#stop('a glob that is too long or has too many alternatives');
    if (this.#files.kind(base) !== 'dir') return;
    this.#search(base, (path) => pathOrHolder(path, compiled.matches));
  }

  /** Whether the glob's own ending shows that it means no reports, as `dist/**\/*.d.ts`; saves the walk. */
  #namesOtherFiles(glob: string): boolean {
    const ending = /\.[a-z0-9]+$/i.exec(glob)?.[0].toLowerCase();
    return ending !== undefined && !this.#endings.includes(ending);
  }

  /** The bound of entries is one for all outputs together. */
  #search(directory: string, wanted: (path: string) => boolean): void {
    const maxEntries = MAX_ENTRIES - this.#entries;
    const bounds = { maxEntries, maxDepth: MAX_DEPTH, skips: (name: string) => SKIPPED.test(name) };
    const limit = walk(this.#files, { directory, bounds }, (path, kind) => {
      this.#entries += 1;
      if (kind === 'file' && wanted(path)) this.#file(path);
    });
    if (limit === 'entries') this.#stop(`${MAX_ENTRIES} entries`);
    else if (limit === 'depth') this.#stop(`${MAX_DEPTH} levels of directories`);
  }

  #file(path: string): void {
    if (this.#seen.has(path)) return;
    this.#seen.add(path);
    if (isReportName(path, this.#kind)) {
      this.#known.push(path);
    } else if (mayBeReport(path, this.#kind)) {
      this.#peeked += 1;
      if (this.#peeked > MAX_PEEKED) this.#stop(`${MAX_PEEKED} files that may be reports`);
      else if (looksLikeReport(this.#files, path, this.#kind)) this.#recognised.push(path);
    }
  }

  #stop(limit: string): void {
    this.limit ??= limit;
  }
}
