import type { CreateNodesContext, CreateNodesResultArray, TargetConfiguration } from '@nx/devkit';
import { plangateDataDirectory } from '../workspace/cache-directory.js';
import { nameFeatures, readFeatureNodes, type FeatureNode } from './feature-nodes.js';
import { FEATURE_TAG, gateTargets, reportTarget, type GateTargetOf } from './gate-target.js';
import { FEATURE_PREFIX, takenNames } from './project-names.js';
import { ancestorsOf } from '@plangate/core/graph';
import { featureInputs, projectInputs, type Inputs } from './inputs.js';
import { missingFiles, type MissingFiles } from './missing-files.js';
import { readConstitutions, type ConstitutionsInGraph } from './constitutions-in-graph.js';
import { type ResolvedPluginOptions } from '../options/defaults.js';
import { resolvePluginOptions } from '../options/plugin.js';
import { openGraphDocuments } from './outline.js';
import { needsReportNode, REPORT_NODE, reportNodes } from './report-node.js';
import { findProjectRoots, type ProjectRoot } from './project-roots.js';
import { relatedFeatures, type RelatedFeatures } from './features-by-project.js';

/** The inputs that the last call inferred, by root: what they became in the end is known when dependencies are made. */
const inferredInputs = new Map<string, Inputs>();

/** The inputs that the gate of the project or feature at a root was given; undefined when nothing was inferred there. */
export function inferredInputsOf(root: string): Inputs | undefined {
  return inferredInputs.get(root);
}

/** The files that decided what constitutions extend when nodes were last made. */
let extendedFiles: readonly string[] = [];

/** The files that decide what constitutions extend, relative to the workspace root. */
export function extendedFilesOf(): readonly string[] {
  return extendedFiles;
}

/** What the graph is made of, read once. */
interface Inventory {
  readonly projects: readonly ProjectRoot[];
  readonly roots: ReadonlySet<string>;
  readonly features: readonly FeatureNode[];
  readonly related: RelatedFeatures;
  readonly constitutions: ConstitutionsInGraph;
  readonly options: ResolvedPluginOptions;
  readonly missing: (feature: FeatureNode) => MissingFiles;
  readonly targetOf: GateTargetOf;
}

/** Infers `gate` on every project, a node for every feature, and the one target that reports all of them. */
export async function createGateNodes(
  files: readonly string[],
  rawOptions: unknown,
  { workspaceRoot }: Pick<CreateNodesContext, 'workspaceRoot'>,
): Promise<CreateNodesResultArray> {
  const options = await resolvePluginOptions(rawOptions);
  const documents = openGraphDocuments(workspaceRoot, plangateDataDirectory(workspaceRoot));
  const projects = await findProjectRoots(files, workspaceRoot, (text) => documents.pnpmPackages(text));
  const roots = new Set(projects.map(({ root }) => root));
  const found = await readFeatureNodes(files, options.specsRoots, { documents, roots });
  const reports = options.features && needsReportNode(files, roots);
  const beginnings = [
    ...(options.features && found.length > 0 ? [FEATURE_PREFIX] : []),
    ...(reports ? [REPORT_NODE.name] : []),
  ];
  const names = takenNames(projects, workspaceRoot, beginnings);
  const features = options.features ? nameFeatures(found, names) : found;
  const related = relatedFeatures(features);
  const constitutions = await readConstitutions(files, documents, {
    targets: options.targets,
    extends: options.extends,
    workspaceRoot,
  });
  extendedFiles = constitutions.consulted;
  const inventory = {
    projects,
    roots,
    features,
    related,
    constitutions,
    options,
    missing: missingFiles(workspaceRoot),
    targetOf: gateTargets(options),
  };
  inferredInputs.clear();
  const nodes = await projectNodes(inventory);
  documents.save();
  if (!options.features) return nodes;
  const known = new Set([...roots, ...features.map(({ directory }) => directory)]);
  const added = reports ? reportNodes(options, { roots: known, names }) : [];
  return [...nodes, ...featureNodes(inventory), ...added];
}

async function projectNodes(inventory: Inventory): Promise<CreateNodesResultArray> {
  const { features, constitutions, options, related, targetOf } = inventory;
  // A feature that is a project already is judged as the feature that it is.
  const own = new Set(options.features ? features.map(({ directory }) => directory) : []);
  const nodes: [string, { projects: Record<string, ReturnType<typeof node>> }][] = [];
  for (const project of inventory.projects) {
    const { root, file } = project;
    if (own.has(root)) continue;
    const touching = related.byRoot.get(root) ?? [];
    const inputs = projectInputs(root, touching, {
      constitutions,
      output: options.output,
      dependencies: constitutions.looksAtDependencies(root),
      changes: constitutions.looksAtChange(root),
      base: constitutions.looksAtBase(root),
      structures: constitutions.namesStructure(root),
      contractSuites: constitutions.contractSuites(root),
      chooses: constitutions.chooses(root),
      paths: touching.some((feature) => inventory.missing(feature).ofFinished),
    });
    inferredInputs.set(root, inputs);
    const target = targetOf('project', { dependsOn: await constitutions.targetsOf(project), inputs });
    nodes.push([file, { projects: { [root]: node(root, target, options) } }]);
  }
  return nodes;
}

function node(root: string, target: TargetConfiguration, options: ResolvedPluginOptions) {
  // One report is enough for a workspace, here or on a node of its own: each target of each project is felt in every command.
  const report = root === '.' ? reportTarget(options) : {};
  return { root, targets: { [options.gateTargetName]: target, ...report } };
}

function featureNodes({
  features,
  constitutions,
  options,
  related,
  roots,
  missing,
  targetOf,
}: Inventory): CreateNodesResultArray {
  const aboveRoots = new Set([...roots].flatMap(ancestorsOf));
  return features.map((feature) => {
    const root = feature.directory;
    const traced = constitutions.tracedTargets(root, ...feature.roots);
    const inputs = featureInputs(feature, related.of(feature), {
      constitutions,
      aboveRoots,
      traced: traced.length > 0 ? { specsRoots: options.specsRoots, output: options.output } : null,
      paths: missing(feature).any,
      chooses: constitutions.chooses(root, ...feature.roots),
    });
    inferredInputs.set(root, inputs);
    const dependsOn = traced.map((name) => `^${name}`);
    const target = targetOf('feature', { dependsOn, inputs });
    const plain = { ...node(root, target, options), tags: [FEATURE_TAG] };
    // Where a project is in the feature's directory, its own files say its name and type.
    const named = roots.has(root) ? plain : { ...plain, name: feature.name, projectType: 'library' as const };
    return [feature.file, { projects: { [root]: named } }];
  });
}
