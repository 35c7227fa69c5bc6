import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { gitIn } from './run-git.js';

/**
 * The branches of a repository, those of remotes without the remote's name, as they are known here: nothing is fetched.
 * Empty without git, or where the workspace is not the root of its repository.
 * @param root absolute path of the workspace root
 */
export function gitBranches(root: string): string[] {
  const refs = git(root, ['for-each-ref', '--format=%(refname)', 'refs/heads', 'refs/remotes']);
  const names = refs.split('\n').map((ref) => ref.replace(/^refs\/(?:heads|remotes\/[^/]+)\//, ''));
  return [...new Set(names)].filter((name) => name !== '' && name !== 'HEAD');
}

/** The branch that is checked out; empty where none is, or without git. */
export function gitBranch(root: string): string {
  return git(root, ['symbolic-ref', '--quiet', '--short', 'HEAD']).trim();
}

/** Who commits in this copy of the repository, by name or by the first part of the address; may be empty. */
export function gitAuthor(root: string): string {
  const name = git(root, ['config', 'user.name']).trim();
  return name === '' ? (git(root, ['config', 'user.email']).split('@')[0] ?? '').trim() : name;
}

/**
 * Whether git has a file of the workspace, told by its index. The list is made when it is first asked for, once: no answer for
 * thousands of paths may cost a process each. Without git nothing is tracked.
 * @param root absolute path of the workspace root, anywhere in its repository
 * @param placesOf gives the directories and files that all paths are in, when it is first asked; default: the whole workspace
 */
export function gitTracked(
  root: string,
  placesOf: () => readonly string[] = () => ['.'],
): (path: string) => boolean {
  let paths: ReadonlySet<string> | undefined;
  const list = (): string[] => {
    const places = placesOf().map((place) => `:(literal)${place}`);
    return places.length === 0 ? [] : runGit(root, ['ls-files', '-z', '--', ...places]).split('\0');
  };
  return (path) => {
    paths ??= new Set(list());
    return paths.has(path);
  };
}

/** What a command of git that only reads prints; empty when it fails in any way. */
function git(root: string, command: readonly string[]): string {
  return existsSync(join(root, '.git')) ? runGit(root, command) : '';
}

function runGit(root: string, command: readonly string[]): string {
  return gitIn(root)(command) ?? '';
}
