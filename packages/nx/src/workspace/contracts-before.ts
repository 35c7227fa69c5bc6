import { createHash } from 'node:crypto';
import type { Change } from './change-base.js';
import { gitBytes, gitIn } from './run-git.js';

/** Files that are looked at in the past. */
const MAX_FILES = 2_000;

/**
 * The files of all contracts directories that the change touches, as they were in its base, by path. Two processes of git for all of
 * them; none where it touches no contract. Null where git has not all of them, as in a clone that was made in part: what is missing
 * would look like a contract that is new.
 * @param root absolute path of the workspace root, anywhere in its repository
 */
export function contractsBefore(root: string, change: Change): ReadonlyMap<string, string> | null {
  const { base } = change;
  const directories = directoriesOf(change);
  if (base.kind !== 'commit' || directories.length === 0) return new Map();
  const listed = gitIn(root)(['ls-tree', '-r', '-z', base.commit, '--', ...directories]);
  if (listed === null) return null;
  const paths = listed.split('\0').flatMap((line) => {
    const path = /^\d+ blob [0-9a-f]+\t([^\n]+)$/.exec(line)?.[1];
    return path === undefined ? [] : [path];
  });
  return paths.length > MAX_FILES ? null : blobsAt(root, base.commit, paths);
}

/**
 * What the hash of gates that look at contracts has to know of the change: which contracts it touches, and what they were. Null where it
 * touches none, so that results stay in the cache whatever commit the change is based on.
 */
export function contractsDigest(root: string, change: Change): string | null {
  const { base, contracts } = change;
  if (base.kind === 'none') return null;
  if (contracts === null) return 'unknown';
  const directories = directoriesOf(change);
  if (base.kind !== 'commit' || directories.length === 0) return null;
  const before = gitIn(root)(['ls-tree', '-z', base.commit, '--', ...directories]) ?? '';
  return createHash('sha256').update(contracts.join('\0')).update('\n').update(before).digest('hex');
}

/** The outermost directory of that name of each contract that the change touches. */
function directoriesOf({ contracts }: Change): string[] {
  const directories = (contracts ?? []).map((path) => {
    const names = path.split('/');
    return names.slice(0, names.indexOf('contracts') + 1).join('/');
  });
  return [...new Set(directories)];
}

/** The texts of files in a commit, by path; null where one is missing. */
function blobsAt(root: string, commit: string, paths: readonly string[]): ReadonlyMap<string, string> | null {
  const texts = new Map<string, string>();
  if (paths.length === 0) return texts;
  const asked = paths.map((path) => `${commit}:./${path}\n`).join('');
  const output = gitBytes(root, ['cat-file', '--batch'], asked);
  if (output === null) return null;
  let at = 0;
  for (const path of paths) {
    const end = output.indexOf('\n', at);
    const size = / blob (\d+)$/.exec(output.toString('utf8', at, Math.max(end, at)))?.[1];
    if (size === undefined) return null;
    texts.set(path, output.toString('utf8', end + 1, end + 1 + Number(size)));
    at = end + 2 + Number(size);
  }
  return texts;
}
