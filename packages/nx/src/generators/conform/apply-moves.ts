import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Tree } from '@nx/devkit';
import { sanitize, type Selectable } from '@plangate/core';
import { joinPath, listed, relativeTo } from '@plangate/core/graph';
import { GeneratorProblem } from '../../scaffolding/problem.js';
import { STACKS } from '../../scaffolding/stacks/index.js';
import type { Compiler } from '../../tools/editing/script-source.js';
import { ANY_LANGUAGE, type ListedProjects } from '../shared/project-files.js';
import { MovedFiles, typescriptPath, type MovesByPath } from './moved-files.js';
import { brokenImports, linksOf, rewriteImports, type BrokenImport, type Links } from './rewrite-imports.js';
import { refuseTaken } from './refuse-taken.js';
import { grouped, SCRIPT, sourceGroups, type Sources } from './source-groups.js';
import { withNewPaths, withSameFiles, type UpdatedConfig } from './update-configs.js';

/** What is to be moved. */
export interface MoveRequest {
  readonly project: Selectable;
  /** Paths in the workspace. */
  readonly moves: MovesByPath;
  /** Those of the new places that have a file. It must be what the move writes there, as a run that was killed leaves it. */
  readonly present: ReadonlySet<string>;
  readonly listing: ListedProjects;
  /** The compiler of the workspace. */
  readonly ts: Compiler;
}

/** Files that import nothing, or whose imports TypeScript reads. */
const CAN_MOVE =
  /\.(?:[cm]?[jt]sx?|json|md|mdx|txt|snap|svg|png|jpe?g|gif|webp|ico|ya?ml|csv|graphql|gql|sql)$/;
/** Configurations that may name files of a project. */
const CONFIG = /(?:^|\/)(?:[^/]*\.json|[^/]*\.(?:config|setup|preset|workspace)\.[cm]?[jt]s)$/;
const LOCK = /(?:^|\/)(?:package-lock|npm-shrinkwrap|composer\.lock)/;

/**
 * Makes moves in the Tree. Nothing is written unless every import leads to the same file as before.
 * @returns what a person has to look at
 * @throws GeneratorProblem for a file that cannot be moved safely
 */
export function applyMoves(tree: Tree, request: MoveRequest): string[] {
  const { project, moves, present, ts } = request;
  refuseForeign(moves);
  if (typeof (ts as Partial<Compiler>).createLanguageService !== 'function') {
    throw new GeneratorProblem(
      'The TypeScript of the workspace cannot rewrite imports.',
      'Install a version with a language service, such as typescript@~6.0.',
    );
  }
  const sources = sourcesOf(request);
  const files = new MovedFiles(typescriptPath(tree.root), ts.sys, pendingTexts(tree));
  for (const path of present) files.leaveOut(path);
  const groups = sourceGroups(ts, files, { ...sources, moves });
  const before = new Map(groups.flatMap(({ paths }) => paths).map((path) => [path, files.read(path)]));
  const links = groups.map((group) => linksOf(ts, files, group));
  rewriteImports(ts, files, { groups, moves });
  const configs = updatedConfigs(files, { ...sources, moves });
  for (const { path, text } of configs) files.write(path, text);
  const moved = [...before.keys()].map((path) => moves.get(path) ?? path);
  const after = grouped(ts, files, moved).map((group) => linksOf(ts, files, group));
  refuseBroken(project, brokenImports(links, after, moves));
  refuseNotRun(request);
  const texts = changedTexts(files, { moves, before });
  for (const { path, text } of configs) texts.set(path, text);
  refuseOther(tree, request, texts);
  writeMoves(tree, { moves, texts, links });
  return warningsOf(files, { root: project.root, moves });
}

function refuseBroken({ name }: Selectable, broken: readonly BrokenImport[]): void {
  if (broken.length === 0) return;
  const lines = broken.map(({ path, specifier }) => sanitize(`  ${path}: ${specifier}`));
  throw new GeneratorProblem(
    `${sanitize(name)} was not moved, because these imports cannot be rewritten:\n${lines.join('\n')}`,
    'Import these files relatively or through the entry of the project, then run this again.',
  );
}

/** Imports of other languages are rewritten by nothing here. */
function refuseForeign(moves: MovesByPath): void {
  const foreign = [...moves.keys()].filter((path) => !CAN_MOVE.test(path));
  if (foreign.length === 0) return;
  throw new GeneratorProblem(
    `Nothing was moved: imports of ${sanitize(listed(foreign))} would not be rewritten.`,
    'Move the files that are listed above with `git mv`, and change their imports.',
  );
}

/** All files that git and Nx see, project by project, so that no bound is met before each has been looked at. */
function sourcesOf({ project, listing }: MoveRequest): Sources {
  const { projects } = listing;
  const pathsIn = (one: Selectable): string[] =>
    listing.pathsOf(one).files.map((path) => joinPath(one.root, path));
  const workspace = { name: 'The workspace', root: '.', tags: [] };
  const all = projects.some(({ root }) => root === '.') ? projects : [workspace, ...projects];
  return {
    root: project.root,
    own: pathsIn(project),
    others: all.filter(({ root }) => root !== project.root).flatMap(pathsIn),
  };
}

/** What generators before this one have written and the disk does not have yet. */
function pendingTexts(tree: Tree): [string, string][] {
  return tree
    .listChanges()
    .flatMap(({ type, path, content }) =>
      type === 'DELETE' || content === null ? [] : [[path, content.toString('utf8')] as [string, string]],
    );
}

/** A test that its runner does not find would be missed by nobody. */
function refuseNotRun({ project: { root }, moves, listing: { files } }: MoveRequest): void {
  const tests = [...moves].filter(([from]) => ANY_LANGUAGE.isTest(from));
  const [first] = tests;
  if (first === undefined) return;
  const stack = STACKS.find((one) => one.isTest(first[0]));
  const inside = (path: string): string => relativeTo(path, root);
  const opened = stack?.open(files);
  const ranBefore = new Set(
    opened?.notRun({ root, tests: tests.map(([from]) => inside(from)) })?.tests ?? [],
  );
  const still = tests.filter(([from]) => !ranBefore.has(inside(from))).map(([, to]) => inside(to));
  const lost = opened?.notRun({ root, tests: still }) ?? null;
  if (lost === null) return;
  throw new GeneratorProblem(
    `Nothing was moved: ${sanitize(listed(lost.tests))} would not run, because ${sanitize(lost.why)}.`,
    'Let the test runner of the project look there first.',
  );
}

/** The new texts of files that change, by the paths that they had. */
function changedTexts(
  files: MovedFiles,
  { moves, before }: { moves: MovesByPath; before: ReadonlyMap<string, string | undefined> },
): Map<string, string> {
  return new Map(
    [...before].flatMap(([path, old]) => {
      const text = files.read(moves.get(path) ?? path);
      return text === undefined || text === old ? [] : [[path, text]];
    }),
  );
}

/** What is at a new place stays if the move would write exactly that. */
function refuseOther(
  tree: Tree,
  { project, moves, present }: MoveRequest,
  texts: ReadonlyMap<string, string>,
): void {
  const others = [...moves].filter(([from, to]) => {
    if (!present.has(to)) return false;
    const content = texts.get(from) ?? tree.read(from);
    return content === null || tree.read(to)?.equals(Buffer.from(content)) !== true;
  });
  const inside = (path: string): string => relativeTo(path, project.root);
  refuseTaken(
    project,
    others.map(([from, to]) => ({ from: inside(from), to: inside(to), by: inside(to) })),
  );
}

/** Nx writes in this order. The old files go last, so that a run that is killed before loses nothing and can be repeated. */
function writeMoves(
  tree: Tree,
  {
    moves,
    texts,
    links,
  }: { moves: MovesByPath; texts: ReadonlyMap<string, string>; links: readonly Links[] },
): void {
  for (const [from, to] of moves) {
    const content = texts.get(from) ?? tree.read(from);
    if (content !== null) tree.write(to, content, modeOf(tree, from));
  }
  for (const [path, text] of texts) if (!moves.has(path)) tree.write(path, text);
  for (const path of importersFirst(moves, links)) tree.delete(path);
}

/** The moved files, each before those that it imports: what is left of them when a run is killed still finds its imports. */
function importersFirst(moves: MovesByPath, links: readonly Links[]): string[] {
  const imports = new Map(links.flatMap((group) => [...group]));
  const importedFirst: string[] = [];
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path) || !moves.has(path)) return;
    seen.add(path);
    for (const { target } of imports.get(path) ?? []) if (target !== null) visit(target);
    importedFirst.push(path);
  };
  for (const path of moves.keys()) visit(path);
  return importedFirst.reverse();
}

/** A script that can be run stays one. */
function modeOf(tree: Tree, path: string): { mode: number } | undefined {
  const found = statSync(join(tree.root, path), { throwIfNoEntry: false });
  return found !== undefined && (found.mode & 0o111) !== 0 ? { mode: found.mode & 0o777 } : undefined;
}

/** The configurations that change, of the project and of all others. */
function updatedConfigs(
  files: MovedFiles,
  { root, own, others, moves }: Sources & { moves: MovesByPath },
): UpdatedConfig[] {
  const sources = own
    .map((path) => moves.get(path) ?? path)
    .filter((path) => SCRIPT.test(path) || path.endsWith('.json'));
  const updated = (path: string, base: string): UpdatedConfig[] => {
    const text = files.read(path) ?? '';
    const renamed = withNewPaths({ path, text }, { root: base, moves });
    const isTsconfig = base === root && /(?:^|\/)tsconfig[^/]*\.json$/.test(path);
    const after = isTsconfig ? withSameFiles({ path, text: renamed }, { sources, moves }) : renamed;
    return after === text ? [] : [{ path, text: after }];
  };
  const isConfig = (path: string): boolean => CONFIG.test(path) && !LOCK.test(path) && !moves.has(path);
  return [
    ...own.filter(isConfig).flatMap((path) => updated(path, root)),
    ...others.filter(isConfig).flatMap((path) => updated(path, '.')),
  ];
}

/** What may still name an old place in a way that nothing here reads. */
function warningsOf(files: MovedFiles, { root, moves }: { root: string; moves: MovesByPath }): string[] {
  const byPlace = [...moves.values()].filter(
    (path) => SCRIPT.test(path) && OWN_PLACE.test(files.read(path) ?? ''),
  );
  const manifest = joinPath(root, 'package.json');
  const built = [...moves.keys()].filter((path) => {
    const stem = /\/src(\/.+?)(?:\.d)?\.[cm]?tsx?$/.exec(`/${path}`)?.[1];
    const text = stem === undefined ? '' : (files.read(manifest) ?? '');
    return ['.js', '.mjs', '.cjs', '.d.ts'].some((ending) => text.includes(`${stem ?? ''}${ending}"`));
  });
  return [
    ...(byPlace.length === 0
      ? []
      : [`Look at ${listed(byPlace)}: what they read from their own directory is elsewhere now.`]),
    ...(built.length === 0
      ? []
      : [`Look at ${manifest}: it names what is built from ${listed(built)}, which is elsewhere now.`]),
  ];
}

/** What a file uses to find others by its own place. */
const OWN_PLACE = /\b__dirname\b|\b__filename\b|\bimport\.meta\.(?:dirname|filename|url)\b/;
