import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ancestorsOf, compileGlob } from '@plangate/core/graph';
import { changedFiles, filesAmong, type ChangedFile } from './git-files.js';
import { gitIn, type Git } from './run-git.js';

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
 * @param named the base that somebody named, and where; default: `NX_BASE`
 */
export function changeBase(root: string, named?: { readonly ref: string; readonly by: string }): ChangeBase {
  const git = gitIn(root);
  const { ref: asked, by } = named ?? { ref: process.env.NX_BASE ?? '', by: 'NX_BASE' };
  const names = asked === '' ? defaultBranches(root) : [asked];
  const commits = commitsOf(git, ['HEAD', 'HEAD^', ...names]);
  if (commits === null) return { kind: 'none' };
  const [head, parent, ...others] = commits;
  if (head === undefined || head === null) return { kind: 'first' };
  const found = mergeBase(git, head, others);
  if (asked !== '') return found ?? unknown(`${by} is ${asked}, which git does not have here`);
  const base = found ?? mergeBase(git, head, onlyBranch(git));
  if (base === null) return unknown('the default branch, or where this one left it, is not in this clone');
  return base.commit === head ? beforeHead(git, head, parent ?? null) : base;
}

function unknown(why: string): ChangeBase {
  return { kind: 'unknown', why };
}

/** The parent of a commit on the default branch; the commit itself where it is the first and something changed since. */
function beforeHead(git: Git, head: string, parent: string | null): ChangeBase {
  if (parent !== null) return { kind: 'commit', commit: parent };
  if (git(['rev-parse', '--is-shallow-repository'])?.trim() === 'true') {
    return unknown('the commit before HEAD is not in this clone');
  }
  const changed =
    git(['status', '--porcelain', '--ignore-submodules=none', '--untracked-files=no'])?.trim() ?? '';
  return changed === '' ? { kind: 'first' } : { kind: 'commit', commit: head };
}

function mergeBase(
  git: Git,
  head: string,
  others: readonly (string | null)[],
): { kind: 'commit'; commit: string } | null {
  for (const other of new Set(others)) {
    if (other === null) continue;
    const commit = other === head ? head : (git(['merge-base', other, head])?.trim() ?? '');
    if (commit !== '') return { kind: 'commit', commit };
  }
  return null;
}

/** What is pushed tells more than a local branch that moves with every commit. */
function defaultBranches(root: string): string[] {
  const named = [defaultBase(root), ...DEFAULT_BRANCHES].filter((name) => name !== null);
  return [
    'refs/remotes/origin/HEAD',
    ...named.flatMap((name) => [`refs/remotes/origin/${name}`, `refs/heads/${name}`]),
  ];
}

/** A repository of one branch, whatever its name, has that for its default. */
function onlyBranch(git: Git): readonly string[] {
  const refs = git(['for-each-ref', '--format=%(objectname)', 'refs/heads', 'refs/remotes']) ?? '';
  const commits = refs.split('\n').filter((commit) => commit !== '');
  return commits.length === 1 ? commits : [];
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

/** The commits that names stand for, by one process; null where a name stands for none. Null without a repository, or without git. */
function commitsOf(git: Git, names: readonly string[]): readonly (string | null)[] | null {
  const asked = names.map((name) => `${name.replaceAll('\n', ' ')}^{commit}\n`).join('');
  const answers = git(['cat-file', '--batch-check=%(objectname) %(objecttype)'], asked)?.split('\n');
  return answers === undefined
    ? null
    : names.map((_, at) => /^([0-9a-f]{40,64}) commit$/.exec(answers[at] ?? '')?.[1] ?? null);
}

/** A text file of the workspace as it was in a commit; null where it did not exist. */
export function fileAt(root: string, commit: string, path: string): string | null {
  return gitIn(root)(['cat-file', 'blob', `${commit}:./${path}`]);
}

/** What the present change does that decides verdicts, as far as git can tell. */
export interface Change {
  readonly base: ChangeBase;
  /** Task lists that commits since the base or the working tree change, as paths in the order of their names; null where git cannot tell. */
  readonly taskLists: readonly string[] | null;
  /** Files of contracts directories that the change alters, adds or deletes; null where git cannot tell. */
  readonly contracts: readonly string[] | null;
  /** Directories that had files in the base, or in the last commit, of which one at least is gone. */
  readonly thinned: ReadonlySet<string>;
}

/**
 * Reads what the present change does.
 * @param root absolute path of the workspace root, anywhere in its repository
 * @param specsRoots directories, or globs for them, that hold features
 */
export function readChange(root: string, specsRoots: readonly string[]): Change {
  const base = changeBase(root);
  const git = gitIn(root);
  if (base.kind === 'none') return { base, taskLists: null, contracts: null, thinned: new Set() };
  // Without a base there is still the last commit, which every clone has.
  const uncommitted = base.kind === 'first' ? [] : changedFiles(root, 'diff', 'HEAD');
  const committed = base.kind === 'commit' ? changedFiles(root, 'diff-tree', base.commit, 'HEAD') : [];
  const changed = uncommitted === null || committed === null ? null : [...committed, ...uncommitted];
  const deleted = (changed ?? []).filter(({ gone }) => gone);
  const thinned = new Set(deleted.flatMap(({ path }) => ancestorsOf(path)));
  // What is in a submodule of another commit is known, and what was in it is not.
  const inside = changed === null ? null : filesInSubmodules(root, changed);
  // Where there was no commit, nothing can be lost.
  const contracts = base.kind === 'first' ? [] : contractsIn(base.kind === 'commit' ? changed : null, inside);
  if (base.kind !== 'commit') return { base, taskLists: null, contracts, thinned };
  const lists = specsRoots.map((specs) => `:(glob)${specs}/*/tasks.md`);
  const isList = compileLists(specsRoots);
  const added = git(['ls-files', '--others', '-z', '--', ...lists]);
  if (changed === null || inside === null || inside.some(isList) || added === null)
    return { base, taskLists: null, contracts, thinned };
  const paths = [...changed.map(({ path }) => path).filter(isList), ...added.split('\0')];
  const taskLists = [...new Set(paths)].filter((path) => path !== '').sort();
  return { base, taskLists, contracts, thinned };
}

/** The submodules that changed, and the files that each has now; null where git cannot tell. */
function filesInSubmodules(root: string, changed: readonly ChangedFile[]): readonly string[] | null {
  const submodules = changed.filter(({ isSubmodule }) => isSubmodule).map(({ path }) => path);
  const files = filesAmong(root, submodules);
  return files === null ? null : [...submodules, ...files];
}

function contractsIn(
  changed: readonly ChangedFile[] | null,
  inside: readonly string[] | null,
): string[] | null {
  if (changed === null || inside === null || inside.some((path) => IN_CONTRACTS.test(`${path}/`)))
    return null;
  return [...new Set(changed.map(({ path }) => path).filter((path) => CONTRACT.test(path)))].sort();
}

/** Files that may be contracts, whose directory it ever is. */
const CONTRACT = /(?:^|\/)contracts\/.*\.(?:json|ya?ml|graphqls?|gql|proto)$/i;

const IN_CONTRACTS = /(?:^|\/)contracts\//i;

function compileLists(specsRoots: readonly string[]): (path: string) => boolean {
  const globs = specsRoots.map((specs) => compileGlob(`${specs}/*/tasks.md`));
  return (path) => globs.some((glob) => glob.ok && glob.matches(path));
}

/**
 * What the hash of a feature's gate has to know of the change: which task lists it changes, and what they were. Null where it changes
 * none, so that results stay in the cache whatever commit the change is based on.
 */
export function changeDigest(root: string, { base, taskLists }: Change): string | null {
  if (base.kind === 'none') return null;
  if (base.kind !== 'commit') return base.kind;
  if (taskLists === null) return 'unknown';
  if (taskLists.length === 0) return null;
  const before = gitIn(root)(['ls-tree', '-z', base.commit, '--', ...taskLists]) ?? '';
  return createHash('sha256').update(taskLists.join('\0')).update('\n').update(before).digest('hex');
}

/** What the hash of every gate that looks at planned directories has to know: which directories the change deletes; null for none. */
export function deletedDigest(root: string, { thinned }: Change): string | null {
  const deleted = [...thinned].filter((directory) => !existsSync(join(root, directory))).sort();
  return deleted.length === 0 ? null : createHash('sha256').update(deleted.join('\0')).digest('hex');
}
