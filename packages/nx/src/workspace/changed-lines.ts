import { createHash } from 'node:crypto';
import type { ChangedLines, LineChange, LineRange } from '@plangate/core';
import { isWithin } from '@plangate/core/graph';
import type { ChangeBase, Git } from './change-base.js';
import { gitIn } from './change-base.js';

const FILES = ['diff', '--no-ext-diff', '--no-textconv', '--no-color', '--relative', '--ignore-submodules'];
const RENAMES = ['--find-renames=50%', '-l1000'];
/** Names of paths as they are, and what users set for themselves undone: the same lines on every machine. */
const DIFF = [
  ...['-c', 'core.quotePath=false', '-c', 'diff.noprefix=false', '-c', 'diff.mnemonicPrefix=false'],
  ...FILES,
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
  const git = gitIn(root);
  const files = filesIn(git, base);
  const generated = files === null ? null : generatedAmong(git, [...files.keys()]);
  if (files === null || generated === null)
    return unknown('git cannot compare the files, or they differ in too much');
  for (const path of generated) files.delete(path);
  const since = base.kind === 'first' ? 'the first commit' : base.commit.slice(0, SHORT);
  return { known: true, since, files, generated };
}

/**
 * What the hash of a gate that looks at changed lines has to know: which of its project they are. Null where none of them changed, so
 * that results stay in the cache whatever commit the change is based on.
 */
export function changedLinesDigest(change: LineChange, project: string): string | null {
  if (!change.known) return 'unknown';
  const own = [...change.files].filter(([path]) => isWithin(path, project)).sort(byPath);
  const generated = change.generated.filter((path) => isWithin(path, project)).sort();
  if (own.length === 0 && generated.length === 0) return null;
  return createHash('sha256')
    .update(JSON.stringify([own, generated]))
    .digest('hex');
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

function byPath([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}

function unknown(why: string): LineChange {
  return { known: false, why };
}

type KnownBase = Extract<ChangeBase, { kind: 'first' | 'commit' }>;

function filesIn(git: Git, base: KnownBase): Map<string, ChangedLines> | null {
  // What git does not track has no line that was there before.
  const fresh = ['ls-files', '--others', '--exclude-standard', '-z'];
  const added = git([...fresh, ...(base.kind === 'first' ? ['--cached'] : [])]);
  if (added === null) return null;
  const whole = added.split('\0').filter((path) => path !== '');
  const files = new Map<string, ChangedLines>(whole.map((path) => [path, 'all']));
  if (base.kind === 'first') return files;
  const text = git([...DIFF, base.commit, '--']);
  if (text === null) return null;
  for (const [path, lines] of readDiff(text)) files.set(path, lines);
  return files;
}

/** The paths among some that the repository says are generated, as code hosts read it; null where git cannot tell. */
function generatedAmong(git: Git, paths: readonly string[]): string[] | null {
  if (paths.length === 0) return [];
  const asked = paths.map((path) => `${path}\0`).join('');
  const told = git(['check-attr', '-z', '--stdin', 'linguist-generated'], asked)?.split('\0');
  if (told === undefined) return null;
  // Threes of path, attribute and value.
  return told.flatMap((value, at) =>
    at % 3 === 2 && (value === 'set' || value === 'true') ? [told[at - 2] ?? ''] : [],
  );
}

const HUNK = /^@@ -\d{1,9}(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@/;

/**
 * The lines of each file of a diff without context that are on its new side. A file that git takes for binary counts whole: whoever
 * declares a source as binary hides no line of it.
 */
export function readDiff(text: string): ReadonlyMap<string, ChangedLines> {
  const files = new Map<string, ChangedLines>();
  let path: string | null = null;
  let ranges: LineRange[] = [];
  const end = (): void => {
    if (path !== null && ranges.length > 0) files.set(path, ranges);
    [path, ranges] = [null, []];
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
    else if (line.startsWith('+++ ')) path = pathIn(line.slice('+++ '.length));
    else if (line.startsWith('Binary files ')) {
      const binary = binaryIn(line);
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

/** `Binary files a/x and b/x differ`; the first name may be of the file before it was renamed. */
function binaryIn(line: string): string | null {
  const names = line.slice('Binary files '.length).replace(/ differ$/, '');
  const quoted = / ("b\/(?:[^"\\]|\\.)*")$/.exec(names)?.[1];
  if (quoted !== undefined) return pathIn(quoted);
  // Where the file kept its name, both halves have it, whatever is in it.
  const half = names.slice((names.length + AND.length) / 2);
  if (names === `a/${half.slice(2)}${AND}${half}`) return pathIn(half);
  const at = names.lastIndexOf(`${AND}b/`);
  return at < 0 ? null : pathIn(names.slice(at + AND.length));
}

const AND = ' and ';
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
