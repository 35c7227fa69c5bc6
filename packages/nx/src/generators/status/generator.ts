import { createProjectGraphAsync, logger, type Tree } from '@nx/devkit';
import { findTaskStatuses } from '../../executors/gate/judge-tasks.js';
import type { GraphNodes } from '../../executors/gate/types.js';
import { treeWorkspaceFiles } from '../../workspace/tree-files.js';
import { gateOf } from '../shared/gate-tasks.js';
import { parseOptions } from '../shared/options.js';
import { schema, type StatusOptions } from './schema.js';
import { tableOf } from './table.js';

/** What a caller from code may set besides the options. */
export interface StatusHost {
  /** The project graph; default: the workspace's own. */
  readonly graph?: () => Promise<{ readonly nodes: GraphNodes }>;
}

/**
 * Prints where every feature is: its phase, its tasks, what its documents leave open, and what is due next with the command for it.
 * Judges nothing and changes nothing.
 * @throws Error that says which option is wrong
 */
export async function statusGenerator(
  tree: Tree,
  options: StatusOptions = {},
  { graph = projectGraph }: StatusHost = {},
): Promise<void> {
  const { json } = parseOptions(schema, options, '@plangate/nx:status');
  const { nodes } = await graph();
  const tasks = Object.entries(nodes).flatMap(([name, { data }]) => gateOf(name, data.targets) ?? []);
  const statuses = await findTaskStatuses({ root: tree.root, files: treeWorkspaceFiles(tree), nodes, tasks });
  statuses.sort((one, other) => (one.directory < other.directory ? -1 : 1));
  for (const line of json ? [JSON.stringify(statuses, null, 2)] : tableOf(statuses)) logger.info(line);
}

function projectGraph() {
  return createProjectGraphAsync({ exitOnError: false });
}

export default statusGenerator;
