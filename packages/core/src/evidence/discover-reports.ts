import { isWithin } from '../base/paths.js';
import { compileGlob, isGlob, pathOrHolder } from '../base/glob.js';
import type { EvidenceKind } from './evidence-kinds.js';
import { walk } from '../base/walk.js';
import type { WorkspaceFiles } from '../base/workspace-files.js';
import { joinInside, parseWritten } from './report-paths.js';
import { isReportName, mayBeReport } from './read-report.js';
import { recognise } from './recognise-report.js';
import { formatsOf } from './formats-of.js';
import { endingsOf } from './report-names.js';
import { mustBeUnderstood, type UnreadFile } from './unread-files.js';

/** What a search for reports found. */
export interface EvidenceCandidates {
  /** Report files, relative to the workspace root; files of known names first, then by path. */
  readonly paths: readonly string[];
  /** Files that may be reports and were not understood, so that the reports beside them do not count. */
  readonly unread: readonly UnreadFile[];
  /** Reports that only an output shows which holds the whole project, so that they may be files of the project. */
  readonly amongSources: readonly { readonly path: string; readonly output: string }[];
  /** A file that may have been meant as a report and is in no format that is read; null when there is none. */
  readonly beside: UnreadFile | null;
  /** The outputs that were looked in, as given. */
  readonly looked: readonly string[];
  /** The bound that ended the search, for people ("20000 entries"); null when everything was seen. */
  readonly limit: string | null;
}

const MAX_ENTRIES = 20_000;
const MAX_DEPTH = 12;
const MAX_PEEKED = 500;

/**
 * Directories without reports: of packages, of the pages that Istanbul writes for each source file, and of reports that tests
 * read as their data.
 */
const SKIPPED = /^(?:lcov-report|node_modules|\.git|(?:__)?fixtures?(?:__)?|test-?data)$/i;

/** A token of Nx that was not resolved: an option that the target does not set. Such an output is nowhere. */
const UNRESOLVED = /\{[\w.]+\}/;

/**
 * Finds the reports of one kind in the outputs of a target. It never leaves the workspace, and a search that ends
 * before it has seen everything says so.
 *
 * @param outputs files, directories or globs, relative to the workspace root; what does not exist is passed over, and what
 *   one after "!" matches is left out
 * @param root of the project whose target has the outputs
 */
export function discoverEvidence(
  files: WorkspaceFiles,
  outputs: readonly string[],
  { kind, root }: { readonly kind: EvidenceKind; readonly root: string },
): EvidenceCandidates {
  const search = new Search(files, kind);
  for (const output of outputs) if (output.startsWith('!')) search.exclude(output.slice(1));
  const looked = outputs.filter((output) => !output.startsWith('!'));
  for (const output of looked) if (!holds(output, root)) search.output(output);
  const [paths, unread] = [search.paths(), search.unread()];
  const known = new Set(paths);
  // What only a wide output shows is among the files of the project; what is broken there is the project's own matter.
  const amongSources = looked
    .filter((output) => holds(output, root))
    .flatMap((output) => {
      search.output(output);
      return search.paths().flatMap((path) => (known.has(path) ? [] : [{ path, output }]));
    });
  return { paths, unread, amongSources, beside: search.beside(), looked, limit: search.limit };
}

/** Whether an output is the directory of the project, or one above it. */
function holds(output: string, root: string): boolean {
  const written = parseWritten(output);
  if (written === null) return /^[./]*$/.test(output) && output.includes('.');
  return !written.absolute && !isGlob(output) && isWithin(root, written.segments.join('/'));
}

class Search {
  limit: string | null = null;
  readonly #files: WorkspaceFiles;
  readonly #kind: EvidenceKind;
  readonly #endings: readonly string[];
  readonly #seen = new Set<string>();
  readonly #known: string[] = [];
  readonly #recognised: string[] = [];
  readonly #unknown: UnreadFile[] = [];
  readonly #others: UnreadFile[] = [];
  readonly #outputs = new Set<string>();
  readonly #excluded: ((path: string) => boolean)[] = [];
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

  unread(): readonly UnreadFile[] {
    const reports = [...this.#known, ...this.#recognised];
    const seen = { reports, unknown: this.#unknown, others: this.#others, outputs: this.#outputs };
    return mustBeUnderstood(seen, this.#kind, this.#files);
  }

  beside(): UnreadFile | null {
    return this.#others.find(({ path }) => path.endsWith('.xml')) ?? null;
  }

  /** An output after "!": Nx neither keeps nor restores what is there, so nothing there is of this run. */
  exclude(output: string): void {
    const written = parseWritten(output);
    if (written === null || written.absolute || UNRESOLVED.test(output)) return;
    const compiled = compileGlob(written.segments.join('/'));
    if (!compiled.ok) return this.#stop('an output with "!" that is too long or has too many alternatives');
    this.#excluded.push((path) => pathOrHolder(path, compiled.matches));
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
    if (kind === 'file') {
      this.#outputs.add(base);
      this.#file(base);
    } else if (kind === 'dir') this.#search(base, () => true);
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
    if (this.#seen.has(path) || this.#excluded.some((matches) => matches(path))) return;
    this.#seen.add(path);
    if (isReportName(path, this.#kind)) this.#known.push(path);
    else if (mayBeReport(path, this.#kind)) this.#look(path);
  }

  #look(path: string): void {
    this.#peeked += 1;
    if (this.#peeked > MAX_PEEKED) return this.#stop(`${MAX_PEEKED} files that may be reports`);
    const found = recognise(this.#files, path, this.#kind);
    if (found.is === 'report') this.#recognised.push(path);
    else if (found.is === 'other') this.#others.push({ path, problem: found.what });
    else this.#unknown.push({ path, problem: found.problem });
  }

  #stop(limit: string): void {
    this.limit ??= limit;
  }
}
