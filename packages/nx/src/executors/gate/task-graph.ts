import type { TaskGraph } from '@nx/devkit';
import { dependencyIds } from '../../workspace/nx-majors.js';
import { runWordsOf } from '../../workspace/target-words.js';
import type { GateTask, TargetOutcome } from './types.js';

/**
 * The targets of the same project that a gate waited for. Nx leaves out what depends on a failed task, so each of
 * them has succeeded or came from the cache when the gate runs.
 */
export function outcomesOf(taskId: string, graph: TaskGraph | undefined): readonly TargetOutcome[] {
  const project = graph?.tasks[taskId]?.target.project;
  const outcomes: TargetOutcome[] = [];
  for (const id of dependencyIds(graph, taskId)) {
    const task = graph?.tasks[id];
    if (task === undefined || task.target.project !== project) continue;
    const { target } = task.target;
    outcomes.push({ target, succeeded: true, outputs: task.outputs, ...runWordsOf(task) });
  }
  return outcomes;
}

/** The gate of a task of the graph; what the gate does not wait for in this run is left out, whatever the reason. */
export function gateTask(
  taskId: string,
  project: string,
  host: { graph: TaskGraph | undefined; options: unknown; targets: readonly string[] },
): GateTask {
  const outcomes = outcomesOf(taskId, host.graph);
  const present = new Set(outcomes.map(({ target }) => target));
  const leftOut = host.targets.filter((target) => !present.has(target));
  return { id: taskId, project, options: host.options, outcomes, leftOut };
}
