import type { ExecutorContext } from '@nx/devkit';
import { judgeTasks } from './judge-tasks.js';
import { gateTask } from './task-graph.js';

/** Judges one project or feature: writes its verdict file and prints what failed. */
export default async function gateExecutor(
  options: unknown,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  const {
    projectName = '',
    targetName = 'gate',
    configurationName,
    taskGraph,
    projectGraph,
    nxJsonConfiguration,
    root,
  } = context;
  const id = [projectName, targetName, configurationName].filter((part) => part !== undefined).join(':');
  const { nodes, dependencies: edges } = projectGraph;
  const task = gateTask(id, projectName, {
    graph: taskGraph,
    options,
    targets: Object.keys(nodes[projectName]?.data.targets ?? {}),
  });
  const nxJson = nxJsonConfiguration;
  let success = false;
  for await (const { result } of judgeTasks({ root, nodes, edges, nxJson, tasks: [task] })) {
    process.stdout.write(result.terminalOutput);
    success = result.success;
  }
  return { success };
}
