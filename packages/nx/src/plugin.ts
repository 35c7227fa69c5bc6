import type { CreateDependencies, CreateNodes, PostTasksExecution, PreTasksExecution } from '@nx/devkit';
import { CONFIG_FILES } from './plugin/config-files.js';
import type { PlangatePluginOptions } from './options/plugin.js';

/** What every nx command loads: nothing but this file, until Nx asks for something. */
export type { PlangatePluginOptions } from './options/plugin.js';

/** The name that Nx shows for the plugin. */
export const name = '@plangate/nx/plugin';

/** Infers the target `gate` on every project, and a node for every feature. */
export const createNodes: CreateNodes<PlangatePluginOptions> = [
  CONFIG_FILES,
  async (files, options, context) => {
    const { createGateNodes } = await import('./plugin/create-nodes.js');
    return createGateNodes(files, options, context);
  },
];

/** Draws an edge from every feature to the projects of its layout. */
export const createDependencies: CreateDependencies<PlangatePluginOptions> = async (options, context) => {
  const { createFeatureDependencies } = await import('./plugin/create-dependencies.js');
  return createFeatureDependencies(options, context);
};

/** Prepares a run of targets. A hook that fails would fail a run in which nothing is wrong. */
export const preTasksExecution: PreTasksExecution<PlangatePluginOptions> = async (options, context) => {
  try {
    const { prepareRun } = await import('./plugin/pre-tasks.js');
    await prepareRun(options, context);
  } catch {
    // Wrong options are reported when the graph is built; without preparation the run is slower, not wrong.
  }
};

/** The errors that say something of a run, by their names: the module of their classes may be what could not be loaded. */
const ABOUT_RUN: ReadonlySet<string> = new Set(['FailedRun', 'UnjudgedProjects']);

/**
 * Records what became of the targets that gates read, judges the projects whose gate Nx left out because their tests, lint or types
 * failed, and sums up the gates of the run.
 * @throws FailedRun in Nx's daemon, where nothing but an error is shown
 * @throws UnjudgedProjects when projects have another target in place of the gate: the run must not look as if they passed
 */
export const postTasksExecution: PostTasksExecution<PlangatePluginOptions> = async (options, context) => {
  try {
    const { endRun } = await import('./plugin/post-tasks.js');
    await endRun(options, context);
  } catch (error) {
    if (error instanceof Error && ABOUT_RUN.has(error.name)) throw error;
    const { inspect } = await import('node:util');
    if (process.env.NX_VERBOSE_LOGGING === 'true') console.error(inspect(error));
  }
};
