import { comparePaths } from '@plangate/core';
import { directoryOf } from '../../workspace/paths.js';
import { readingsOf, usualCase } from './readings.js';

/** The files of one project, relative to its root. */
export interface ProjectFiles {
  readonly name: string;
  readonly files: readonly string[];
}

/** How a file counts. */
export interface FileKinds {
  isSource(path: string): boolean;
  isTest(path: string): boolean;
}

/** An entity that lacks files which others have. */
export interface PartialEntity {
  readonly project: string;
  readonly entity: string;
  /** Paths with a place for the name that it has no file for. */
  readonly missing: readonly string[];
}

/** What projects have in common. */
export interface InferredStructure {
  /** Directories that all of them have. */
  readonly directories: readonly string[];
  /** Directories that at least half of them have. */
  readonly optional: readonly string[];
  /** Files that all of them have. */
  readonly files: readonly string[];
  /** Paths of files that most entities have, with a place for the name; the first ones are of sources. */
  readonly patterns: readonly string[];
  /** Those of the patterns for which each entity has a file. */
  readonly complete: readonly string[];
  /** The entities that were found, by project. */
  readonly entities: readonly { readonly project: string; readonly entity: string }[];
  readonly partial: readonly PartialEntity[];
}

/** A name that may be that of an entity of one project, and its files by pattern. */
interface Candidate {
  readonly project: string;
  readonly name: string;
  readonly files: Map<string, string>;
  leads: boolean;
}

/**
 * Finds what projects have in common. An entity is a name with at least two sources, such as a model and a service. Of several ways to
 * read the names, the one that explains most files counts; a name that shares less than half of its sources with the others is no entity.
 */
export function inferStructure(projects: readonly ProjectFiles[], kinds: FileKinds): InferredStructure {
  const candidates = candidatesOf(projects, kinds);
  const best = bestOf(candidates, kinds);
  const members = best === null ? [] : membersOf(best, candidates, kinds);
  const counts = countBy(members.flatMap(({ files }) => [...files.keys()]));
  const patterns = [...counts]
    .filter(([, count]) => count * 2 >= members.length && (members.length === 1 || count > 1))
    .map(([pattern]) => pattern)
    .sort((a, b) => Number(kinds.isTest(a)) - Number(kinds.isTest(b)) || comparePaths(a, b));
  const ofEntities = new Set(
    members.flatMap(({ project, files }) => [...files.values()].map((path) => `${project}\0${path}`)),
  );
  return {
    ...directoriesOf(projects, patterns),
    files: commonFiles(projects, (project, path) => ofEntities.has(`${project}\0${path}`), kinds),
    patterns,
    complete: patterns.filter((pattern) => counts.get(pattern) === members.length),
    entities: members.map(({ project, name }) => ({ project, entity: name })),
    partial: members.flatMap(({ project, name, files }) => {
      const missing = patterns.filter((pattern) => !files.has(pattern));
      return missing.length === 0 ? [] : [{ project, entity: name, missing }];
    }),
  };
}

function candidatesOf(projects: readonly ProjectFiles[], kinds: FileKinds): Candidate[] {
  const all = projects.flatMap(({ name: project, files }) => {
    const found = new Map<string, Candidate>();
    const code = files.filter((path) => kinds.isSource(path) || kinds.isTest(path));
    const usual = usualCase(code);
    for (const path of code) {
      for (const { name, pattern, isLeading } of readingsOf(path, usual)) {
        const known = found.get(name) ?? { project, name, files: new Map<string, string>(), leads: false };
        known.files.set(pattern, path);
        known.leads ||= isLeading && kinds.isSource(path);
        found.set(name, known);
      }
    }
    return [...found.values()];
  });
  const isCandidate = (one: Candidate): boolean => one.leads && sourcesOf(one, kinds).length > 1;
  const support = countBy(all.filter(isCandidate).flatMap(({ files }) => [...files.keys()]));
  for (const { files } of all) dropOthersNames(files, support);
  return all.filter(isCandidate);
}

/** `card-holder.ts` beside `card.ts` is of another entity, unless several entities have such a file. */
function dropOthersNames(files: Map<string, string>, support: ReadonlyMap<string, number>): void {
  const wholes = new Set([...files.keys()].filter((pattern) => isWhole(pattern)));
  for (const pattern of [...files.keys()]) {
    if (wholes.has(pattern) || (support.get(pattern) ?? 0) > 1) continue;
    const whole = pattern.replace(/(__entit(?:y|ies)(?:_[a-z]+)?__)[^./]*(\.[^/]*)$/, '$1$2');
    if (whole !== pattern && wholes.has(whole)) files.delete(pattern);
  }
}

function isWhole(pattern: string): boolean {
  return /(?:^|\/)__entit(?:y|ies)(?:_[a-z]+)?__\.[^/]*$/.test(pattern);
}

function sourcesOf({ files }: Candidate, kinds: FileKinds): string[] {
  return [...files].flatMap(([pattern, path]) => (kinds.isTest(path) ? [] : [pattern]));
}

/** The name whose sources most others have too; of several the one that is the whole name of a file, then the shortest. */
function bestOf(candidates: readonly Candidate[], kinds: FileKinds): Candidate | null {
  const support = countBy(candidates.flatMap((one) => sourcesOf(one, kinds)));
  const score = (one: Candidate): number =>
    sourcesOf(one, kinds).reduce((sum, pattern) => sum + (support.get(pattern) ?? 0), 0);
  const [best] = [...candidates]
    .map((one) => ({ one, score: score(one), whole: Number([...one.files.keys()].some(isWhole)) }))
    .sort(
      (a, b) =>
        b.score - a.score ||
        b.whole - a.whole ||
        a.one.name.length - b.one.name.length ||
        comparePaths(a.one.name, b.one.name),
    );
  return best?.one ?? null;
}

/** The names that are entities as the best one is; a file is of the name by which most others have such a file. */
function membersOf(best: Candidate, candidates: readonly Candidate[], kinds: FileKinds): Candidate[] {
  const support = countBy(candidates.flatMap(({ files }) => [...files.keys()]));
  const core = new Set(sourcesOf(best, kinds));
  const isMember = (one: Candidate): boolean => {
    const sources = sourcesOf(one, kinds);
    const shared = sources.filter((pattern) => core.has(pattern)).length;
    return one === best || (shared > 0 && shared * 2 >= sources.length);
  };
  const members = candidates.filter(isMember);
  const owners = new Map<string, { one: Candidate; pattern: string; weight: number }>();
  for (const one of members) {
    for (const [pattern, path] of one.files) {
      const weight = support.get(pattern) ?? 0;
      const known = owners.get(`${one.project}\0${path}`);
      if (known === undefined || weight > known.weight)
        owners.set(`${one.project}\0${path}`, { one, pattern, weight });
    }
  }
  for (const one of members) one.files.clear();
  for (const [key, { one, pattern }] of owners) one.files.set(pattern, key.slice(key.indexOf('\0') + 1));
  return members.filter(({ files }) => files.size > 1);
}

function directoriesOf(
  projects: readonly ProjectFiles[],
  patterns: readonly string[],
): Pick<InferredStructure, 'directories' | 'optional'> {
  const counts = countBy(
    projects.flatMap(({ files }) => [...new Set(files.map(directoryOf))].filter(isPlainDirectory)),
  );
  const varying = patterns.map(directoryOf).filter((directory) => directory.includes('__'));
  const fixed = varying.map((directory) => directory.slice(0, directory.indexOf('__')));
  const isVarying = (directory: string): boolean =>
    fixed.some((lead) => lead !== '' && directory.startsWith(lead));
  const ofEntities = new Set(patterns.map(directoryOf));
  const chosen = (least: number): string[] =>
    withoutHolders(
      [...counts].flatMap(([name, count]) => (count >= least && !isVarying(name) ? [name] : [])),
      ofEntities,
    );
  const directories = chosen(projects.length);
  const optional = chosen(projects.length / 2).filter((directory) => !directories.includes(directory));
  return { directories, optional };
}

/** A directory that only holds others is there with them, unless files of entities are in it. */
function withoutHolders(directories: readonly string[], ofEntities: ReadonlySet<string>): string[] {
  return directories
    .filter((one) => ofEntities.has(one) || !directories.some((other) => other.startsWith(`${one}/`)))
    .sort(comparePaths);
}

function isPlainDirectory(directory: string): boolean {
  return directory !== '.' && !directory.split('/').some((segment) => segment.startsWith('.'));
}

/** One project alone shows nothing in common but its entry. */
function commonFiles(
  projects: readonly ProjectFiles[],
  isOfEntity: (project: string, path: string) => boolean,
  kinds: FileKinds,
): string[] {
  const counts = countBy(
    projects.flatMap(({ name, files }) =>
      files.filter((path) => (kinds.isSource(path) || kinds.isTest(path)) && !isOfEntity(name, path)),
    ),
  );
  return [...counts]
    .filter(([path, count]) => count === projects.length && (projects.length > 1 || isEntry(path)))
    .map(([path]) => path)
    .sort(comparePaths);
}

function isEntry(path: string): boolean {
  return /^src\/(?:index|main|__init__)\.[a-z]+$/.test(path);
}

function countBy(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
