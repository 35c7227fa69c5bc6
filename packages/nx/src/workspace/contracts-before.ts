import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { gitIn, gitOptions, type Change } from './change-base.js';

/** Files that are looked at in the past. */
const MAX_FILES = 2_000;

/**
 * The files of all contracts directories that the change touches, as they were in its base, by path. Two processes of git for all of
 * them; none where it touches no contract.
 * @param root absolute path of the workspace root, anywhere in its repository
 */
export function contractsBefore(root: string, change: Change): ReadonlyMap<string, string> {
  const { base } = change;
  const directories = directoriesOf(change);
  if (base.kind !== 'commit' || directories.length === 0) return new Map();
  const listed = gitIn(root)(['ls-tree', '-r', '-z', '--name-only', base.commit, '--', ...directories]) ?? '';
  const paths = listed.split('\0').filter((path) => path !== '' && !path.includes('\n'));
  return blobsAt(root, base.commit, paths.slice(0, MAX_FILES));
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

/** The texts of files in a commit, by path; what is not a file there, or not text, is left out. */
function blobsAt(root: string, commit: string, paths: readonly string[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  if (paths.length === 0) return texts;
  const asked = paths.map((path) => `${commit}:./${path}\n`).join('');
  let output: Buffer;
  try {
    output = execFileSync('git', ['cat-file', '--batch'], gitOptions(root, asked));
  } catch {
    return texts;
  }
  let at = 0;
  for (const path of paths) {
    const end = output.indexOf('\n', at);
    if (end < 0) break;
    const size = / blob (\d+)$/.exec(output.toString('utf8', at, end))?.[1];
    at = end + 1;
    if (size === undefined) continue;
    texts.set(path, output.toString('utf8', at, at + Number(size)));
    at += Number(size) + 1;
  }
  return texts;
}
