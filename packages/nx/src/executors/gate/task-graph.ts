import type { TaskGraph } from '@nx/devkit';
import { dependencyIds } from '../../workspace/nx-majors.js';
import { runWordsOf } from '../../workspace/target-words.js';
import type { GateTask, TargetOutcome } from './types.js';

/**
 * The targets that a gate waited for, by their projects. Nx leaves out what depends on a failed task, so each of them has
 * succeeded or came from the cache when the gate runs.
 */
export function outcomesOf(
  taskId: string,
  graph: TaskGraph | undefined,
): ReadonlyMap<string, readonly TargetOutcome[]> {
  const outcomes = new Map<string, TargetOutcome[]>();
  for (const id of dependencyIds(graph, taskId)) {
    const task = graph?.tasks[id];
    if (task === undefined) continue;
    const { project, target } = task.target;
    const outcome = { target, succeeded: true, outputs: task.outputs, ...runWordsOf(task) };
    outcomes.set(project, [...(outcomes.get(project) ?? []), outcome]);
  }
  return outcomes;
}

/** The gate of a task of the graph; what the gate does not wait for in this run is left out, whatever the reason. */
export function gateTask(
  taskId: string,
  project: string,
  host: { graph: TaskGraph | undefined; options: unknown; targets: readonly string[] },
): GateTask {
  const touched = outcomesOf(taskId, host.graph);
  const outcomes = touched.get(project) ?? [];
  const present = new Set(outcomes.map(({ target }) => target));
  const leftOut = host.targets.filter((target) => !present.has(target));
  return { id: taskId, project, options: host.options, outcomes, touched, leftOut };
}
