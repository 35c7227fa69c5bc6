import { NO_PAST, type Past, type WorkspaceFiles } from '@plangate/core';
import { CONSTITUTION_PATH } from '@plangate/core/graph';
import { plangateDataDirectory } from './cache-directory.js';
import { cachedReader } from './cached-reader.js';
import { changeBase } from './change-base.js';
import { gitFates } from './git-renames.js';
import { directoryOf } from './paths.js';
import { gitIn, type Git } from './run-git.js';

interface PastOf {
  /** Absolute path of the workspace root. */
  readonly root: string;
  readonly files: WorkspaceFiles;
  readonly projects: readonly { readonly name: string; readonly root: string }[];
}

/** What git knows of a workspace before the present change; nothing without git, or in a clone without the commit. */
export function gitPast({ root, files, projects }: PastOf): Past {
  const base = changeBase(root);
  if (base.kind === 'none') return NO_PAST;
  const git = gitIn(root);
  const isThere = (path: string): boolean => files.kind(path) !== null;
  const fates: Past['fates'] = (plan, missing) => gitFates({ root, git, isThere }, plan, missing);
  if (base.kind !== 'commit') return { ...NO_PAST, fates };
  const textAt = remembered((path: string) => git(['cat-file', 'blob', `${base.commit}:./${path}`]));
  const linesAt = remembered((path: string) => linesOf(textAt(path)));
  const changed = once(() => changedPaths(git, base.commit, CONSTITUTION_PATH));
  const renamed = once(() => renamedProjects({ git, commit: base.commit, textAt }, { files, projects }));
  return {
    fates,
    constitution: async (file) => {
      const text = changed().has(file) ? textAt(file) : null;
      if (text === null) return null;
      const former: WorkspaceFiles = { ...files, read: () => ({ ok: true, text }) };
      const read = await cachedReader(former, plangateDataDirectory(root)).constitution(file);
      return read.ok ? { text, document: read.document } : null;
    },
    hadLine: (file, line) => linesAt(file).has(line),
    projectNow: (name) => renamed().get(name) ?? null,
  };
}

/** The files of a name, in any directory, that differ from what they were in a commit. */
function changedPaths(git: Git, commit: string, name: string): ReadonlySet<string> {
  const listed = git(['diff', '--name-only', '--relative', '-z', commit, '--', `:(glob)**/${name}`]) ?? '';
  return new Set(listed.split('\0').filter((path) => path !== ''));
}

function linesOf(text: string | null): ReadonlySet<string> {
  return new Set((text ?? '').split(/\r\n|\n|\r/));
}

interface Before {
  readonly git: Git;
  readonly commit: string;
  readonly textAt: (path: string) => string | null;
}

/** By their former names, the projects whose manifest has another name now; a name that several had is left out. */
function renamedProjects(
  { git, commit, textAt }: Before,
  { files, projects }: Pick<PastOf, 'files' | 'projects'>,
): ReadonlyMap<string, string> {
  const byRoot = new Map(projects.map((project) => [project.root, project.name]));
  const found = new Map<string, Set<string>>();
  for (const [from, to] of changedManifests(git, commit)) {
    const name = byRoot.get(directoryOf(to));
    const before = nameIn(textAt(from));
    const after = files.read(to);
    if (name === undefined || before === null || before === nameIn(after.ok ? after.text : null)) continue;
    found.set(before, (found.get(before) ?? new Set()).add(name));
  }
  return new Map(
    [...found].flatMap(([before, names]) =>
      names.size === 1 ? [[before, [...names][0] ?? ''] as const] : [],
    ),
  );
}

const MANIFESTS = ['project.json', 'package.json'];

/** Manifests of projects that the present change alters or moves, by their paths before and now. */
function changedManifests(git: Git, commit: string): [string, string][] {
  const places = MANIFESTS.map((name) => `:(glob)**/${name}`);
  const tokens = (
    git(['diff', '-M', '--name-status', '--relative', '--diff-filter=MR', '-z', commit, '--', ...places]) ??
    ''
  ).split('\0');
  const found: [string, string][] = [];
  for (let at = 0; at + 1 < tokens.length; ) {
    const isMove = tokens[at]?.startsWith('R') === true;
    found.push([tokens[at + 1] ?? '', tokens[at + (isMove ? 2 : 1)] ?? '']);
    at += isMove ? 3 : 2;
  }
  return found;
}

/** The name that a manifest gives its project; null where it gives none. */
function nameIn(text: string | null): string | null {
  try {
    const manifest = JSON.parse(text ?? '') as { name?: unknown; nx?: { name?: unknown } } | null;
    const name = manifest?.nx?.name ?? manifest?.name;
    return typeof name === 'string' && name !== '' ? name : null;
  } catch {
    return null;
  }
}

function once<Value>(compute: () => Value): () => Value {
  let known: { readonly value: Value } | undefined;
  return () => (known ??= { value: compute() }).value;
}

function remembered<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    if (!known.has(key)) known.set(key, compute(key));
    return known.get(key) as Value;
  };
}
