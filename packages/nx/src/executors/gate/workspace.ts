import { existsSync } from 'node:fs';
import {
  loadWorkspaceState,
  namesStructure,
  type Feature,
  type Project,
  type WorkspaceFiles,
  type WorkspaceState,
} from '@plangate/core';
import { plangateDataDirectory } from '../../workspace/cache-directory.js';
import { cachedReader } from '../../workspace/cached-reader.js';
import { isWithin } from '@plangate/core/graph';
import { placeOfOutput, resolveOutputs, type TargetOutputs } from '../../workspace/interpolate.js';
import { extendedFinder, OPTIONS_FILE } from '../../workspace/extended.js';
import { documentPaths } from '../../workspace/inventory.js';
import { isReportNode } from '../../plugin/report-node.js';
import { ownRootEvidence } from '../../workspace/own-root.js';
import type { GraphNodes } from './types.js';

/** A workspace as gates are judged in it: its documents, its projects, its features. */
export interface GateWorkspace {
  readonly state: WorkspaceState;
  /** The feature whose node a project of the graph is; undefined for a project. */
  featureAt(root: string): Feature | undefined;
}

/**
 * Loads all documents of the workspace, through the cache on disk. A constitution or ledger that Nx does not see is loaded as one
 * that cannot be read: it must not go unnoticed.
 * @param root absolute path of the workspace root
 */
export async function loadGateWorkspace(
  root: string,
  { disk, visible }: { disk: WorkspaceFiles; visible: WorkspaceFiles },
  request: { nodes: GraphNodes; specsRoots: readonly string[]; extends: readonly string[] },
): Promise<GateWorkspace> {
  const entries = Object.entries(request.nodes)
    .map(([name, { data }]) => ({ name, data }))
    .filter(({ data }) => !isReportNode(data));
  const paths = documentPaths(
    { disk, visible },
    request.specsRoots,
    entries.map(({ data }) => data.root),
  );
  const specsRoots = [...request.specsRoots];
  const names = new Map(entries.map(({ name, data }) => [data.root, name]));
  const reader = cachedReader(visible, plangateDataDirectory(root));
  const { names: repositoryNames } = ownRootEvidence(root, visible);
  // Installed packages are hidden from Nx; what they hold is in the hash of the gates by another way (`PLANGATE_EXTENDED`).
  const finder = extendedFinder(root, disk);
  const installed = cachedReader(disk, plangateDataDirectory(root));
  const extended = {
    finder,
    constitution: (path: string) => installed.constitution(path),
    options: { file: OPTIONS_FILE, extends: request.extends },
  };
  const inventory = { paths, specsRoots, projects: [], repositoryNames, extended };
  const state = await loadWorkspaceState(reader, visible, inventory);
  // A generator may look at a tree that is nowhere on disk.
  if (existsSync(root)) {
    reader.save();
    installed.save();
  }
  const directories = new Set(state.features.map(({ directory }) => directory));
  const projects = entries
    .filter(({ data }) => !directories.has(data.root))
    .map(({ name, data }) => ({ name, root: data.root, tags: data.tags ?? [] }));
  const outputsElsewhere = outputsOutside(entries.filter(({ data }) => !directories.has(data.root)));
  const structures = await structuresFor(state, { visible, disk, packages: finder.packages });
  return withNames({ ...state, projects, outputsElsewhere, ...structures }, names);
}

/** Patterns of files that are no reports, in whose places other projects may write theirs. */
const OTHER_FILES = /[*?}\]][^/]*\.(?!xml$|json$|sarif$|info$|out$|lcov$|txt$)[a-z0-9]+$/i;

/** By place, the roots of the projects whose targets write there though it is outside of them. */
function outputsOutside(
  entries: readonly { readonly name: string; readonly data: GraphNodes[string]['data'] }[],
): ReadonlyMap<string, readonly string[]> {
  const places = new Map<string, string[]>();
  for (const { name, data } of entries) {
    for (const configuration of Object.values(data.targets ?? {})) {
      // Nearly all outputs are in their project, which their first token shows; resolving them all would be felt.
      if (data.root !== '.' && configuration.outputs?.every(isInProject) === true) continue;
      for (const output of outputsOf(configuration, { name, root: data.root })) {
        const place = placeOfOutput(output);
        if (output.startsWith('!') || OTHER_FILES.test(output) || isInside(place, data.root)) continue;
        const known = places.get(place);
        if (known === undefined) places.set(place, [data.root]);
        else if (known.at(-1) !== data.root) known.push(data.root);
      }
    }
  }
  return places;
}

/** Everything is in the directory of the root project, so there it shows nothing. */
function isInside(place: string, root: string): boolean {
  return root !== '.' && isWithin(place, root);
}

function isInProject(output: string): boolean {
  return output.startsWith('{projectRoot}') && !output.includes('..');
}

interface StructurePlaces {
  readonly visible: WorkspaceFiles;
  readonly disk: WorkspaceFiles;
  /** The packages that constitutions extend. */
  readonly packages: readonly { readonly directory: string }[];
}

/** The structures, where a gate names one: reading them loads zod and yaml, which most workspaces need not wait for. */
async function structuresFor(
  { constitutions }: WorkspaceState,
  { visible, disk, packages }: StructurePlaces,
): Promise<Pick<WorkspaceState, 'structures'>> {
  if (!namesStructure(constitutions)) return {};
  const { structureLayouts } = await import('../../scaffolding/structures/catalogue.js');
  return { structures: structureLayouts(visible, { files: disk, packages }) };
}

/** The graph may have had to call a feature otherwise than its directory says; the graph is what users see. */
function withNames(state: WorkspaceState, names: ReadonlyMap<string, string>): GateWorkspace {
  const features = state.features.map((feature) => {
    const name = names.get(feature.directory);
    return name === undefined || name === feature.name ? feature : { ...feature, name };
  });
  const byRoot = new Map(features.map((feature) => [feature.directory, feature]));
  return { state: { ...state, features }, featureAt: (root) => byRoot.get(root) };
}

/**
 * A project of the graph as the core judges it.
 * @param known outputs that Nx itself resolved for targets of this run
 */
export function projectOf(
  name: string,
  nodes: GraphNodes,
  known: ReadonlyMap<string, readonly string[]>,
): Project {
  const data = nodes[name]?.data ?? { root: '.' };
  const targets: Record<string, { outputs: readonly string[] }> = {};
  for (const [target, configuration] of Object.entries(data.targets ?? {})) {
    targets[target] = { outputs: known.get(target) ?? outputsOf(configuration, { name, root: data.root }) };
  }
  return { name, root: data.root, tags: data.tags ?? [], targets };
}

function outputsOf(configuration: TargetOutputs, owner: { name: string; root: string }): readonly string[] {
  return resolveOutputs(configuration, owner);
}
