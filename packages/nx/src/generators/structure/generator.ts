import { logger, type Tree } from '@nx/devkit';
import type { Selectable } from '@plangate/core';
import { listed } from '@plangate/core/graph';
import { applyFilePlan } from '../../scaffolding/apply.js';
import { filePlan } from '../../scaffolding/file-plan.js';
import { GeneratorProblem } from '../../scaffolding/problem.js';
import { defaultStack, stackOfMost } from '../../scaffolding/stacks/choose.js';
import { STACKS } from '../../scaffolding/stacks/index.js';
import type { Stack } from '../../scaffolding/stacks/stack.js';
import { builtInStructures, STRUCTURES_DIRECTORY } from '../../scaffolding/structures/catalogue.js';
import { inferStructure, type InferredStructure } from '../../scaffolding/structures/infer.js';
import { smallStructure, STRUCTURE_FILE, structureFiles } from './write.js';
import { structuresOver } from '../shared/compare-structure.js';
import { parseOptions } from '../shared/options.js';
import { listProjects, matchersOf, type ListedProjects } from '../shared/project-files.js';
import { selectProjects } from '../shared/select-projects.js';
import { schema, type StructureOptions } from './schema.js';
import { compareProjects, tableOf } from './table.js';

/**
 * Writes a structure of the workspace: from what existing projects have in common, or a small one to begin with. One that exists is kept.
 * With `table` it writes nothing and shows how far the projects conform to a structure.
 * @throws GeneratorProblem for a name that one of our structures has, and for a matcher that matches nothing
 * @throws StructureProblem for a structure that does not exist or has a fault
 */
export async function structureGenerator(tree: Tree, options: StructureOptions): Promise<void> {
  const { name, from, table, projects, json } = parseOptions(schema, options, '@plangate/nx:structure');
  const listing = listProjects(tree);
  if (table || json) {
    showTable(tree, listing, { name, matchers: matchersOf(projects), json });
    return;
  }
  refuseOurs(name);
  const folder = `${STRUCTURES_DIRECTORY}/${name}`;
  if (listing.files.kind(`${folder}/${STRUCTURE_FILE}`) !== null) {
    logger.info(`Kept as it is: ${folder}`);
    return;
  }
  const matchers = matchersOf(from);
  const selected = matchers.length === 0 ? [] : selectProjects(matchers, listing.projects);
  const paths = selected.map((project) => ({ project, files: listing.pathsOf(project).files }));
  const stack = stackOf(
    listing,
    paths.flatMap(({ files }) => files),
  );
  const inferred =
    selected.length === 0
      ? null
      : inferStructure(
          paths.map(({ project, files }) => ({ name: project.name, files })),
          stack,
        );
  const files = structureFiles({
    name,
    inferred: inferred ?? smallStructure(stack),
    from: selected.map(({ root }) => root),
    stack: stack.open(listing.files),
    structures: structuresOver(
      tree,
      selected.map(({ root }) => root),
    ),
  });
  await applyFilePlan(tree, filePlan({ files }), { skipFormat: true });
  if (inferred !== null) tell(inferred, selected);
  logger.info(`Use it with: nx g plan --structure=${name}`);
}

/** A name in a plan or a gate means one thing. */
function refuseOurs(name: string): void {
  if (!builtInStructures().includes(name)) return;
  throw new GeneratorProblem(
    `There is a structure ${name} already, which Plangate brings.`,
    `Choose another name, such as own-${name}; "extends: ${name}" builds on it.`,
  );
}

/** The language of most files; without any, that of the workspace. */
function stackOf({ files }: ListedProjects, paths: readonly string[]): Stack {
  const most = stackOfMost(paths);
  if (most !== null) return most;
  const usual = defaultStack();
  if (usual.isPresent(files)) return usual;
  return STACKS.find((stack) => stack.isPresent(files)) ?? usual;
}

/** What a person should know about how the structure was read. */
function tell({ entities, patterns, partial }: InferredStructure, selected: readonly Selectable[]): void {
  const names = [...new Set(entities.map(({ entity }) => entity))];
  logger.info(
    patterns.length === 0
      ? `No name in ${listed(selected.map(({ name }) => name))} has two sources, so no file varies by entity.`
      : `${String(patterns.length)} paths vary by entity, as those of ${listed(names)} do.`,
  );
  for (const { project, entity, missing } of partial)
    logger.warn(`${project}: ${entity} has no ${missing.join(', no ')}. The structure does not ask for it.`);
}

function showTable(
  tree: Tree,
  listing: ListedProjects,
  { name, matchers, json }: { name: string; matchers: readonly string[]; json: boolean },
): void {
  const selected = selectProjects(matchers, listing.projects);
  const structures = structuresOver(
    tree,
    selected.map(({ root }) => root),
  );
  const rows = compareProjects(
    structures.load(name),
    selected.map((project) => ({ project, paths: listing.pathsOf(project) })),
  );
  if (json) logger.info(JSON.stringify({ structure: name, projects: rows }, null, 2));
  else for (const line of tableOf(name, rows)) logger.info(line);
}

export default structureGenerator;
