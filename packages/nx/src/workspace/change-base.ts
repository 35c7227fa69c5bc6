import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';

/** The commit that the present change is based on, as far as it can be told. */
export type ChangeBase =
  /** No repository, or no git: there is no change. */
  | { readonly kind: 'none' }
  /** A repository without a commit before this change. */
  | { readonly kind: 'first' }
  /** A repository that has not the commit, as in a shallow clone. */
  | { readonly kind: 'unknown'; readonly why: string }
  | { readonly kind: 'commit'; readonly commit: string };

/** Branches that are the default of a repository where nx.json does not name one. */
const DEFAULT_BRANCHES = ['main', 'master'];

/**
 * The commit before the present change: where the branch left the one of `NX_BASE`, or else the default branch, as `nx affected`
 * has it. On the default branch itself it is the commit before HEAD, so that a commit that was just pushed is a change, too.
 * @param root absolute path of the workspace root, anywhere in its repository
 */
export function changeBase(root: string): ChangeBase {
  const git = gitIn(root);
  if (git(['rev-parse', '--is-inside-work-tree'])?.trim() !== 'true') return { kind: 'none' };
  const head = commitOf(git, 'HEAD');
  if (head === null) return { kind: 'first' };
  const asked = process.env.NX_BASE ?? '';
  if (asked !== '')
    return mergeBase(git, head, [asked]) ?? unknown(`NX_BASE is ${asked}, which git does not have here`);
  const found = mergeBase(git, head, defaultBranches(root, git));
  if (found === null) return unknown('the default branch, or where this one left it, is not in this clone');
  return found.commit === head ? beforeHead(git, head) : found;
}

type Git = (command: readonly string[]) => string | null;

function unknown(why: string): ChangeBase {
  return { kind: 'unknown', why };
}

/** The parent of a commit on the default branch; the commit itself where it is the first and something changed since. */
function beforeHead(git: Git, head: string): ChangeBase {
  const parent = commitOf(git, 'HEAD^');
  if (parent !== null) return { kind: 'commit', commit: parent };
  if (git(['rev-parse', '--is-shallow-repository'])?.trim() === 'true') {
    return unknown('the commit before HEAD is not in this clone');
  }
  const changed = git(['status', '--porcelain', '--untracked-files=no'])?.trim() ?? '';
  return changed === '' ? { kind: 'first' } : { kind: 'commit', commit: head };
}

function mergeBase(
  git: Git,
  head: string,
  refs: readonly string[],
): { kind: 'commit'; commit: string } | null {
  for (const ref of refs) {
    const other = commitOf(git, ref);
    if (other === null) continue;
    const commit = git(['merge-base', other, head])?.trim() ?? '';
    if (commit !== '') return { kind: 'commit', commit };
  }
  return null;
}

/** What is pushed tells more than a local branch that moves with every commit. */
function defaultBranches(root: string, git: Git): string[] {
  const named = [defaultBase(root), ...DEFAULT_BRANCHES].filter((name) => name !== null);
  const known = [
    'refs/remotes/origin/HEAD',
    ...named.flatMap((name) => [`refs/remotes/origin/${name}`, `refs/heads/${name}`]),
  ];
  // A repository of one branch, whatever its name, has that for its default.
  const all = (git(['for-each-ref', '--format=%(refname)', 'refs/heads', 'refs/remotes']) ?? '').split('\n');
  const only = all.filter((ref) => ref !== '');
  return only.length === 1 ? [...known, ...only] : known;
}

function defaultBase(root: string): string | null {
  try {
    const nxJson = JSON.parse(readFileSync(join(root, 'nx.json'), 'utf8')) as {
      defaultBase?: unknown;
      affected?: { defaultBase?: unknown };
    };
    const name = nxJson.defaultBase ?? nxJson.affected?.defaultBase;
    return typeof name === 'string' && name !== '' ? name : null;
  } catch {
    return null;
  }
}

function commitOf(git: Git, ref: string): string | null {
  const found =
    git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])?.trim() ?? '';
  return /^[0-9a-f]{40,64}$/.test(found) ? found : null;
}

/** A text file of the workspace as it was in a commit; null where it did not exist. */
export function fileAt(root: string, commit: string, path: string): string | null {
  return gitIn(root)(['show', `${commit}:./${path}`]);
}

/**
 * The task lists of features that the working tree has otherwise than a commit, as paths in the order of their names; null where git
 * cannot tell.
 * @param specsRoots directories, or globs for them, that hold features
 */
export function changedTaskLists(
  root: string,
  commit: string,
  specsRoots: readonly string[],
): string[] | null {
  const git = gitIn(root);
  const lists = specsRoots.map((specs) => `:(glob)${specs}/*/tasks.md`);
  const changed = git(['diff', '--name-only', '--no-renames', '--relative', '-z', commit, '--', ...lists]);
  const added = git(['ls-files', '--others', '-z', '--', ...lists]);
  if (changed === null || added === null) return null;
  return [...new Set(`${changed}${added}`.split('\0'))].filter((path) => path !== '').sort();
}

/**
 * What the hash of a gate has to know of the change: which task lists it changes, and what they were. Null where it changes none, so
 * that results stay in the cache whatever commit the change is based on.
 */
export function changeDigest(root: string, specsRoots: readonly string[]): string | null {
  const base = changeBase(root);
  if (base.kind === 'none') return null;
  if (base.kind !== 'commit') return base.kind;
  const paths = changedTaskLists(root, base.commit, specsRoots);
  if (paths === null) return 'unknown';
  if (paths.length === 0) return null;
  const before = gitIn(root)(['ls-tree', '-z', base.commit, '--', ...paths]) ?? '';
  return createHash('sha256').update(paths.join('\0')).update('\n').update(before).digest('hex');
}

/** Runs commands of git that only read; null when one fails in any way. */
function gitIn(root: string): Git {
  return (command) => {
    try {
      return execFileSync('git', command, {
        cwd: root,
        encoding: 'utf8',
        env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1' },
        maxBuffer: 64 * 1024 * 1024,
        stdio: ['ignore', 'pipe', 'ignore'],
        timeout: 10_000,
        windowsHide: true,
      });
    } catch {
      return null;
    }
  };
}
