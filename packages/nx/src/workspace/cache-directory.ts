import { readFileSync } from 'node:fs';
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

/**
 * Where Plangate keeps what later runs on other machines need: in the task cache of Nx, which CI systems restore.
 * @param root absolute path of the workspace root
 */
export function sharedCacheDirectory(root: string): string {
  const configured = process.env.NX_CACHE_DIRECTORY ?? '';
  const directory = configured === '' ? (configuredCache(root) ?? join('.nx', 'cache')) : configured;
  return join(isAbsolute(directory) ? directory : join(root, directory), 'plangate');
}

function configuredCache(root: string): string | null {
  try {
    const nxJson = JSON.parse(readFileSync(join(root, 'nx.json'), 'utf8')) as { cacheDirectory?: unknown };
    const { cacheDirectory: directory } = nxJson;
    return typeof directory === 'string' && directory !== '' ? directory : null;
  } catch {
    return null;
  }
}
