import { addDependenciesToPackageJson, NX_VERSION, updateJson, type Tree } from '@nx/devkit';
import { inferredTestInputs } from '../../../../workspace/nx-majors.js';
import type { PlannedNeeds } from '../../../file-plan.js';
import type { TypeScriptWorkspace } from '../workspace.js';
import { ignoreVitestReports } from './vitest.js';

/** What the skeleton needs at run time. */
export const DEPENDENCIES: Readonly<Record<string, string>> = { zod: '^4.1.12' };
/** What the tests of the skeleton need in the workspace. */
export const DEV_DEPENDENCIES: Readonly<Record<string, string>> = { ajv: '^8.17.1' };

interface Manifest {
  name?: string;
  bin?: Record<string, string>;
  dependencies?: Record<string, string>;
  nx?: ProjectConfiguration;
}
interface ProjectConfiguration {
  targets?: Record<string, { inputs?: unknown[] }>;
}

/** Declares what code needs: in the project, for its tests in the workspace, its command line and what its tests read. */
export function declareNeeds(tree: Tree, needs: PlannedNeeds & { workspace: TypeScriptWorkspace }): void {
  addDependencies(tree, needs);
  if (needs.testInputs !== null) addTestInputs(tree, needs);
  if (!needs.isNew && needs.tools.testRunner === 'vitest') ignoreVitestReports(tree, needs.root);
}

function addDependencies(
  tree: Tree,
  {
    root,
    isNew,
    workspace,
    dependencies: wanted,
    devDependencies,
  }: PlannedNeeds & { workspace: TypeScriptWorkspace },
): void {
  const own = `${root}/package.json`;
  const inRoot = workspace.usesReferences && tree.exists(own) ? {} : wanted;
  // Versions that the workspace has chosen stay.
  addDependenciesToPackageJson(tree, { ...inRoot }, { ...devDependencies }, 'package.json', true);
  if (!tree.exists(own)) {
    return;
  }
  updateJson<Manifest>(tree, own, (manifest) => {
    const dependencies = sorted({ ...chosenVersions(tree, wanted), ...manifest.dependencies });
    const bin =
      isNew && workspace.usesReferences && tree.exists(`${root}/src/cli/main.ts`)
        ? commandOf(root, manifest)
        : {};
    return { ...manifest, ...bin, dependencies };
  });
}

/** A package has one version in the whole workspace. */
function chosenVersions(tree: Tree, wanted: Readonly<Record<string, string>>): Record<string, string> {
  const workspace = JSON.parse(tree.read('package.json', 'utf-8') ?? '{}') as Manifest;
  return Object.fromEntries(
    Object.entries(wanted).map(([name, version]) => [name, workspace.dependencies?.[name] ?? version]),
  );
}

function commandOf(root: string, manifest: Manifest): { bin: Record<string, string> } {
  const name = root.slice(root.lastIndexOf('/') + 1);
  return { bin: manifest.bin ?? { [name]: './dist/cli/main.js' } };
}

function sorted(dependencies: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(dependencies).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Contract tests read files outside their project: they must run again when a contract changes. */
function addTestInputs(tree: Tree, { root, testInputs, tools }: PlannedNeeds): void {
  const input = `{workspaceRoot}/${testInputs}/**/*`;
  const add = (configuration: ProjectConfiguration): ProjectConfiguration => {
    const test = configuration.targets?.test ?? {};
    const inputs = test.inputs ?? inferredTestInputs(NX_VERSION, tools.testRunner ?? '');
    const all = inputs.includes(input) ? inputs : [...inputs, input];
    return { ...configuration, targets: { ...configuration.targets, test: { ...test, inputs: all } } };
  };
  if (tree.exists(`${root}/project.json`)) {
    updateJson<ProjectConfiguration>(tree, `${root}/project.json`, add);
  } else if (tree.exists(`${root}/package.json`)) {
    updateJson<Manifest>(tree, `${root}/package.json`, (manifest) => ({
      ...manifest,
      nx: add(manifest.nx ?? {}),
    }));
  }
}
