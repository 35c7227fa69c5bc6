import { memoize } from '../base/memo.js';
import { joinPath, nameOf, parentOf } from '../base/paths.js';
import { walk } from '../base/walk.js';
import type { WorkspaceFiles } from '../base/workspace-files.js';
import { isCommonName, isTellingName, partsOfName, spellingOf } from './alike-names.js';

/** Where a path may be now that nobody planned to move. */

const BOUNDS = { maxEntries: 100_000, maxDepth: 24, skips: (name: string) => SKIPPED.has(name) };
const SKIPPED: ReadonlySet<string> = new Set([
  '.git',
  '.nx',
  'node_modules',
  'dist',
  'build',
  'coverage',
  'target',
]);
/** The file that a module has that is a directory: `cards/index.ts`, `cards/mod.rs`, `cards/__init__.py`. */
const OF_MODULE: ReadonlySet<string> = new Set(['index', 'mod', '__init__']);

/** A path that is missing. */
export interface Missing {
  readonly path: string;
  readonly kind: 'file' | 'dir';
}

interface Names {
  /** Paths by their last name; that of a directory ends with a slash. */
  readonly exact: ReadonlyMap<string, readonly string[]>;
  /** Files and directories by what is left of that name when its spelling changes. */
  readonly respelled: ReadonlyMap<string, readonly string[]>;
}

/** Every path of a workspace by its name; null where there are too many to say that a name occurs once. */
const namesOf = memoize((files: WorkspaceFiles): Names | null => {
  const [exact, respelled] = [new Map<string, string[]>(), new Map<string, string[]>()];
  const limit = walk(files, { directory: '.', bounds: BOUNDS }, (path, kind) => {
    const end = kind === 'dir' ? '/' : '';
    add(exact, `${nameOf(path)}${end}`, path);
    add(respelled, `${spellingOf(path)}${end}`, path);
  });
  return limit === null ? { exact, respelled } : null;
});

function add(map: Map<string, string[]>, key: string, path: string): void {
  const known = map.get(key);
  if (known) known.push(path);
  else map.set(key, [path]);
}

/**
 * Where a missing path is now: the one place where something of its name and kind is, of several the one that is most like it
 * where the name means one thing, else the one place with its name in another spelling or extension, or the module that it is
 * now. Null if nothing is like it, or if it could be several.
 * @param isTaken whether a path was there, or to be there, beside the missing one: it is nothing that moved
 */
export function movedTo(
  missing: Missing,
  files: WorkspaceFiles,
  isTaken: (path: string) => boolean,
): string | null {
  const names = namesOf(files);
  if (names === null) return null;
  const { path, kind } = missing;
  const end = kind === 'dir' ? '/' : '';
  const others = (found: readonly string[] = []): string[] =>
    found.filter((other) => other !== path && !other.startsWith('specs/') && !isTaken(other));
  const same = others(names.exact.get(`${nameOf(path)}${end}`));
  if (same.length > 0) return mostAlike(path, same);
  const respelled = others(names.respelled.get(`${spellingOf(path)}${end}`));
  const beside = respelled.filter((other) => parentOf(other) === parentOf(path));
  const renamed = beside.length > 0 || isCommonName(path) ? beside : respelled;
  const [only] = renamed;
  if (renamed.length === 1 && only !== undefined) return only;
  return kind === 'file' ? moduleOf(path, files, isTaken) : null;
}

/** Files of one name, beyond which it says nothing of the directory that they are in. */
const MAX_NAMESAKES = 100;

/**
 * What a missing directory is called now: the one place that has more of the files that are known to have been in it than any
 * other, two at least. Null if no place has.
 * @param names of the files that were in it
 */
export function renamedTo(directory: string, names: readonly string[], files: WorkspaceFiles): string | null {
  const { exact } = namesOf(files) ?? {};
  if (exact === undefined || names.length < 2 || files.kind(directory) !== null) return null;
  const counts = new Map<string, number>();
  for (const name of names) {
    const namesakes = exact.get(name) ?? [];
    const places = namesakes.length > MAX_NAMESAKES ? [] : namesakes.map((path) => parentOf(path) ?? '.');
    for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  const best = [...counts].filter(([, count]) => count === most);
  return most > 1 && best.length === 1 ? (best[0]?.[0] ?? null) : null;
}

/** The path that shares most of its end with another one, and of those that share as much, where the name tells, most of its start. */
function mostAlike(path: string, others: readonly string[]): string | null {
  const ends = others.map((other) => sharedNames(namesFromEnd(path), namesFromEnd(other)));
  const most = Math.max(...ends);
  if (most < (isCommonName(path) ? 2 : 1)) return null;
  const best = others.filter((_, index) => ends[index] === most);
  if (best.length === 1) return best[0] ?? null;
  if (!isTellingName(path)) return null;
  const starts = best.map((other) => sharedNames(path.split('/'), other.split('/')));
  return best[starts.indexOf(Math.max(...starts))] ?? null;
}

/** `cards.rs` became `cards/mod.rs`, or the reverse. */
function moduleOf(path: string, files: WorkspaceFiles, isTaken: (path: string) => boolean): string | null {
  const { stem, extension } = partsOfName(path);
  const parent = parentOf(path) ?? '.';
  if (extension === '') return null;
  const found = OF_MODULE.has(stem)
    ? [`${parent}.${extension}`]
    : [...OF_MODULE].map((name) => joinPath(parent, `${stem}/${name}.${extension}`));
  return found.find((other) => files.kind(other) === 'file' && !isTaken(other)) ?? null;
}

function namesFromEnd(path: string): string[] {
  return path.split('/').reverse();
}

/** With how many equal names two lists begin. */
function sharedNames(one: readonly string[], other: readonly string[]): number {
  const differs = one.findIndex((name, index) => name !== other[index]);
  return differs === -1 ? one.length : differs;
}
