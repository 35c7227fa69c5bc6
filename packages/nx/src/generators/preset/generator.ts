import { getProjects, updateJson, type GeneratorCallback, type Tree } from '@nx/devkit';
import { REPORT_NODE } from '../../plugin/report-node.js';
import { applyFilePlan } from '../../scaffolding/apply.js';
import { filePlan } from '../../scaffolding/file-plan.js';
import { defaultStack } from '../../scaffolding/stacks/choose.js';
import { packageManagerOf, type PackageManager } from '../../workspace/package-manager.js';
import { initGenerator } from '../init/generator.js';
import { planGenerator } from '../plan/generator.js';
import { parseOptions } from '../shared/options.js';
import { pipelineFile } from './pipeline.js';
import { withNextCommands } from './readme.js';
import { schema, type PresetOptions } from './schema.js';

const PACKAGE = '@plangate/nx';
const README = 'README.md';

/**
 * Makes an empty workspace one with TypeScript packages, the plugin and a constitution, for
 * `npx create-nx-workspace acme --preset=@plangate/nx`. Files that exist keep what they say: run in an existing workspace, it adds what is
 * missing.
 * @returns a callback that installs what was added
 */
export async function presetGenerator(tree: Tree, options: PresetOptions = {}): Promise<GeneratorCallback> {
  const { pipeline, ci, example, formatter } = parseOptions(schema, options, `${PACKAGE}:preset`);
  const { name: client } = packageManagerOf(tree.root);
  moveToDevDependencies(tree);
  const callbacks = [await defaultStack().setUpWorkspace?.(tree, formatter)];
  callbacks.push(await initGenerator(tree));
  // For GitLab, create-nx-workspace writes the one file of pipelines that there can be itself, later.
  const wanted = pipeline ?? (ci === 'github' ? 'github' : 'none');
  const calls = { client, reporter: reporterOf(tree) };
  await applyFilePlan(tree, filePlan({ files: [...pipelineFile(wanted, calls), ...readme(tree, client)] }), {
    skipFormat: false,
  });
  if (example) callbacks.push(await planGenerator(tree, EXAMPLE));
  return async () => {
    for (const callback of callbacks) await callback?.();
  };
}

/** The node on which the plugin infers the report of all verdicts; null where a project has the place or the name of that node. */
function reporterOf(tree: Tree): string | null {
  const projects = getProjects(tree);
  const byRoot = new Map([...projects].map(([name, { root }]) => [root, name]));
  const taken = byRoot.has(REPORT_NODE.root) || projects.has(REPORT_NODE.name);
  return byRoot.get('.') ?? (taken ? null : REPORT_NODE.name);
}

/** A small library of one entity. */
const EXAMPLE = {
  feature: 'Greetings',
  directory: 'packages/greetings',
  structure: 'library',
  entities: 'Greeting',
};

/** create-nx-workspace adds the package of a preset to what the workspace needs when it runs, which has no use for gates. */
function moveToDevDependencies(tree: Tree): void {
  updateJson(tree, 'package.json', (json: Manifest) => {
    const { [PACKAGE]: version, ...dependencies } = json.dependencies ?? {};
    if (version === undefined) return json;
    const all = Object.entries({ ...json.devDependencies, [PACKAGE]: version });
    const devDependencies = Object.fromEntries(all.sort(([one], [other]) => (one < other ? -1 : 1)));
    return { ...json, dependencies, devDependencies };
  });
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

function readme(tree: Tree, client: PackageManager['name']) {
  const before = tree.exists(README) ? (tree.read(README, 'utf-8') ?? '') : '';
  const content = withNextCommands(before, client);
  return content === before ? [] : [{ path: README, content, reason: 'document', edits: true } as const];
}

export default presetGenerator;
