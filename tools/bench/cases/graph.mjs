// @ts-check
import { cpSync, rmSync } from 'node:fs';
import { compare, nx } from '../measure.mjs';
import { writeNxJson } from '../workspace.mjs';

/**
 * Building the project graph with warm caches and no daemon, in two copies of one workspace: with the plugin, and
 * without. Nothing else differs.
 * @param {{ folder: string, projects: number, runs: number }} options
 */
export async function measureGraph({ folder, projects, runs }) {
  const other = `${folder}-without`;
  rmSync(other, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  writeNxJson(folder, ['@plangate/nx/plugin']);
  cpSync(folder, other, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
  writeNxJson(other, []);
  const show = (/** @type {string} */ workspace) => () => nx(workspace, ['show', 'projects']);
  for (const workspace of [folder, other]) {
    await show(workspace)();
    await show(workspace)();
  }
  const names = { subject: 'nx show projects, with the plugin', baseline: 'without' };
  const result = await compare({ name: 'project graph, warm', projects, limit: 1.1, ...names }, runs * 3, {
    subject: show(folder),
    baseline: show(other),
  });
  rmSync(other, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  return [result];
}
