import { logger, type Tree } from '@nx/devkit';
import { sanitize, type Selectable } from '@plangate/core';
import { joinPath, listed, plural } from '@plangate/core/graph';
import { workspaceCompiler } from '../../scaffolding/fetched-package.js';
import { GeneratorProblem } from '../../scaffolding/problem.js';
import { differenceFrom, movesOf, projectFor, structuresOver } from '../shared/compare-structure.js';
import type { Moves } from '../../scaffolding/structures/moves.js';
import type { Structure } from '../../scaffolding/structures/structure.js';
import type { Compiler } from '../../tools/editing/script-source.js';
import { parseOptions } from '../shared/options.js';
import { ANY_LANGUAGE, listProjects, type ListedProjects } from '../shared/project-files.js';
import { selectProjects } from '../shared/select-projects.js';
import { applyMoves } from './apply-moves.js';
import { refuseTaken } from './refuse-taken.js';
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
 * @throws StructureProblem for a structure that does not exist or has a fault
 */
export async function conformGenerator(
  tree: Tree,
  options: ConformOptions,
  { compiler = () => Promise.resolve(workspaceCompiler()) }: ConformHost = {},
): Promise<void> {
  const checked = parseOptions(schema, options, '@plangate/nx:conform');
  const listing = listProjects(tree);
  const project = oneProject(checked.project, listing);
  const structure = structuresOver(tree, [project.root]).load(checked.structure);
  const own = projectFor(structure, project.root);
  if (own === null) {
    throw new GeneratorProblem(
      `${project.name} could be each project of ${structure.name}: ${structure.projects.map(({ root }) => root).join(', ')}.`,
      'Call the directory of the project as the structure does.',
    );
  }
  const paths = listing.pathsOf(project);
  const found = movesOf(own, paths.files, ANY_LANGUAGE);
  const known = new Set(paths.files);
  // A run that was killed may have written a file to its place already. Whether it did is known when its new text is.
  const present = found.taken.filter(({ to, by }) => by === to && known.has(to));
  refuseTaken(
    project,
    found.taken.filter((one) => !present.includes(one)),
  );
  const moves = [...found.moves, ...present];
  tellMoves(project, moves);
  if (moves.length > 0) {
    const inWorkspace = (path: string): string => joinPath(project.root, path);
    const warnings = applyMoves(tree, {
      project,
      moves: new Map(moves.map(({ from, to }) => [inWorkspace(from), inWorkspace(to)])),
      present: new Set(present.map(({ to }) => inWorkspace(to))),
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

function tellMoves({ name }: Selectable, moves: Moves['moves']): void {
  if (moves.length === 0) {
    logger.info(`${name}: no file has to be moved.`);
    return;
  }
  logger.info(`${name}: ${plural(moves.length, 'file moves', 'files move')}:`);
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

export default conformGenerator;
