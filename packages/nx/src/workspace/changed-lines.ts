import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ChangedLines, LineChange, LineRange } from '@plangate/core';
import { ancestorsOf } from '@plangate/core/graph';
import type { ChangeBase } from './change-base.js';
import { filesAmong, untrackedFiles } from './git-files.js';
import { gitIn, type Git } from './run-git.js';

const FILES = ['diff', '--no-ext-diff', '--no-textconv', '--no-color', '--relative'];
const RENAMES = ['--find-renames=50%', '-l1000'];
/** What a line is must be the same on every machine; `gitIn` undoes what users set for all commands. */
const DIFF = [
  ...FILES,
  // A submodule whose commit moved, or with changes in it, is reported by its path, whatever it asks to be ignored.
  ...['--ignore-submodules=none', '--submodule=short'],
  ...RENAMES,
  ...['--diff-algorithm=default', '--no-indent-heuristic'],
  ...['--unified=0', '--inter-hunk-context=0', '--src-prefix=a/', '--dst-prefix=b/', '--diff-filter=d'],
];
/** Characters of a commit that people see. */
const SHORT = 10;

/**
 * Which lines the change adds or alters, uncommitted and untracked files included. Three processes of git, each with a bound on
 * its time and its output; a change that is larger than that is not known.
 * @param root absolute path of the workspace root, anywhere in its repository
 * @param base what `changeBase` says
 */
export function readChangedLines(root: string, base: ChangeBase): LineChange {
  if (base.kind === 'none') return unknown('the workspace is not in a git repository, or git is missing');
  if (base.kind === 'unknown') return unknown(base.why);
  const files = filesIn(root, base);
  const generated = files === null ? null : generatedAmong(root, [...files.keys()]);
  if (files === null || generated === null)
    return unknown('git cannot compare the files, or they differ in too much');
  for (const path of generated) files.delete(path);
  const since = base.kind === 'first' ? 'the first commit' : base.commit.slice(0, SHORT);
  return { known: true, since, files, generated };
}

/**
 * What the hash of a gate that looks at changed lines has to know: which of its project they are, by the root of each project. Null where
 * none of them changed, so that results stay in the cache whatever commit the change is based on.
 */
export function changedLinesDigests(
  change: LineChange,
  projects: readonly string[],
): ReadonlyMap<string, string | null> {
  if (!change.known) return new Map(projects.map((project) => [project, 'unknown']));
  const files = within([...change.files.keys()].sort(), projects);
  const generated = within([...change.generated].sort(), projects);
  return new Map(
    projects.map((project) => {
      const own = (files.get(project) ?? []).map((path) => [path, change.files.get(path)]);
      const left = generated.get(project) ?? [];
      if (own.length + left.length === 0) return [project, null];
      const text = JSON.stringify([own, left]);
      return [project, createHash('sha256').update(text).digest('hex')];
    }),
  );
}

/** The paths in each of some directories, which may be in each other. */
function within(
  paths: readonly string[],
  directories: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>(directories.map((directory) => [directory, []]));
  for (const path of paths) {
    for (const directory of ['.', ...ancestorsOf(path)]) found.get(directory)?.push(path);
  }
  return found;
}

/**
 * The files that were renamed since a commit, by their present paths, as git pairs them; null where it cannot tell.
 * @param root absolute path of the workspace root, anywhere in its repository
 */
export function renamedSince(root: string, commit: string): ReadonlyMap<string, string> | null {
  const text = gitIn(root)([...FILES, ...RENAMES, '--diff-filter=R', '--name-status', '-z', commit, '--']);
  if (text === null) return null;
  // Threes of how alike they are, the former path and the present one.
  const told = text.split('\0');
  const renamed = new Map<string, string>();
  for (let at = 0; at + 2 < told.length; at += 3) renamed.set(told[at + 2] ?? '', told[at + 1] ?? '');
  return renamed;
}

function unknown(why: string): LineChange {
  return { known: false, why };
}

type KnownBase = Extract<ChangeBase, { kind: 'first' | 'commit' }>;

function filesIn(root: string, base: KnownBase): Map<string, ChangedLines> | null {
  // What git does not track has no line that was there before.
  const added = untrackedFiles(root);
  const git = gitIn(root);
  const text = git(base.kind === 'first' ? ['ls-files', '--cached', '-z'] : [...DIFF, base.commit, '--']);
  if (added === null || text === null) return null;
  const files = new Map<string, ChangedLines>(added.map((path) => [path, 'all']));
  const listed = base.kind === 'first' ? wholeFiles(text.split('\0')) : readDiff(text);
  for (const [path, lines] of listed) {
    const inside = filesAmong(root, [path]);
    if (inside === null) return null;
    // A submodule counts whole: what its commits changed is in another history.
    for (const file of inside) files.set(file, file === path && !isAmbiguous(path) ? lines : 'all');
  }
  return files;
}

function wholeFiles(paths: readonly string[]): ReadonlyMap<string, ChangedLines> {
  return new Map(paths.map((path) => [path, 'all']));
}

/** Bytes that are no text are all read as one character, so that several files may have the name. */
function isAmbiguous(path: string): boolean {
  return path.includes('\uFFFD');
}

/** The paths among some that the repository says are generated, as code hosts read it; null where git cannot tell. */
function generatedAmong(root: string, paths: readonly string[]): string[] | null {
  if (paths.length === 0) return [];
  const git = gitIn(root);
  const asked = paths.map((path) => `${path}\0`).join('');
  const told = git(['check-attr', '-z', '--stdin', 'linguist-generated'], asked)?.split('\0');
  if (told === undefined) return null;
  // Threes of path, attribute and value.
  const generated = told.flatMap((value, at) =>
    at % 3 === 2 && (value === 'set' || value === 'true') ? [told[at - 2] ?? ''] : [],
  );
  return generated.length > 0 && isSaidByOne(root, git) ? [] : generated;
}

/** Whether this clone has attributes of its own that say it: nobody else has that file, and git cannot leave it out. */
function isSaidByOne(root: string, git: Git): boolean {
  const file = git(['rev-parse', '--git-path', 'info/attributes'])?.trim() ?? '';
  try {
    return /linguist-generated|\[attr\]/.test(readFileSync(resolve(root, file), 'utf8'));
  } catch {
    return false;
  }
}

const HUNK = /^@@ -\d{1,9}(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@/;

/**
 * The lines of each file of a diff without context that are on its new side. A file that git takes for binary counts whole: whoever
 * declares a source as binary hides no line of it.
 */
export function readDiff(text: string): ReadonlyMap<string, ChangedLines> {
  const files = new Map<string, ChangedLines>();
  let path: string | null = null;
  /** Its name where it had another one. */
  let renamed: string | null = null;
  let ranges: LineRange[] = [];
  const end = (): void => {
    if (path !== null && ranges.length > 0) files.set(path, ranges);
    [path, renamed, ranges] = [null, null, []];
  };
  /** Lines of the present hunk that are still to come; what they hold is text of files, whatever it looks like. */
  let left = 0;
  for (const line of linesOf(text)) {
    if (left > 0 && (line.startsWith('+') || line.startsWith('-'))) {
      left -= 1;
      continue;
    }
    const hunk = HUNK.exec(line);
    if (hunk !== null) {
      const [gone, from, count] = [Number(hunk[1] ?? 1), Number(hunk[2]), Number(hunk[3] ?? 1)];
      left = gone + count;
      if (count > 0) ranges.push({ from, count });
    } else if (line.startsWith('diff --git ')) end();
    else if (line.startsWith(RENAMED)) renamed = unquoted(line.slice(RENAMED.length));
    else if (line.startsWith('+++ ')) path = pathIn(line.slice('+++ '.length));
    else if (line.startsWith('Binary files ')) {
      const binary = renamed ?? binaryIn(line);
      if (binary !== null) files.set(binary, 'all');
    }
  }
  end();
  return files;
}

/** One line after the other, without holding all of them. */
function* linesOf(text: string): Iterable<string> {
  for (let from = 0; from < text.length; ) {
    const found = text.indexOf('\n', from);
    const to = found < 0 ? text.length : found;
    yield text.slice(from, to);
    from = to + 1;
  }
}

/** `b/src/a.ts`, in quotes where it has characters that git writes otherwise; a tab ends one with spaces. */
function pathIn(written: string): string | null {
  const name = unquoted(written.replace(/\t$/, ''));
  return name.startsWith('b/') ? name.slice(2) : null;
}

/** `Binary files a/x and b/x differ`, of a file that kept its name. */
function binaryIn(line: string): string | null {
  const names = line.slice('Binary files '.length).replace(/ differ$/, '');
  if (names.startsWith(ADDED)) return pathIn(names.slice(ADDED.length));
  const quoted = / ("b\/(?:[^"\\]|\\.)*")$/.exec(names)?.[1];
  if (quoted !== undefined) return pathIn(quoted);
  // Where the file kept its name, both halves have it, whatever is in it.
  const half = names.slice((names.length + AND.length) / 2);
  if (names === `a/${half.slice(2)}${AND}${half}`) return pathIn(half);
  const at = names.lastIndexOf(`${AND}b/`);
  return at < 0 ? null : pathIn(names.slice(at + AND.length));
}

const AND = ' and ';
const ADDED = '/dev/null and ';
const RENAMED = 'rename to ';
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
};

/** A name as git quotes it: escapes as in C, with three octal digits for other bytes. */
function unquoted(name: string): string {
  if (!name.startsWith('"') || !name.endsWith('"')) return name;
  return name
    .slice(1, -1)
    .replace(/\\([0-7]{3}|.)/g, (_, escape: string) =>
      escape.length === 3 ? String.fromCharCode(Number.parseInt(escape, 8)) : (ESCAPES[escape] ?? escape),
    );
}
