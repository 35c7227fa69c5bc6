import { ensurePackage, logger, type Tree } from '@nx/devkit';
import { nearest, sanitize, type Selectable } from '@plangate/core';
import { joinPath, listed } from '@plangate/core/graph';
import { GeneratorProblem } from '../../scaffolding/problem.js';
import { differenceFrom, movesOf, projectFor } from '../shared/compare-structure.js';
import { structuresOf } from '../../scaffolding/structures/catalogue.js';
import type { Moves } from '../../scaffolding/structures/moves.js';
import type { Structure } from '../../scaffolding/structures/structure.js';
import type { Compiler } from '../../tools/editing/script-source.js';
import { parseOptions } from '../shared/options.js';
import { ANY_LANGUAGE, listProjects, type ListedProjects } from '../shared/project-files.js';
import { selectProjects } from '../shared/select-projects.js';
import { applyMoves } from './apply-moves.js';
import { schema, type ConformOptions } from './schema.js';

/** What a caller from code may set besides the options. */
export interface ConformHost {
  /** TypeScript; default: that of the workspace. */
  readonly compiler?: () => Promise<Compiler>;
}

/**
 * Moves the files of a project to where a structure has them. Imports in the whole workspace lead to the same files afterwards, and the
 * configurations that name moved files name their new places. What could be in several places stays, and is reported.
 * @throws GeneratorProblem, before anything is written, if a place is taken, if an import cannot be rewritten, or if a moved test would
 *   no longer run
 * @throws StructureProblem for a structure with a fault
 */
export async function conformGenerator(
  tree: Tree,
  options: ConformOptions,
  { compiler = workspaceCompiler }: ConformHost = {},
): Promise<void> {
  const checked = parseOptions(schema, options, '@plangate/nx:conform');
  const listing = listProjects(tree);
  const project = oneProject(checked.project, listing);
  const structure = loadStructure(checked.structure, listing);
  const own = projectFor(structure, project.root);
  if (own === null) {
    throw new GeneratorProblem(
      `${project.name} could be each project of ${structure.name}: ${structure.projects.map(({ root }) => root).join(', ')}.`,
      'Call the directory of the project as the structure does.',
    );
  }
  const paths = listing.pathsOf(project);
  const found = movesOf(own, paths.files, ANY_LANGUAGE);
  refuseTaken(project, found);
  tellMoves(project, found);
  if (found.moves.length > 0) {
    const warnings = applyMoves(tree, {
      project,
      moves: new Map(
        found.moves.map(({ from, to }) => [joinPath(project.root, from), joinPath(project.root, to)]),
      ),
      listing,
      ts: await compiler(),
    });
    for (const warning of warnings) logger.warn(sanitize(warning));
  }
  tellLeft(project, { structure, found, listing });
}

function oneProject(name: string, { projects }: ListedProjects): Selectable {
  const [only, ...others] = selectProjects([name], projects);
  if (only !== undefined && others.length === 0) return only;
  throw new GeneratorProblem(
    `${JSON.stringify(name.slice(0, 120))} names ${String(others.length + 1)} projects.`,
    'Name one project: each move is looked at and tested by itself.',
  );
}

function loadStructure(name: string, { files }: ListedProjects): Structure {
  const structures = structuresOf(files);
  if (structures.names.includes(name)) return structures.load(name);
  const near = nearest(name, structures.names);
  throw new GeneratorProblem(
    `There is no structure ${JSON.stringify(name.slice(0, 60))}.`,
    near === null ? `Use one of: ${structures.names.join(', ')}.` : `Did you mean ${near}?`,
  );
}

/** Nothing is overwritten, and no project is moved by half. */
function refuseTaken({ name }: Selectable, { taken }: Moves): void {
  if (taken.length === 0) return;
  const lines = taken.map(({ from, to, by }) => `  ${from} to ${to}, where ${by} is or would be`);
  throw new GeneratorProblem(
    sanitizeLines(`${name} cannot be moved, because places are taken:\n${lines.join('\n')}`),
    'Rename one of each pair, then run this again.',
  );
}

function tellMoves({ name }: Selectable, { moves }: Moves): void {
  if (moves.length === 0) {
    logger.info(`${name}: no file has to be moved.`);
    return;
  }
  logger.info(`${name}: ${String(moves.length)} ${moves.length === 1 ? 'file moves' : 'files move'}:`);
  for (const { from, to } of moves) logger.info(sanitize(`  ${from} → ${to}`));
}

function tellLeft(
  project: Selectable,
  { structure, found, listing }: { structure: Structure; found: Moves; listing: ListedProjects },
): void {
  const { name } = project;
  const { unclear, unplaced } = found;
  for (const { path, places } of unclear)
    logger.warn(sanitize(`${name}: ${path} stays, because it could be ${places.join(' or ')}.`));
  if (unplaced.length > 0)
    logger.warn(sanitize(`${name}: ${structure.name} has no place for ${listed(unplaced)}.`));
  const lacks = differenceFrom(structure, project.root, listing.pathsOf(project));
  const missing = [
    ...lacks.directories.map((path) => `${path}/`),
    ...lacks.files,
    ...lacks.entities.flatMap((entity) => entity.missing),
  ];
  if (missing.length > 0) logger.info(sanitize(`${name} still lacks ${listed(missing)}.`));
  if (lacks.forbidden.length > 0)
    logger.warn(sanitize(`${name}: ${structure.name} forbids ${listed(lacks.forbidden)}.`));
}

function workspaceCompiler(): Promise<Compiler> {
  return Promise.resolve(ensurePackage<Compiler>('typescript', '*'));
}

function sanitizeLines(text: string): string {
  return text.split('\n').map(sanitize).join('\n');
}

export default conformGenerator;
