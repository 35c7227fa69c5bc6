import { comparePaths, entityPattern, type EntityPattern } from '@plangate/core';
import { compileGlob, isGlob, nameOf } from '@plangate/core/graph';
import { directoryOf } from '../../workspace/paths.js';
import type { FileKinds } from './infer.js';

/** What a structure says about where files of one project go; all paths are relative to the root of the project. */
export interface Places {
  /** Directories that a project must or may have. */
  readonly directories: readonly string[];
  /** Paths of files, which may have a place for the name of an entity. */
  readonly files: readonly string[];
  /** Globs of the files that a directory takes. */
  readonly takes: ReadonlyMap<string, readonly string[]>;
}

/** A file that has another place in the structure. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** What it takes to move a project to a structure. */
export interface Moves {
  readonly moves: readonly Move[];
  /** Files that several places are possible for, so that a person has to choose. */
  readonly unclear: readonly { readonly path: string; readonly places: readonly string[] }[];
  /** Moves that cannot be made, because something is at their place already, or would be. */
  readonly taken: readonly (Move & { readonly by: string })[];
  /** Sources and tests in no directory of the structure, for which it has no place. */
  readonly unplaced: readonly string[];
}

/** Where a file goes: a path, nothing (it stays), or several. */
type Answer = { readonly to: string } | { readonly places: readonly string[] } | null;

/**
 * Computes where the files of a project go. In this order: a file at its place stays; what a directory takes goes there; a name with more
 * than the entity in it (`card-service.ts`) goes where the structure has such names; `card.ts` follows a neighbour of its entity; what
 * is in no directory of the structure goes by the name of its own directory. Where two places are possible nothing is moved.
 * @param files all paths of files in the project, relative to its root
 */
export function movesTo(places: Places, files: readonly string[], kinds: FileKinds): Moves {
  const context = contextOf(places, files, kinds);
  const answers = files.map((path) => ({ path, answer: settled(placeOf(path, context), context) }));
  const wanted = withSnapshots(
    answers.flatMap(({ path, answer }) =>
      answer !== null && 'to' in answer && answer.to !== path ? [{ from: path, to: answer.to }] : [],
    ),
    files,
  );
  const taken = takenOf(wanted, files);
  const blocked = new Set(taken.map(({ from }) => from));
  const isCode = (path: string): boolean => kinds.isSource(path) || kinds.isTest(path);
  return {
    moves: wanted.filter(({ from }) => !blocked.has(from)),
    unclear: answers.flatMap(({ path, answer }) =>
      answer !== null && 'places' in answer ? [{ path, places: answer.places }] : [],
    ),
    taken,
    unplaced: answers.flatMap(({ path, answer }) =>
      answer === null && path.includes('/') && isCode(path) && !isPlaced(path, context) ? [path] : [],
    ),
  };
}

/** A test looks for its snapshots beside itself. */
function withSnapshots(moves: readonly Move[], files: readonly string[]): Move[] {
  const snapshotOf = (path: string): string =>
    `${path.slice(0, path.lastIndexOf('/') + 1)}__snapshots__/${nameOf(path)}.snap`;
  const known = new Set(files);
  const own = moves.flatMap(({ from, to }) =>
    known.has(snapshotOf(from)) ? [{ from: snapshotOf(from), to: snapshotOf(to) }] : [],
  );
  const taken = new Set(own.map(({ from }) => from));
  return [...moves.filter(({ from }) => !taken.has(from)), ...own];
}

interface Context extends Places {
  readonly patterns: readonly EntityPattern[];
  readonly taking: readonly Taking[];
  readonly kinds: FileKinds;
  /** By directory, the entities that names in it tell by more than the entity alone. */
  readonly named: ReadonlyMap<string, ReadonlySet<string>>;
}

function contextOf(places: Places, files: readonly string[], kinds: FileKinds): Context {
  const patterns = places.files.map((text) => entityPattern(text));
  const taking = takingOf(places);
  const named = new Map<string, Set<string>>();
  for (const path of files) {
    const [only, ...others] = telling(path, { patterns, kinds });
    if (only === undefined || others.length > 0) continue;
    const directory = directoryOf(path);
    named.set(directory, (named.get(directory) ?? new Set()).add(only.entity));
  }
  return { ...places, patterns, taking, kinds, named };
}

interface Named {
  readonly pattern: EntityPattern;
  readonly entity: string;
}

/** A place from which the same rules would move a file on does not count: a second run must find nothing to do. */
function settled(answer: Answer, context: Context): Answer {
  if (answer === null || !('to' in answer)) return answer;
  const next = placeOf(answer.to, context);
  return next !== null && 'to' in next && next.to !== answer.to ? { places: [answer.to, next.to] } : answer;
}

function placeOf(path: string, context: Context): Answer {
  const { patterns, directories, kinds } = context;
  if (!path.includes('/') || patterns.some((pattern) => pattern.entityOf(path) !== null)) return null;
  const taken = takenBy(path, context);
  if (taken.length > 0) return one(taken);
  const told = telling(path, context);
  if (told.length > 0) return one(told.map(({ pattern, entity }) => pattern.pathFor(entity)));
  const beside = besideNeighbour(path, context);
  if (beside.length > 0) return one(beside);
  const isCode = kinds.isSource(path) || kinds.isTest(path);
  return isPlaced(path, context) || !isCode ? null : one(byDirectory(path, directories));
}

function one(places: readonly string[]): Answer {
  const [first, ...others] = [...new Set(places)].sort(comparePaths);
  if (first === undefined) return null;
  return others.length === 0 ? { to: first } : { places: [first, ...others] };
}

/** Where directories that take a file want it. `src/lib/services/**` keeps what is below; any other glob takes the file alone. */
function takenBy(path: string, { taking }: Context): string[] {
  return taking.flatMap(({ directory, globs }) => {
    if (path.startsWith(`${directory}/`)) return [];
    const glob = globs.find(({ matches }) => matches(path));
    if (glob === undefined) return [];
    return [
      `${directory}/${glob.lead !== '' && !isGlob(glob.lead) ? path.slice(glob.lead.length) : nameOf(path)}`,
    ];
  });
}

/** The globs of a directory that takes files. */
interface Taking {
  readonly directory: string;
  readonly globs: readonly { readonly lead: string; readonly matches: (path: string) => boolean }[];
}

function takingOf({ takes }: Places): Taking[] {
  return [...takes].map(([directory, globs]) => ({
    directory,
    globs: globs.map((text) => {
      const compiled = compileGlob(text);
      return {
        lead: text.endsWith('/**') ? text.slice(0, -2) : '',
        matches: (path: string) => compiled.ok && compiled.matches(path),
      };
    }),
  }));
}

/** What a name says by more than the entity in it: `card-service.ts`. Of several patterns, those with most fixed characters. */
function telling(path: string, { patterns, kinds }: Pick<Context, 'patterns' | 'kinds'>): Named[] {
  const found = patterns
    .filter((pattern) => pattern.varies && kinds.isTest(pattern.text) === kinds.isTest(path))
    .flatMap((pattern) => {
      const entity = entityByName(path, pattern);
      return entity === null ? [] : [{ pattern, entity }];
    });
  const most = Math.max(0, ...found.map(({ pattern }) => pattern.fixed));
  return most === 0 ? [] : found.filter(({ pattern }) => pattern.fixed === most);
}

/** The entity that a file is of if only its name counts. Directories that vary are filled in from it. */
function entityByName(path: string, pattern: EntityPattern): string | null {
  const entity = entityPattern(nameOf(pattern.text)).entityOf(nameOf(path));
  if (entity === null || entity === '' || nameOf(pattern.pathFor(entity)) !== nameOf(path)) return null;
  return entity;
}

/** `card.ts` beside `card-service.ts`, outside the directories that hold files of entities, is the file of the same entity. */
function besideNeighbour(path: string, context: Context): string[] {
  const { patterns, kinds, named } = context;
  const directory = directoryOf(path);
  if (patterns.some((pattern) => pattern.varies && directoryOf(pattern.text) === directory)) return [];
  const entities = named.get(directory);
  if (entities === undefined) return [];
  return patterns
    .filter(
      (pattern) => pattern.varies && pattern.fixed === 0 && kinds.isTest(pattern.text) === kinds.isTest(path),
    )
    .flatMap((pattern) => {
      const entity = entityByName(path, pattern);
      return entity !== null && entities.has(entity) ? [pattern.pathFor(entity)] : [];
    });
}

/** What is in a directory called like one of the structure goes there, with the directories below. */
function byDirectory(path: string, directories: readonly string[]): string[] {
  const segments = path.split('/');
  for (let at = segments.length - 2; at >= 0; at -= 1) {
    const found = directories.filter((directory) => nameOf(directory) === segments[at]);
    if (found.length > 0) return found.map((directory) => [directory, ...segments.slice(at + 1)].join('/'));
  }
  return [];
}

function isPlaced(path: string, { directories, patterns }: Context): boolean {
  return (
    directories.some((directory) => path.startsWith(`${directory}/`)) ||
    patterns.some((pattern) => pattern.entityOf(path) !== null) ||
    (ENTRY.test(path) && directories.some((directory) => directory.startsWith(`${directoryOf(path)}/`)))
  );
}

/** What stands for the directories beside it. */
const ENTRY = /\/(?:index|main|mod|__init__)\.[a-z]+$/;

/**
 * Moves whose place is taken: by a file that stays, by another move, or by a path that differs in capitals only, which is the same
 * file on some disks.
 */
function takenOf(wanted: readonly Move[], files: readonly string[]): Moves['taken'] {
  const known = new Map<string, string>();
  for (const path of files) {
    for (const part of holders(path)) known.set(part.toLowerCase(), part);
  }
  const targets = new Map<string, Move[]>();
  for (const move of wanted) {
    const key = move.to.toLowerCase();
    targets.set(key, [...(targets.get(key) ?? []), move]);
  }
  return wanted.flatMap((move) => {
    const rival = targets.get(move.to.toLowerCase())?.find((other) => other.from !== move.from);
    if (rival !== undefined) return [{ ...move, by: rival.from }];
    const there = known.get(move.to.toLowerCase());
    if (there !== undefined) return [{ ...move, by: there }];
    const respelled = holders(move.to).find((part) => (known.get(part.toLowerCase()) ?? part) !== part);
    return respelled === undefined ? [] : [{ ...move, by: known.get(respelled.toLowerCase()) ?? respelled }];
  });
}

/** A path and every directory on its way. */
function holders(path: string): string[] {
  const segments = path.split('/');
  return segments.map((_, at) => segments.slice(0, at + 1).join('/'));
}
