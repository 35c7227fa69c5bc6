import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { joinPath } from '@plangate/core/graph';
import { gitIn } from './run-git.js';

/** How deep repositories may be in each other. */
const MAX_DEPTH = 8;

/** What a comparison tells as `:160000 160000 <object> <object> M`: the modes are those of a submodule. */
const SUBMODULE = /^:(?:160000 \d{6}|\d{6} 160000) /;

/** A path in which two states differ. */
export interface ChangedFile {
  readonly path: string;
  /** The second state lacks it. */
  readonly gone: boolean;
  /** A file of both whose content or mode is another. */
  readonly isEdit: boolean;
  /** It is a submodule in one of them: a path stands for all files of it. */
  readonly isSubmodule: boolean;
}

/**
 * The paths in which two states differ; null where git cannot tell. Comparing two commits looks at no file on disk.
 * @param root absolute path of the directory that paths are relative to
 */
export function changedFiles(
  root: string,
  command: 'diff' | 'diff-tree',
  ...states: readonly string[]
): ChangedFile[] | null {
  const whole = command === 'diff' ? ['--no-ext-diff'] : ['-r'];
  const flags = ['--raw', '--no-renames', '--relative', '--ignore-submodules=none', '-z'];
  const listed = gitIn(root)([command, ...whole, ...flags, ...states, '--'])?.split('\0');
  if (listed === undefined) return null;
  return listed.flatMap((entry, at) => {
    const path = listed[at + 1] ?? '';
    return at % 2 === 0 && path !== ''
      ? [
          {
            path,
            gone: entry.endsWith(' D'),
            isEdit: entry.endsWith(' M') && !SUBMODULE.test(entry),
            isSubmodule: SUBMODULE.test(entry),
          },
        ]
      : [];
  });
}

/** The files that git does not track and does not ignore, those of repositories in it included; null where git cannot tell. */
export function untrackedFiles(root: string): string[] | null {
  const listed = gitIn(root)(['ls-files', '--others', '--exclude-standard', '-z']);
  return listed === null ? null : filesAmong(root, listed.split('\0'));
}

/**
 * Paths that git lists, with the files of each repository among them in its place: git says of a submodule, and of a repository that it
 * does not track, no more than where it is. Null where git cannot tell.
 */
export function filesAmong(root: string, paths: readonly string[], depth = 0): string[] | null {
  const files: string[] = [];
  for (const listed of paths) {
    const path = listed.replace(/\/$/, '');
    if (path === '') continue;
    const inside = isDirectory(join(root, path)) ? filesOfRepository(root, path, depth) : [path];
    if (inside === null) return null;
    for (const file of inside) files.push(file);
  }
  return files;
}

/** Every file of a repository below another one. Where its files are there and git does not know them, nobody can tell. */
function filesOfRepository(root: string, path: string, depth: number): string[] | null {
  const place = join(root, path);
  if (!existsSync(join(place, '.git'))) return readdirSync(place).length === 0 ? [] : null;
  const git = gitIn(place);
  // A `.git` that is broken leads to the repository around it.
  if (depth >= MAX_DEPTH || git(['rev-parse', '--show-prefix'])?.trim() !== '') return null;
  const listed = git(['ls-files', '--cached', '--others', '--exclude-standard', '-z']);
  if (listed === null) return null;
  return filesAmong(place, listed.split('\0'), depth + 1)?.map((file) => joinPath(path, file)) ?? null;
}

function isDirectory(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
