import { createProjectGraphAsync, logger, readNxJson, type Tree } from '@nx/devkit';
import { nearest } from '@plangate/core';
import { plural } from '@plangate/core/graph';
import { describeCanaries } from '../../executors/gate/canary-report.js';
import { provesNothing, summarize } from '../../executors/gate/canary-summary.js';
import type { GraphEdges, GraphNodes } from '../../executors/gate/types.js';
import { GeneratorProblem } from '../../scaffolding/problem.js';
import { treeWorkspaceFiles } from '../../workspace/tree-files.js';
import { parseOptions } from '../shared/options.js';
import { matchersOf } from '../shared/project-files.js';
import { selectProjects } from '../shared/select-projects.js';
import { GateWords } from './gate-words.js';
import { schema, type CanaryOptions } from './schema.js';
import { tryGates } from './try-gates.js';

/** What a caller from code may set besides the options. */
export interface CanaryHost {
  /** The project graph; default: the workspace's own. Without edges, what projects depend on is not known. */
  readonly graph?: () => Promise<{ readonly nodes: GraphNodes; readonly dependencies?: GraphEdges }>;
}

/**
 * Shows whether gates judge: for each gate in force and each project or feature, what would have to make it fail is changed in memory,
 * and the gate is judged again. It reads the existing reports, runs nothing and writes nothing, so a dry run is the same.
 * @throws GeneratorProblem if no project has a gate or none is in force, if a matcher or the name of a gate matches nothing, and with `strict` if a
 *   gate stays green in spite of a change, or is shown to judge nothing
 */
export async function canaryGenerator(
  tree: Tree,
  options: CanaryOptions = {},
  { graph = projectGraph }: CanaryHost = {},
): Promise<void> {
  const { projects, gates, strict, json } = parseOptions(schema, options, '@plangate/nx:canary');
  const { nodes, dependencies } = await graph();
  const subjects = Object.entries(nodes).map(([name, { data }]) => ({
    name,
    root: data.root,
    tags: data.tags ?? [],
  }));
  const selected = selectProjects(matchersOf(projects), subjects);
  const words = new GateWords(matchersOf(gates));
  const nxJson = readNxJson(tree);
  const place = {
    root: tree.root,
    files: treeWorkspaceFiles(tree),
    nodes,
    ...(dependencies === undefined ? {} : { edges: dependencies }),
    ...(nxJson === null ? {} : { nxJson }),
  };
  const found = await tryGates(place, {
    projects: new Set(selected.map(({ name }) => name)),
    wanted: (gate) => words.matches(gate),
  });
  if (found.projects + found.features === 0) {
    throw new GeneratorProblem('No project has a gate.', 'Add the plugin first: `nx g @plangate/nx:init`.');
  }
  refuseUnknown(words);
  const rows = summarize(found.canaries);
  if (rows.length === 0) {
    const fix = '`nx run-many -t gate` says what is wrong with the constitutions, if there are any.';
    throw new GeneratorProblem('No gate is in force.', fix);
  }
  if (json)
    logger.info(JSON.stringify({ projects: found.projects, features: found.features, gates: rows }, null, 2));
  else for (const line of describeCanaries(rows, found)) logger.info(line);
  const idle = rows.filter(provesNothing);
  if (strict && idle.length > 0) {
    throw new GeneratorProblem(
      `${String(idle.length)} of ${plural(rows.length, 'gate')} ${idle.length === 1 ? 'does' : 'do'} not bite: ${idle.map(({ gate }) => gate).join(', ')}.`,
      'What is printed above says what each of them did not notice, or why it judges nothing.',
    );
  }
}

function refuseUnknown(words: GateWords): void {
  const [unknown] = words.unmatched();
  if (unknown === undefined) return;
  const near = nearest(unknown, words.known());
  throw new GeneratorProblem(
    `No gate matches ${JSON.stringify(unknown.slice(0, 120))}.`,
    near === null
      ? 'Name the id of a gate, its kind, or the number of its principle.'
      : `Did you mean ${JSON.stringify(near)}?`,
  );
}

function projectGraph() {
  return createProjectGraphAsync({ exitOnError: false });
}

export default canaryGenerator;
