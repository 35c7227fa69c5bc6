// @ts-check
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare, nx } from '../measure.mjs';
import { writeNxJson } from '../workspace.mjs';

/**
 * `nx show projects` with warm caches, in copies of one workspace: with the plugin, without, and with a plugin that
 * hands over the same nodes from a file. Nothing else differs. Without the daemon each command builds the graph; with
 * it, as people have it, the graph is built already.
 * @param {{ folder: string, projects: number, runs: number }} options
 */
export async function measureGraph({ folder, projects, runs }) {
  writeNxJson(folder, ['@plangate/nx/plugin']);
  await writeNodes(folder);
  const copies = { without: `${folder}-without`, same: `${folder}-same` };
  const removal = { recursive: true, force: true, maxRetries: 5, retryDelay: 200 };
  for (const copy of Object.values(copies)) {
    rmSync(copy, removal);
    cpSync(folder, copy, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
  }
  writeNxJson(copies.without, []);
  writeNxJson(copies.same, ['plangate-bench-plugin/same.cjs']);
  const show = (/** @type {string} */ workspace) => () => nx(workspace, ['show', 'projects']);
  for (const workspace of [folder, ...Object.values(copies)]) {
    await show(workspace)();
    await show(workspace)();
  }
  const daemon = await withDaemon([folder, copies.without], runs, projects);
  const subject = 'nx show projects, with the plugin';
  const shared = { projects, subject };
  const against = (/** @type {string} */ workspace) => ({ subject: show(folder), baseline: show(workspace) });
  const without = { name: 'project graph, warm', limit: 1.1, baseline: 'without', ...shared };
  const same = {
    name: 'project graph, our share',
    limit: null,
    baseline: 'the same nodes from a file',
    ...shared,
  };
  const results = [
    await compare(without, runs * 3, against(copies.without)),
    await compare(same, runs * 3, against(copies.same)),
    daemon,
  ];
  for (const copy of Object.values(copies)) rmSync(copy, removal);
  return results;
}

/**
 * The command as people run it: the daemon has the graph.
 * @param {[string, string]} workspaces with the plugin, and without
 * @param {number} runs
 * @param {number} projects
 */
async function withDaemon([subject, baseline], runs, projects) {
  const env = { NX_DAEMON: 'true' };
  const show = (/** @type {string} */ workspace) => () => nx(workspace, ['show', 'projects'], { env });
  const what = { name: 'project graph, daemon', limit: 1.1, projects };
  const names = { subject: 'nx show projects, with the plugin', baseline: 'without' };
  try {
    for (const workspace of [subject, baseline, subject, baseline]) await show(workspace)();
    const sides = { subject: show(subject), baseline: show(baseline) };
    return await compare({ ...what, ...names }, runs * 3, sides);
  } finally {
    for (const workspace of [subject, baseline]) await nx(workspace, ['daemon', '--stop'], { env });
  }
}

/**
 * What the plugin gives each root, for the plugin that only hands it over.
 * @param {string} folder
 */
async function writeNodes(folder) {
  const graphFile = join(folder, 'graph.json');
  await nx(folder, ['graph', '--file=graph.json']);
  const { nodes } = JSON.parse(readFileSync(graphFile, 'utf8')).graph;
  rmSync(graphFile);
  const byRoot = Object.values(nodes).map(({ name, data }) => {
    const { gate } = data.targets;
    const feature = data.root.startsWith('specs/')
      ? { name, projectType: data.projectType, tags: data.tags }
      : {};
    return [data.root, { ...feature, targets: { gate: { ...gate, executor: 'nx:noop' } } }];
  });
  writeFileSync(join(folder, 'bench-nodes.json'), JSON.stringify(Object.fromEntries(byRoot)));
}
