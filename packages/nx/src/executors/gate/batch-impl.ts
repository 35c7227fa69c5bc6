import type { ExecutorContext, TaskGraph } from '@nx/devkit';
import { judgeTasks } from './judge-tasks.js';
import { gateTask } from './task-graph.js';
import type { GateResult } from './types.js';

/** What Nx calls a batch implementation with: the tasks, their options by id, the overrides, and the context. */
export type BatchArguments = readonly [
  batch: TaskGraph,
  options: Readonly<Record<string, unknown>>,
  overrides: unknown,
  context: ExecutorContext,
];

/** Judges many projects and features in one process, and answers for each as soon as it is decided. */
export default async function* gateBatchExecutor(
  ...[batch, options, , context]: BatchArguments
): AsyncGenerator<GateResult, void, undefined> {
  const { root, projectGraph, nxJsonConfiguration, taskGraph = batch } = context;
  const { nodes, dependencies: edges } = projectGraph;
  const tasks = Object.values(batch.tasks).map(({ id, target }) =>
    gateTask(id, target.project, {
      graph: taskGraph,
      options: options[id],
      targets: Object.keys(nodes[target.project]?.data.targets ?? {}),
    }),
  );
  const nxJson = nxJsonConfiguration;
  yield* judgeTasks({ root, nodes, edges, nxJson, tasks });
}
