import type { DocumentReader, Feature, Loaded, WorkspaceState } from '../model/workspace.js';
import { withoutOwnRoot, type OwnRootEvidence } from '../layout/workspace-prefix.js';
import { comparePaths, nameOf } from '../base/paths.js';
import { walk } from '../base/walk.js';
import type { CompanionDocument } from '../model/documents.js';
import { BASELINE_PATH, CONSTITUTION_PATH, WAIVERS_PATH } from '../model/places.js';
import type { WorkspaceFiles } from '../base/workspace-files.js';
import { discoverFeatures, rejectedByContent, type DiscoveredFeature } from './discover-features.js';
import { orderFeatures } from './feature-order.js';
import { readRoadmap } from './roadmap.js';
import { extendedAmong, loadLayers, type ExtendedConstitutions } from './load-layers.js';
import { DESIGN_DOCUMENTS } from './feature-phase.js';

/** Files of contracts of one feature that count. */
const MAX_CONTRACTS = 500;
/** How far they are looked for: `contracts/` itself and six levels of directories in it. */
const CONTRACT_BOUNDS = { maxEntries: 5_000, maxDepth: 7, skips: () => false };

export interface Inventory {
  /** Paths of documents in the workspace, more than needed is fine: features, constitutions and contracts are found in it. */
  readonly paths: readonly string[];
  readonly specsRoots: readonly string[];
  /** Every project of the graph, features left out. */
  readonly projects: WorkspaceState['projects'];
  /** What people call the repository (`repositoryNames`): a tree drawn under such a name starts at the root. */
  readonly repositoryNames?: readonly string[];
  /** What constitutions extend is found and read by this; not given: among the same files, which have no links. */
  readonly extended?: ExtendedConstitutions;
}

/**
 * Loads every document of the workspace once. A directory that holds only a template or another tool's plan is no
 * feature. What a reader cannot read is in the state with its problem; nothing throws.
 * A feature's own documents are found by looking into its directory, so `paths` need not name them all.
 */
export async function loadWorkspaceState(
  reader: DocumentReader,
  files: WorkspaceFiles,
  inventory: Inventory,
): Promise<WorkspaceState> {
  const { features: found, rejected } = discoverFeatures(inventory.paths, inventory);
  const [layers, waivers, baseline, features] = await Promise.all([
    loadLayers(reader, constitutionRoots(inventory.paths), inventory.extended ?? extendedAmong(files)),
    reader.waivers(WAIVERS_PATH),
    reader.baseline(BASELINE_PATH),
    Promise.all(found.map((feature) => loadFeature(reader, files, feature))),
  ]);
  const evidence = { names: inventory.repositoryNames ?? [], kind: (path: string) => files.kind(path) };
  const real = features.filter(isFeature).map((feature) => atRoot(feature, evidence));
  const ordered = orderFeatures(real);
  const archived = rejected.filter(({ why }) => why === 'archived').map(({ directory }) => directory);
  const known = new Set(inventory.paths);
  const archivedSpecs = archived.map((directory) => `${directory}/spec.md`).filter((path) => known.has(path));
  return {
    constitutions: layers,
    features: ordered,
    waivers,
    baseline,
    projects: inventory.projects,
    ...(archivedSpecs.length === 0 ? {} : { archivedSpecs }),
  };
}

function isFeature({ plan, spec }: Feature): boolean {
  const hasSpec = spec.ok || spec.problem !== 'missing';
  return rejectedByContent(plan.ok ? plan.document.nature : null, hasSpec) === null;
}

/** The feature with the paths of its plan relative to the workspace root. */
function atRoot(feature: Feature, evidence: OwnRootEvidence): Feature {
  const { plan } = feature;
  if (!plan.ok || plan.document.nature !== 'plan') return feature;
  const document = withoutOwnRoot(plan.document, evidence);
  return document === plan.document ? feature : { ...feature, plan: { ...plan, document } };
}

/** The workspace's own constitution is a layer even where it is missing, so that its absence can be reported. */
function constitutionRoots(paths: readonly string[]): string[] {
  const roots = new Set<string>();
  for (const path of paths) {
    if (path.endsWith(`/${CONSTITUTION_PATH}`)) roots.add(path.slice(0, -CONSTITUTION_PATH.length - 1));
  }
  return ['.', ...[...roots].sort(comparePaths)];
}

/** Loads the existing documents of one feature. */
export async function loadFeature(
  reader: DocumentReader,
  files: WorkspaceFiles,
  { directory, name, number }: DiscoveredFeature,
): Promise<Feature> {
  const there = new Set(files.list(directory));
  const contracts = there.has('contracts/') ? listContracts(files, `${directory}/contracts`) : [];
  const markdown = contracts.filter((path) => /\.md$/i.test(path));
  const companions = [
    ...DESIGN_DOCUMENTS.filter((file) => there.has(file)).map((file) => `${directory}/${file}`),
    ...markdown,
  ];
  const [plan, spec, tasks, read] = await Promise.all([
    there.has('plan.md') ? reader.plan(`${directory}/plan.md`) : missing(`${directory}/plan.md`),
    there.has('spec.md') ? reader.companion(`${directory}/spec.md`) : missing(`${directory}/spec.md`),
    there.has('tasks.md') ? reader.tasks(`${directory}/tasks.md`) : missing(`${directory}/tasks.md`),
    Promise.all(companions.map((path): Promise<Loaded<CompanionDocument>> => reader.companion(path))),
  ]);
  const text = there.has('roadmap.md') ? files.read(`${directory}/roadmap.md`) : null;
  const roadmap = text?.ok === true ? { roadmap: readRoadmap(text.text) } : {};
  return { directory, name, number, plan, spec, tasks, companions: read, contracts, ...roadmap };
}

function missing(file: string): Loaded<never> {
  return { file, ok: false, problem: 'missing' };
}

/** The files of a directory of contracts and of the directories in it, sorted, within bounds. */
export function listContracts(files: WorkspaceFiles, directory: string): string[] {
  const found: string[] = [];
  walk(files, { directory, bounds: CONTRACT_BOUNDS }, (path, kind) => {
    if (kind === 'file' && isContract(path) && found.length < MAX_CONTRACTS) found.push(path);
  });
  return found.sort(comparePaths);
}

/** `.gitkeep` and the like keep a directory; they promise nothing. */
function isContract(path: string): boolean {
  return !nameOf(path).startsWith('.');
}
