import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Fate, MissingPath } from '@plangate/core';
import { isWithin, joinPath, nameOf } from '@plangate/core/graph';
import type { Git } from './run-git.js';

/** Commits that are looked at for one list of paths; a plan with more moves than that is reported. */
const MAX_COMMITS = 50;
/** How often a path may have moved on. */
const MAX_HOPS = 8;
/** Percent of a file that is the same where git pairs two names that differ; with one name its own limit of 50 is enough. */
const SURE = 90;

/** What one commit, or the working tree, did to files. */
interface Step {
  /** By the old path. */
  readonly moved: ReadonlyMap<string, string>;
  readonly gone: ReadonlySet<string>;
}

/** Where the history of a workspace is asked. */
export interface GitPlace {
  /** Absolute path of the workspace root. */
  readonly root: string;
  readonly git: Git;
  /** Whether something is at a path now. */
  readonly isThere: (path: string) => boolean;
}

/**
 * What became of missing paths since a file was first committed, by the renames that git finds; those that git never had, or lost
 * earlier, are left out. Git pairs files by what is in them. A pair of two names counts only where nearly all of it is the same: two
 * short files are easily alike.
 * @param since path of the file, such as a plan
 */
export function gitFates(
  place: GitPlace,
  since: string,
  missing: readonly MissingPath[],
): ReadonlyMap<string, Fate> {
  const { git } = place;
  const first =
    git(['log', '-1', '--diff-filter=A', '--format=%H', '--', `:(literal)${since}`])?.trim() ?? '';
  const steps: Step[] = [uncommitted(place, missing)];
  const known = new Set<string>();
  let asked = missing.map(({ path }) => path);
  for (let hop = 0; hop < MAX_HOPS && asked.length > 0 && first !== ''; hop += 1) {
    const commits = commitsRemoving(git, asked, `${first}..HEAD`).filter((commit) => !known.has(commit));
    for (const commit of commits) known.add(commit);
    const found = commits.map((commit) => stepOf(git, ['diff-tree', '-r', '--no-commit-id', commit]));
    steps.push(...found);
    const targets = found
      .flatMap(({ moved }) => [...moved])
      .filter(([from]) => asked.some((path) => isWithin(from, path)));
    asked = targets.map(([, to]) => to).filter((to) => !place.isThere(to));
  }
  return new Map(
    missing.flatMap(({ path, kind }) => {
      // A leaf without an extension is drawn as a directory and may be a file.
      const file = fateOfFile(path, steps, place);
      const fate = file ?? (kind === 'dir' ? fateOfDirectory(path, steps, place) : null);
      return fate === null ? [] : [[path, fate] as const];
    }),
  );
}

/** The commits that removed files at some paths or below them, the latest first. */
function commitsRemoving(git: Git, paths: readonly string[], range: string): readonly string[] {
  const places = [...new Set(paths)].map((path) => `:(literal)${path}`);
  const command = [
    'log',
    '--no-renames',
    '--diff-filter=D',
    '--format=%H',
    `-${String(MAX_COMMITS)}`,
    range,
    '--',
  ];
  return (git([...command, ...places]) ?? '').split('\n').filter((commit) => commit !== '');
}

/** The renames and removals of a comparison of git. */
function stepOf(git: Git, [command = '', ...words]: readonly string[]): Step {
  const flags = ['-M', '--no-rename-empty', '--diff-filter=RD', '--name-status', '--relative', '-z'];
  const tokens = (git([command, ...flags, ...words]) ?? '').split('\0');
  const moved = new Map<string, string>();
  const gone = new Set<string>();
  for (let at = 0; at < tokens.length; ) {
    const status = tokens[at] ?? '';
    const from = tokens[at + 1] ?? '';
    if (status.startsWith('R')) {
      const to = tokens[at + 2] ?? '';
      if (nameOf(from) === nameOf(to) || Number(status.slice(1)) >= SURE) moved.set(from, to);
      else gone.add(from);
      at += 3;
    } else {
      if (status === 'D') gone.add(from);
      at += 2;
    }
  }
  return { moved, gone };
}

/** What the working tree has done to the last commit. Git pairs no file that it does not track, so those are paired here, by name and content. */
function uncommitted({ root, git }: GitPlace, missing: readonly MissingPath[]): Step {
  const step = stepOf(git, ['diff', 'HEAD']);
  const gone = [...step.gone].filter((path) => missing.some((one) => isWithin(path, one.path)));
  if (gone.length === 0) return step;
  const names = new Set(gone.map(nameOf));
  const untracked = (git(['ls-files', '--others', '--exclude-standard', '-z']) ?? '')
    .split('\0')
    .filter(
      (path) => path !== '' && !path.includes('\n') && names.has(nameOf(path)) && isFilled(join(root, path)),
    );
  if (untracked.length === 0) return step;
  const before = blobsAt(git, gone);
  // Git takes these as paths from the top of the repository, of which the workspace may be a part.
  const places = untracked.map((path) => `${join(root, path)}\n`).join('');
  const written = (git(['hash-object', '--stdin-paths'], places) ?? '').split('\n');
  const now = new Map(untracked.map((path, at) => [path, written[at] ?? '']));
  const [former, present] = [alike(before), alike(now)];
  const moved = new Map(step.moved);
  for (const [key, [from, ...rivals]] of former) {
    const [to, ...others] = present.get(key) ?? [];
    if (from !== undefined && to !== undefined && rivals.length + others.length === 0) moved.set(from, to);
  }
  return { moved, gone: new Set([...step.gone].filter((path) => !moved.has(path))) };
}

/** Paths by what is the same of them: their name and their blob. */
function alike(blobs: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [path, blob] of blobs) {
    const key = `${blob}/${nameOf(path)}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, [path]);
    else known.push(path);
  }
  return found;
}

/** What is empty is the same as any other empty file. */
function isFilled(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() === true && stats.size > 0;
}

function blobsAt(git: Git, paths: readonly string[]): ReadonlyMap<string, string> {
  const listed = git(['ls-tree', '-r', '-z', 'HEAD', '--', ...paths]) ?? '';
  return new Map(
    listed.split('\0').flatMap((line) => {
      const match = /^\d+ blob ([0-9a-f]{40,64})\t([^]*)$/.exec(line);
      return match === null ? [] : [[match[2] ?? '', match[1] ?? ''] as const];
    }),
  );
}

/** Follows a file through the steps, the latest of which come first; null where none of them knows it. */
function fateOfFile(path: string, steps: readonly Step[], { isThere }: GitPlace): Fate | null {
  let at = path;
  for (let hop = 0; hop < MAX_HOPS; hop += 1) {
    const from = at;
    const step = steps.find(({ moved, gone }) => moved.has(from) || gone.has(from));
    const to = step?.moved.get(from);
    if (to === undefined) return step === undefined && at === path ? null : { kind: 'removed' };
    if (isThere(to)) return { kind: 'moved', to };
    at = to;
  }
  return { kind: 'removed' };
}

/**
 * A directory moved where every file that was in it is in the same place of one other directory, rewritten or not. Where files are
 * in several places, or some are gone, nobody can say what it is called now.
 */
function fateOfDirectory(directory: string, steps: readonly Step[], place: GitPlace): Fate | null {
  const known = steps.flatMap(({ moved, gone }) => [...moved.keys(), ...gone]);
  const files = [...new Set(known)].filter((path) => path !== directory && isWithin(path, directory));
  if (files.length === 0) return null;
  const fates = files.map((path) => ({
    inside: path.slice(directory.length + 1),
    fate: fateOfFile(path, steps, place),
  }));
  const places = new Set(
    fates.flatMap(({ inside, fate }) => {
      if (fate?.kind !== 'moved') return [];
      return [fate.to.endsWith(`/${inside}`) ? fate.to.slice(0, -inside.length - 1) : fate.to];
    }),
  );
  const [only] = places;
  const isWhole = (to: string): boolean => fates.every(({ inside }) => place.isThere(joinPath(to, inside)));
  if (only !== undefined && places.size === 1 && isWhole(only)) return { kind: 'moved', to: only };
  return places.size === 0 ? { kind: 'removed' } : { kind: 'scattered', places: [...places].sort() };
}
