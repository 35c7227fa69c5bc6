import { createHash } from 'node:crypto';
import type { TargetConfiguration } from '@nx/devkit';
import {
  ancestorsOf,
  BASELINE_PATH,
  CONSTITUTION_PATH,
  isWithin,
  joinPath,
  WAIVERS_PATH,
} from '@plangate/core/graph';
import { directoryOf } from '../workspace/paths.js';
import type { FeatureNode } from './feature-nodes.js';

/** Set for a run that leaves out the targets a gate depends on: their outputs are then not part of its hash. */
export const RUN_VARIABLE = 'PLANGATE_RUN';
/** The latest end of a waiver that has passed: judging again is due when one more passes. */
export const DATE_VARIABLE = 'PLANGATE_DATE';

/** Which task lists the present change alters, and what they were: a feature is history only if it was finished before. */
export const CHANGE_VARIABLE = 'PLANGATE_CHANGE';

/** Which directories the present change deletes: what was there is not still to come. */
export const DELETED_VARIABLE = 'PLANGATE_DELETED';

/** Which contracts the present change touches, and what they were: what others rely on must not be lost. */
export const CONTRACTS_VARIABLE = 'PLANGATE_CONTRACTS';

/** Begins the names of variables that hold which lines of a project the present change touches; one for each project. */
export const LINES_VARIABLE = 'PLANGATE_LINES_';

/** The variable of a project that says which of its lines the present change touches, for gates that look at them. */
export function linesVariable(root: string): string {
  return LINES_VARIABLE + nameOfRoot(root);
}

/** Begins the names of variables that hold which findings the base has of a project; one for each project. */
export const FINDINGS_VARIABLE = 'PLANGATE_FINDINGS_';

/** The variable of a project that says which findings the base has of it, for gates that count new ones only. */
export function findingsVariable(root: string): string {
  return FINDINGS_VARIABLE + nameOfRoot(root);
}

function nameOfRoot(root: string): string {
  return createHash('sha256').update(root).digest('hex').slice(0, 16);
}

/** What all projects and features are called and tagged: gates that choose among them depend on each. */
export const PROJECTS_VARIABLE = 'PLANGATE_PROJECTS';

/** Which files there are: what a feature names and lacks is looked for anywhere in the workspace. */
export const PATHS_VARIABLE = 'PLANGATE_PATHS';

/** What constitutions extend and where it was looked for: installed packages are not among the files that Nx hashes. */
export const EXTENDED_VARIABLE = 'PLANGATE_EXTENDED';

export type Inputs = NonNullable<TargetConfiguration['inputs']>;

/** Features whose plans are named one by one; beyond that, the whole directory replaces them. */
const MAX_PLANS = 32;
/** Places of one feature's tree that are named one by one; beyond that, its projects replace them. */
const MAX_PLACES = 48;

/** The workspace's own constitution and ledgers are named even if they do not exist, so that the gates run again when one is written. */
const WORKSPACE_DOCUMENTS = [CONSTITUTION_PATH, WAIVERS_PATH, BASELINE_PATH].map(fileInput);

/**
 * Besides a project's own sources, what decides where its imports lead and what the projects there are called and tagged.
 */
const GRAPH_FILES = [
  '{workspaceRoot}/{nx,package,tsconfig,tsconfig.base}.json',
  '{workspaceRoot}/**/{project,package}.json',
];

/** The structures of the workspace, for gates that hold a project against one. */
const STRUCTURE_FILES = '{workspaceRoot}/.specify/structures/**/*';

/** The constitutions of a workspace, as far as inputs depend on them. */
export interface ConstitutionPlaces {
  readonly roots: readonly string[];
  extendedOver(...paths: string[]): readonly { readonly known: readonly string[] }[];
}

/**
 * What every gate looks at: the constitutions over some directories and what they extend, the ledger of waivers and the baseline.
 * A feature is judged by the constitutions over its projects as well.
 */
function constitutionInputs(paths: readonly string[], constitutions: ConstitutionPlaces): Inputs {
  const deeper = constitutions.roots.filter(
    (layer) => layer !== '.' && paths.some((path) => isWithin(path, layer)),
  );
  const extended = constitutions.extendedOver(...paths);
  const known = new Set(extended.flatMap((one) => one.known).map(extendedInput));
  return [
    ...WORKSPACE_DOCUMENTS,
    ...deeper.map((layer) => fileInput(joinPath(layer, CONSTITUTION_PATH))),
    ...known,
    ...(extended.length > 0 ? [{ env: EXTENDED_VARIABLE }] : []),
  ];
}

function extendedInput(path: string): string {
  const whole = '/**/*';
  return path.endsWith(whole) ? directoryInput(path.slice(0, -whole.length)) : fileInput(path);
}

/** The inputs of the gate of a project. */
export function projectInputs(
  root: string,
  features: readonly FeatureNode[],
  host: {
    constitutions: ConstitutionPlaces;
    output: string;
    dependencies: boolean;
    changes: boolean;
    base: boolean;
    structures: boolean;
    /** Where gates look for contract tests, below each project; empty where none looks at contracts. */
    contractSuites: readonly string[];
    chooses: boolean;
    paths: boolean;
  },
): Inputs {
  const inputs: Inputs = [
    '{projectRoot}/**/*',
    ...constitutionInputs([root], host.constitutions),
    ...planInputs(features),
    ...(host.dependencies ? GRAPH_FILES : []),
    ...(host.structures ? [STRUCTURE_FILES] : []),
    ...contractInputs(root, features, host.contractSuites),
    { dependentTasksOutputFiles: '**/*', transitive: false },
    { env: RUN_VARIABLE },
    { env: DATE_VARIABLE },
    ...(features.length > 0 ? [{ env: DELETED_VARIABLE }] : []),
    ...(host.changes ? [{ env: linesVariable(root) }] : []),
    ...(host.base ? [{ env: findingsVariable(root) }] : []),
    ...(host.chooses ? [{ env: PROJECTS_VARIABLE }] : []),
    ...(host.paths ? [{ env: PATHS_VARIABLE }] : []),
  ];
  // Verdicts that are not ignored by git would belong to the project that holds them and change its hash each time.
  if (isWithin(host.output, root)) inputs.splice(1, 0, `!{workspaceRoot}/${escapeGlob(host.output)}/**/*`);
  return inputs;
}

/** The inputs of the gate of a feature. */
export function featureInputs(
  feature: FeatureNode,
  related: readonly FeatureNode[],
  host: {
    constitutions: ConstitutionPlaces;
    aboveRoots: ReadonlySet<string>;
    /** Where a gate reads what tests prove: where specifications are, and where verdicts are written. */
    traced: { specsRoots: readonly string[]; output: string } | null;
    paths: boolean;
    chooses: boolean;
  },
): Inputs {
  return [
    '{projectRoot}/**/*',
    ...(host.traced === null ? [] : tracedInputs(feature.roots, host.traced)),
    ...constitutionInputs([feature.directory, ...feature.roots], host.constitutions),
    ...planInputs(related.filter((other) => other.directory !== feature.directory)),
    ...layoutInputs(feature, host.aboveRoots),
    ...roadmapInputs(feature),
    { env: DATE_VARIABLE },
    { env: CHANGE_VARIABLE },
    { env: DELETED_VARIABLE },
    ...(host.paths ? [{ env: PATHS_VARIABLE }] : []),
    ...(host.chooses ? [{ env: PROJECTS_VARIABLE }] : []),
  ];
}

/**
 * What decides which tests prove a requirement: their reports, the files of the projects, and all specifications, because others may
 * have the same ids.
 */
function tracedInputs(
  roots: readonly string[],
  { specsRoots, output }: { specsRoots: readonly string[]; output: string },
): Inputs {
  const verdicts = roots.some((root) => isWithin(output, root))
    ? [`!{workspaceRoot}/${escapeGlob(output)}/**/*`]
    : [];
  return [
    ...roots.map((root) => (root === '.' ? '{workspaceRoot}/**/*' : directoryInput(root))),
    ...verdicts,
    ...specsRoots.map((root) => `{workspaceRoot}/${root}/**/spec.md`),
    { dependentTasksOutputFiles: '**/*', transitive: false },
    { env: RUN_VARIABLE },
  ];
}

/** Without a plan there may be a roadmap, which calls the features beside it done. */
function roadmapInputs({ directory, outline }: FeatureNode): Inputs {
  return outline.nature === null
    ? [`{workspaceRoot}/${escapeGlob(directoryOf(directory))}/*/{tasks,roadmap}.md`]
    : [];
}

/** Plans and tasks decide which state of a path is expected, and whose waivers hold. */
function planInputs(features: readonly FeatureNode[]): Inputs {
  const directories = features.map((feature) => escapeGlob(feature.directory));
  const places =
    directories.length <= MAX_PLANS
      ? directories
      : [...new Set(features.map((feature) => `${escapeGlob(directoryOf(feature.directory))}/*`))];
  return places.map((place) => `{workspaceRoot}/${place}/{plan,tasks}.md`);
}

/** The contracts of features, and the tests of other projects that may be about them. */
function contractInputs(root: string, features: readonly FeatureNode[], suites: readonly string[]): Inputs {
  if (suites.length === 0) return [];
  const directories = features.map(({ directory }) => escapeGlob(directory));
  const places =
    directories.length <= MAX_PLANS
      ? directories
      : [...new Set(features.map(({ directory }) => `${escapeGlob(directoryOf(directory))}/*`))];
  const others = [...new Set(features.flatMap(({ roots }) => roots))]
    .filter((other) => other !== root)
    .sort();
  const tests = others.flatMap((other) =>
    other === '.'
      ? suites.map((suite) => testsInput(suite))
      : suites.map((suite) => testsInput(`${escapeGlob(other)}/${suite}`)),
  );
  return [
    ...places.map((place) => `{workspaceRoot}/${place}/contracts/**/*`),
    ...new Set(tests),
    { env: CONTRACTS_VARIABLE },
  ];
}

/** A suite is a directory, or a glob for files or directories. */
function testsInput(suite: string): string {
  const plain = suite.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
  return /\*[^/]*\.[^/]*$|\*\*$/.test(plain) ? `{workspaceRoot}/${plain}` : `{workspaceRoot}/${plain}/**/*`;
}

/**
 * The places whose files show whether a plan's tree exists: whole directories, the outermost that the plan draws,
 * but none that holds a project, for that would be every change in it.
 */
function layoutInputs(feature: FeatureNode, aboveRoots: ReadonlySet<string>): Inputs {
  const { outline } = feature;
  const drawn = new Set([...outline.directories, ...outline.holders].filter((path) => !aboveRoots.has(path)));
  const outermost = [...drawn].filter((path) => !ancestorsOf(path).some((ancestor) => drawn.has(ancestor)));
  const single = outline.files.filter((path) => !ancestorsOf(path).some((ancestor) => drawn.has(ancestor)));
  const inputs = [...outermost.map(directoryInput), ...single.map(fileInput)];
  if (inputs.length <= MAX_PLACES) return inputs;
  return feature.roots.map((root) => (root === '.' ? '{workspaceRoot}/**/*' : directoryInput(root)));
}

function fileInput(path: string): string {
  return `{workspaceRoot}/${escapeGlob(path)}`;
}

function directoryInput(path: string): string {
  return `{workspaceRoot}/${escapeGlob(path)}/**/*`;
}

/** What of the inputs that we inferred a target has no longer: its own configuration or a default has replaced them. */
export function lostInputs(inferred: Inputs, actual: Inputs | undefined): Inputs {
  if (actual === undefined) return [];
  const kept = new Set(actual.map((input) => JSON.stringify(input)));
  return inferred.filter((input) => !kept.has(JSON.stringify(input)));
}

/** Names such as `[id]` and `(group)` are not patterns: any one character stands for what a pattern would read. */
function escapeGlob(path: string): string {
  return path.replaceAll(/[*?[\]{}()!+@\\,|]/g, '?');
}
