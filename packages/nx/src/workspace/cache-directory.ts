import { isAbsolute, join } from 'node:path';

/**
 * Where Plangate keeps what it can make again: beside Nx's own data about the workspace, which is ignored by git,
 * follows the same environment variables, and is removed by `nx reset`. `@nx/devkit` offers the shared task cache
 * only, and importing it would cost every nx command more than all our work.
 * @param root absolute path of the workspace root
 */
export function plangateDataDirectory(root: string): string {
  const configured = process.env.NX_WORKSPACE_DATA_DIRECTORY ?? process.env.NX_PROJECT_GRAPH_CACHE_DIRECTORY;
  const directory =
    configured === undefined || configured === '' ? join('.nx', 'workspace-data') : configured;
  return join(isAbsolute(directory) ? directory : join(root, directory), 'plangate');
}
