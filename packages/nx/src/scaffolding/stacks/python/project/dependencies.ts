import { logger, updateJson, type TargetConfiguration, type Tree } from '@nx/devkit';
import { sanitize } from '@plangate/core';
import type { PlannedNeeds } from '../../../file-plan.js';
import type { PythonWorkspace } from '../workspace.js';
import { addRequirements, nameOf } from './toml-list.js';

/** What the skeleton needs at run time. */
export const DEPENDENCIES: Readonly<Record<string, string>> = { pydantic: '>=2.11' };
/** What the tests of the skeleton need. */
export const DEV_DEPENDENCIES: Readonly<Record<string, string>> = {
  jsonschema: '>=4.24',
  'types-jsonschema': '>=4.24',
};

/** Declares what code needs: in the manifest of the project, what its tests need for development, and what its tests read. */
export function declareNeeds(
  tree: Tree,
  {
    root,
    dependencies,
    devDependencies,
    testInputs,
    workspace,
  }: PlannedNeeds & { workspace: PythonWorkspace },
): void {
  const runtime = requirements(dependencies);
  const development = requirements(devDependencies);
  const path = `${root}/pyproject.toml`;
  const manifest = tree.read(path, 'utf-8');
  if (manifest !== null) {
    const added = addTo(manifest, RUNTIME, runtime);
    const both = addTo(added.text, DEVELOPMENT, development);
    if (both.text !== manifest) tree.write(path, both.text);
    tellMissing(path, [...added.missing, ...both.missing]);
  }
  if (workspace.managerOf(root) === 'pip') addToFiles(tree, root, { runtime, development });
  if (testInputs !== null) addTestInputs(tree, root, testInputs);
}

interface Place {
  readonly table: string;
  readonly key: string;
}

const RUNTIME: readonly Place[] = [{ table: 'project', key: 'dependencies' }];
const DEVELOPMENT: readonly Place[] = [
  { table: 'dependency-groups', key: 'dev' },
  { table: 'project.optional-dependencies', key: 'dev' },
  { table: 'tool.uv', key: 'dev-dependencies' },
];

function requirements(packages: Readonly<Record<string, string>>): string[] {
  return Object.entries(packages).map(([name, range]) => `${name}${range}`);
}

/** The manifest with what it lacks; `missing` is what no list of it could take and the text does not name. */
function addTo(
  manifest: string,
  places: readonly Place[],
  wanted: readonly string[],
): { text: string; missing: readonly string[] } {
  for (const place of places) {
    const text = addRequirements(manifest, place, wanted);
    if (text !== null) return { text, missing: [] };
  }
  const named = new Set([...manifest.matchAll(/[A-Za-z0-9][A-Za-z0-9._-]*/g)].map(([word]) => nameOf(word)));
  return { text: manifest, missing: wanted.filter((one) => !named.has(nameOf(one))) };
}

/** A manifest in a form that is not known keeps every byte. */
export function tellMissing(path: string, missing: readonly string[]): void {
  if (missing.length === 0) return;
  logger.warn(`${sanitize(path)} is not changed. Add to its dependencies: ${missing.join(', ')}`);
}

/** Where pip installs from files, one for what runs and one for what develops. */
function addToFiles(
  tree: Tree,
  root: string,
  { runtime, development }: { runtime: readonly string[]; development: readonly string[] },
): void {
  addLines(tree, `${root}/requirements.txt`, runtime);
  addLines(tree, `${root}/requirements-dev.txt`, development);
}

/** Adds requirements to a file of them; those that it names already keep their version. */
export function addLines(tree: Tree, path: string, wanted: readonly string[]): void {
  const text = tree.read(path, 'utf-8') ?? '';
  const known = new Set(text.split('\n').map(nameOf));
  const missing = wanted.filter((one) => !known.has(nameOf(one)));
  if (missing.length === 0) return;
  const lead = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  tree.write(path, `${lead}${missing.join('\n')}\n`);
}

interface ProjectJson {
  readonly targets?: Readonly<Record<string, TargetConfiguration>>;
}

/** Contract tests read files outside their project: they must run again when a contract changes. */
function addTestInputs(tree: Tree, root: string, directory: string): void {
  const path = `${root}/project.json`;
  if (!tree.exists(path)) return;
  const input = `{workspaceRoot}/${directory}/**/*`;
  updateJson<ProjectJson>(tree, path, (project) => {
    const test = project.targets?.test;
    const inputs = test?.inputs ?? ['default', '^default'];
    if (test === undefined || inputs.includes(input)) return project;
    return { ...project, targets: { ...project.targets, test: { ...test, inputs: [...inputs, input] } } };
  });
}
