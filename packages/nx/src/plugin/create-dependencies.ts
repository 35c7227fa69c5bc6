import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CreateDependenciesContext, ImplicitDependency, ProjectConfiguration } from '@nx/devkit';
import { plangateDataDirectory } from '../workspace/cache-directory.js';
import { placeOfOutput, resolveOutputs } from '../workspace/interpolate.js';
import { WAIVERS_PATH } from '@plangate/core/graph';
import { extendedFilesOf, inferredInputsOf } from './create-nodes.js';
import { findingsVariable, linesVariable, lostInputs, type Inputs } from './inputs.js';
import { rootsOf } from './feature-nodes.js';
import { FEATURE_TAG, GATE_EXECUTOR } from './gate-target.js';
import { isReportNode } from './report-node.js';
import { resolvePluginOptions } from '../options/plugin.js';
import { datesIn, openGraphDocuments, type GraphDocuments, type PlanOutline } from './outline.js';
import { planFilesOf } from './plan-files.js';
import { digestOfFiles, digestOfPaths, hashedEnvironment } from '../runs/made-from.js';
import { reachOf } from '../runs/reach.js';
import {
  writeRunState,
  type AwaitedEvidence,
  type EvidencePlaces,
  type RunState,
} from '../runs/run-state.js';

/** Projects whose evidence is looked for before a run; enough to tell whether most of it is there. */
const SAMPLE = 64;
/** Executors that are much slower when batches are turned off. */
const BATCH_EXECUTORS = /^@nx\/(?:gradle|maven|dotnet):/;
/** `DependencyType.implicit`, without loading `@nx/devkit` for one word. */
const IMPLICIT = 'implicit' as ImplicitDependency['type'];

type Projects = Readonly<Record<string, ProjectConfiguration>>;

/**
 * The edges from every feature to the projects of its layout. They are implicit ones: Nx keeps others with the file
 * they come from, and a project that is added later would stay without its edge until the plan changes.
 */
export async function createFeatureDependencies(
  rawOptions: unknown,
  context: CreateDependenciesContext,
): Promise<ImplicitDependency[]> {
  const options = await resolvePluginOptions(rawOptions);
  const dataDirectory = plangateDataDirectory(context.workspaceRoot);
  const documents = openGraphDocuments(context.workspaceRoot, dataDirectory);
  const outlines = await readOutlines(planFilesOf(context, options.specsRoots), documents);
  documents.save();
  const found = options.features ? edges(context.projects, outlines) : [];
  writeRunState(dataDirectory, {
    dates: datesOf(context.workspaceRoot, outlines),
    ...evidenceOf(
      context,
      options.gateTargetName,
      tracedTargets(context.projects, found, options.gateTargetName),
    ),
    sample: sampleEvidence(context.projects, options.gateTargetName),
    othersBatch: Object.values(context.projects).some(prefersBatch),
    extended: extendedFilesOf(),
    names: digestOfNames(context.projects),
    paths: digestOfPaths(context.fileMap),
  });
  return found;
}

/** The outlines by the directory of the feature. */
async function readOutlines(
  planFiles: ReadonlyMap<string, string>,
  documents: GraphDocuments,
): Promise<ReadonlyMap<string, PlanOutline>> {
  const outlines = new Map<string, PlanOutline>();
  for (const [directory, file] of planFiles) outlines.set(directory, await documents.plan(file));
  return outlines;
}

function edges(projects: Projects, outlines: ReadonlyMap<string, PlanOutline>): ImplicitDependency[] {
  const names = new Map<string, string>();
  const features = new Map<string, string>();
  for (const [name, project] of Object.entries(projects)) {
    if (isReportNode(project)) continue;
    (project.tags?.includes(FEATURE_TAG) && outlines.has(project.root) ? features : names).set(
      project.root,
      name,
    );
  }
  const roots = new Set(names.keys());
  const found: ImplicitDependency[] = [];
  for (const [directory, source] of features) {
    const outline = outlines.get(directory);
    for (const root of outline === undefined ? [] : rootsOf(outline, roots)) {
      const target = names.get(root);
      if (target !== undefined) found.push({ source, target, type: IMPLICIT });
    }
  }
  return found;
}

function datesOf(workspaceRoot: string, outlines: ReadonlyMap<string, PlanOutline>): string[] {
  const file = join(workspaceRoot, WAIVERS_PATH);
  const waivers = existsSync(file) ? datesIn(readText(file)) : [];
  return [...new Set([...waivers, ...[...outlines.values()].flatMap(({ dates }) => dates)])].sort();
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** By which names and tags matchers may choose. */
function digestOfNames(projects: Projects): string {
  const known = Object.entries(projects)
    .filter(([, project]) => !isReportNode(project))
    .map(([name, { root, tags = [] }]) => [name, root, [...tags].sort()]);
  return createHash('sha256').update(JSON.stringify(known.sort())).digest('hex');
}

/** By project, the targets that gates of features wait for. */
function tracedTargets(
  projects: Projects,
  found: readonly ImplicitDependency[],
  gateTargetName: string,
): ReadonlyMap<string, ReadonlySet<string>> {
  const traced = new Map<string, Set<string>>();
  for (const { source, target } of found) {
    const before = waitsFor(projects[source]?.targets?.[gateTargetName]).filter((name) =>
      name.startsWith('^'),
    );
    if (before.length === 0) continue;
    const names = traced.get(target) ?? new Set();
    for (const name of before) names.add(name.slice(1));
    traced.set(target, names);
  }
  return traced;
}

/** What the hooks must know of the targets that gates wait for, and of what goes into their hashes. */
function evidenceOf(
  { projects, fileMap, nxJsonConfiguration }: CreateDependenciesContext,
  gateTargetName: string,
  traced: ReadonlyMap<string, ReadonlySet<string>>,
): Pick<
  RunState,
  'evidence' | 'ungated' | 'unhashed' | 'changes' | 'compared' | 'reach' | 'files' | 'environment'
> {
  const evidence: Record<string, EvidencePlaces> = {};
  const names = new Set<string>();
  const ungated: string[] = [];
  const unhashed: string[] = [];
  const changes: string[] = [];
  const compared: string[] = [];
  const configurations: unknown[] = [nxJsonConfiguration];
  for (const [name, { root, targets, namedInputs }] of Object.entries(projects)) {
    const gate = targets?.[gateTargetName];
    if (inferredInputsOf(root)?.some(isEnvironment(linesVariable(root))) === true) changes.push(root);
    if (inferredInputsOf(root)?.some(isEnvironment(findingsVariable(root))) === true) compared.push(root);
    if (gate !== undefined && gate.executor !== GATE_EXECUTOR) ungated.push(name);
    else if (gate !== undefined && lostInputs(inferredInputsOf(root) ?? [], gate.inputs).length > 0)
      unhashed.push(name);
    const places: Record<string, readonly string[]> = {};
    for (const target of new Set([...waitsFor(gate), ...(traced.get(name) ?? [])])) {
      const configuration = targets?.[target];
      if (configuration === undefined) continue;
      places[target] = resolveOutputs(configuration, { name, root });
      names.add(target);
      configurations.push(configuration.inputs);
    }
    if (Object.keys(places).length > 0) evidence[name] = { root, outputs: places };
    if (namedInputs !== undefined) configurations.push(namedInputs);
  }
  return {
    evidence,
    ungated: ungated.sort(),
    unhashed: unhashed.sort(),
    changes: changes.sort(),
    compared: compared.sort(),
    reach: reachOf(projects, names),
    files: digestOfFiles(fileMap),
    environment: hashedEnvironment(configurations),
  };
}

function isEnvironment(variable: string): (input: Inputs[number]) => boolean {
  return (input) => typeof input === 'object' && 'env' in input && input.env === variable;
}

/** What the gates of some projects wait for, chosen evenly over all of them. */
function sampleEvidence(projects: Projects, gateTargetName: string): AwaitedEvidence[] {
  const waiting = Object.entries(projects).filter(([, { targets }]) =>
    waitsFor(targets?.[gateTargetName]).some((target) => targets?.[target] !== undefined),
  );
  const step = Math.max(1, Math.ceil(waiting.length / SAMPLE));
  return waiting
    .filter((_, index) => index % step === 0)
    .map(([name, project]) => awaitedEvidence(name, project, gateTargetName));
}

function waitsFor(target: { executor?: string; dependsOn?: unknown } | undefined): string[] {
  if (target?.executor !== GATE_EXECUTOR || !Array.isArray(target.dependsOn)) return [];
  return target.dependsOn.filter((name) => typeof name === 'string');
}

function awaitedEvidence(
  name: string,
  project: ProjectConfiguration,
  gateTargetName: string,
): AwaitedEvidence {
  const awaited = waitsFor(project.targets?.[gateTargetName]).flatMap(
    (target) => project.targets?.[target] ?? [],
  );
  const places = awaited.flatMap((target) =>
    resolveOutputs(target, { name, root: project.root }).map(placeOfOutput),
  );
  return {
    places: [...new Set(places)].filter((place) => place !== '.'),
    always: awaited.some(({ cache }) => cache !== true),
  };
}

function prefersBatch({ targets }: ProjectConfiguration): boolean {
  return Object.values(targets ?? {}).some(({ executor }) => BATCH_EXECUTORS.test(executor ?? ''));
}
