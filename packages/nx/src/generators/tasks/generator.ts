import { createProjectGraphAsync, logger, type GeneratorCallback, type Tree } from '@nx/devkit';
import { sanitize } from '@plangate/core';
import { applyFilePlan } from '../../scaffolding/apply.js';
import { defaultStack } from '../../scaffolding/stacks/choose.js';
import { readDeclaredTree } from '../plan/scaffold.js';
import { activeFeature } from '../shared/active.js';
import { existingFeature, type TargetFeature } from '../shared/feature.js';
import { parseOptions } from '../shared/options.js';
import { toolProjects } from '../shared/tool-projects.js';
import { openWorkspace, type GeneratorWorkspace } from '../shared/workspace.js';
import { readFeature, refuseOpenQuestions } from './read-feature.js';
import { schema, type TasksOptions } from './schema.js';
import { readSources } from './sources.js';
import { taskList } from './task-list.js';
import { tickTasks, type Graph } from './tick.js';

/** What a caller from code may set besides the options. */
export interface TasksHost {
  /** The day that a template may name; default today. */
  readonly now?: () => Date;
  /** The project graph, which ticking asks; default: the workspace's own. */
  readonly graph?: () => Promise<Graph>;
}

/**
 * Writes tasks.md of a planned feature, or adds to it what it lacks: ids, ticks, existing order and words stay. With `tick`, ticks
 * what the last run proves, adds nothing, and prints at once, so that a dry run shows the result too.
 * @throws Error that says what is wrong with the options, the feature or its documents, before anything is written
 */
export async function tasksGenerator(
  tree: Tree,
  options: TasksOptions,
  host: TasksHost = {},
): Promise<GeneratorCallback> {
  const { feature: given, specsDir, skipFormat, tick } = parseOptions(schema, options, '@plangate/nx:tasks');
  const workspace = openWorkspace(tree);
  const asked = String(given ?? '').trim();
  const wanted = asked === '' ? activeFeature(workspace, specsDir) : asked;
  const target = existingFeature(workspace, wanted, { specsDir });
  if (tick) return tickList(tree, workspace, { target, graph: host.graph ?? projectGraph });
  const today = (host.now ?? (() => new Date()))().toISOString().slice(0, 10);
  const { plan, added } = await planList(tree, workspace, { target, today });
  await applyFilePlan(tree, plan, { skipFormat });
  return () => {
    const path = sanitize(`${target.directory}/tasks.md`);
    logger.info(added.length === 0 ? `Kept as it is, nothing is new: ${path}` : describeAdded(path, added));
    for (const { text } of plan.notes) logger.warn(text);
  };
}

async function planList(
  tree: Tree,
  workspace: GeneratorWorkspace,
  { target, today }: { readonly target: TargetFeature; readonly today: string },
) {
  const { root, files } = workspace;
  const plan = readDeclaredTree(root, files, target.directory);
  const feature = await readFeature(workspace, target.directory);
  refuseOpenQuestions(feature);
  const projectRoots = toolProjects(tree, files).map((project) => project.root);
  const read = readSources({ files, feature, plan, projectRoots, stack: defaultStack() });
  return taskList(files, target, { read, today });
}

async function tickList(
  tree: Tree,
  { root, files }: GeneratorWorkspace,
  { target, graph }: { readonly target: TargetFeature; readonly graph: () => Promise<Graph> },
): Promise<GeneratorCallback> {
  const { directory } = target;
  const plan = readDeclaredTree(root, files, directory);
  const { path, text, ticked, told } = await tickTasks({
    root,
    files,
    directory,
    plan,
    graph: await graph(),
  });
  if (ticked.length > 0) tree.write(path, text);
  for (const line of told) logger.info(line);
  return () => undefined;
}

function projectGraph(): Promise<Graph> {
  return createProjectGraphAsync({ exitOnError: false });
}

function describeAdded(path: string, added: readonly string[]): string {
  const [first = ''] = added;
  const last = added[added.length - 1] ?? first;
  return added.length === 1
    ? `One task is new in ${path}: ${first}`
    : `${added.length} tasks are new in ${path}: ${first} to ${last}`;
}

export default tasksGenerator;
