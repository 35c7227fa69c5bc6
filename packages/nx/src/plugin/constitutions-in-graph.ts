import type { GateTargets, WorkspaceFiles } from '@plangate/core';
import {
  answered,
  CONSTITUTION_PATH,
  Extended,
  type ExtendedFinder,
  isWithin,
  joinPath,
  walk,
  type WalkBounds,
} from '@plangate/core/graph';
import { extendedFinder, OPTIONS_FILE } from '../workspace/extended.js';
import { readIdentity } from './project-names.js';
import type { ConstitutionOutline, GraphDocuments } from './outline.js';
import type { ProjectRoot } from './project-roots.js';

/** How much of the structures of one package is looked at. */
const STRUCTURE_BOUNDS: WalkBounds = { maxEntries: 2_000, maxDepth: 20, skips: () => false };

/** A constitution of the workspace or of a directory, or one that such a constitution extends, as the graph sees it. */
interface Layer {
  readonly root: string;
  readonly file: string;
  readonly outline: ConstitutionOutline;
}

/** What the constitution of a directory extends. */
interface ExtendedInGraph {
  readonly root: string;
  /** Every file that decides it, relative to the workspace root, also of what is missing. */
  readonly consulted: readonly string[];
  /** Those of them that Nx may know: no package that is installed. */
  readonly known: readonly string[];
}

/** The constitutions of a workspace. */
export interface ConstitutionsInGraph {
  /** Roots of the constitutions, outermost first. */
  readonly roots: readonly string[];
  /** What constitutions over some directories extend. */
  extendedOver(...paths: string[]): readonly ExtendedInGraph[];
  /** Every file that decides what any constitution extends. */
  readonly consulted: readonly string[];
  /** The targets that the gates of a project wait for. */
  targetsOf(project: ProjectRoot): Promise<readonly string[]>;
  /** Whether a gate over a directory looks at what projects depend on. */
  looksAtDependencies(root: string): boolean;
  /** Whether a gate over a directory looks at which lines the present change touches. */
  looksAtChange(root: string): boolean;
  /** Whether a gate over a directory looks at which findings the base of the present change has. */
  looksAtBase(root: string): boolean;
  /** Whether a gate over one of the directories chooses what it judges among all, by names or tags. */
  chooses(...roots: readonly string[]): boolean;
  /** Whether a gate over a directory names a structure. */
  namesStructure(root: string): boolean;
  /** Where gates over a directory look for contract tests; empty where none looks at contracts. */
  contractSuites(root: string): readonly string[];
  /** The targets that run the tests of some directories, where a gate of a feature over one of them reads what they prove. */
  tracedTargets(...roots: readonly string[]): readonly string[];
}

interface Host {
  readonly targets: GateTargets;
  readonly workspaceRoot: string;
  /** What the options of the plugin say that the workspace extends. */
  readonly extends: readonly string[];
}

/** Reads the constitutions among the files that Nx knows, and those that they extend, wherever these are. */
export async function readConstitutions(
  files: readonly string[],
  documents: GraphDocuments,
  host: Host,
): Promise<ConstitutionsInGraph> {
  const own = files.filter((file) => file === CONSTITUTION_PATH || file.endsWith(`/${CONSTITUTION_PATH}`));
  const roots = own.map((file) =>
    file === CONSTITUTION_PATH ? '.' : file.slice(0, -CONSTITUTION_PATH.length - 1),
  );
  roots.sort((a, b) => depthOf(a) - depthOf(b) || (a < b ? -1 : 1));
  const governed = host.extends.length === 0 || roots.includes('.') ? roots : ['.', ...roots];
  const read = await Promise.all(governed.map((root) => layersAt(root, documents, host)));
  const layers = read.flatMap((one) => one.layers);
  const extended = read.flatMap((one) => (one.extended === null ? [] : [one.extended]));
  return {
    roots,
    extendedOver: (...paths) => extended.filter(({ root }) => paths.some((path) => isWithin(path, root))),
    consulted: [...new Set(extended.flatMap(({ consulted }) => consulted))],
    looksAtDependencies: (path) =>
      layers.some(({ root, outline }) => outline.dependencies && isWithin(path, root)),
    looksAtChange: (path) => layers.some(({ root, outline }) => outline.changes && isWithin(path, root)),
    looksAtBase: (path) => layers.some(({ root, outline }) => outline.base && isWithin(path, root)),
    chooses: (...paths) =>
      layers.some(({ root, outline }) => outline.chooses && paths.some((path) => isWithin(path, root))),
    namesStructure: (path) => layers.some(({ root, outline }) => outline.structures && isWithin(path, root)),
    contractSuites: (path) => [
      ...new Set(layers.flatMap(({ root, outline }) => (isWithin(path, root) ? outline.contractSuites : []))),
    ],
    tracedTargets: (...paths) => {
      const over = layers.filter(({ root }) => paths.some((path) => isWithin(path, root)));
      const isTraced = over.some(({ outline }) => outline.readsTests);
      return isTraced ? [...new Set(over.flatMap(({ outline }) => outline.testTargets))] : [];
    },
    async targetsOf(project) {
      const over = layers.filter(({ root }) => isWithin(project.root, root));
      if (over.some(({ outline }) => outline.chooses))
        return chosenTargets(project, over, { ...host, documents });
      return [...new Set(over.flatMap(({ outline }) => outline.targets))];
    },
  };
}

/** The constitution of a directory, behind all that it extends. What cannot be found is left out here: its gate says so. */
async function layersAt(
  root: string,
  documents: GraphDocuments,
  { targets, workspaceRoot, extends: configured }: Host,
): Promise<{ layers: readonly Layer[]; extended: ExtendedInGraph | null }> {
  const file = joinPath(root, CONSTITUTION_PATH);
  const outline = await documents.constitution(file, targets);
  const own = { root, file, outline };
  const options = root === '.' ? configured : [];
  if (outline.extends.length === 0 && options.length === 0) return { layers: [own], extended: null };
  const { files } = documents;
  const finder = extendedFinder(workspaceRoot, files);
  const tree = new Extended<ConstitutionOutline>({ finder, extensionsOf: (found) => found.extends });
  const load = (path: string) => documents.constitution(path, targets);
  const entries = options.map((written) => ({ written, position: null }));
  await answered(tree.follow({ file: OPTIONS_FILE, id: OPTIONS_FILE, extends: entries }), load);
  await answered(tree.follow({ file, id: file, extends: outline.extends }), load);
  const layers = [...tree.bases.map((base) => ({ root, file: base.file, outline: base.document })), own];
  const ids = tree.bases.map(({ id }) => id);
  return { layers, extended: { root, ...consultedBy(finder, files, ids) } };
}

function consultedBy(
  finder: ExtendedFinder,
  files: WorkspaceFiles,
  ids: readonly string[],
): Pick<ExtendedInGraph, 'consulted' | 'known'> {
  const own = finder.packages.flatMap(({ directory, real }) => [
    `${real}/package.json`,
    ...structureFiles(files, directory),
  ]);
  const consulted = [...new Set([...finder.consulted, ...ids, ...own])];
  const places = [...consulted, ...finder.packages.map(({ real }) => `${real}/structures/**/*`)];
  return { consulted, known: places.filter((path) => !path.split('/').includes('node_modules')) };
}

/** The files of the structures that a package brings: gates may hold projects against them. */
function structureFiles(files: WorkspaceFiles, directory: string): string[] {
  const found: string[] = [];
  const request = { directory: `${directory}/structures`, bounds: STRUCTURE_BOUNDS };
  walk(files, request, (path, kind) => {
    if (kind === 'file') found.push(path);
  });
  return found;
}

/** Where a gate chooses its projects, their names and tags have to be read. */
async function chosenTargets(
  project: ProjectRoot,
  over: readonly Layer[],
  host: { targets: GateTargets; workspaceRoot: string; documents: GraphDocuments },
): Promise<readonly string[]> {
  const { evidenceTargets } = await import('@plangate/core');
  const layers = await Promise.all(over.map(({ root, file }) => host.documents.layer(root, file)));
  return evidenceTargets(readIdentity(project, host.workspaceRoot), layers, host.targets);
}

function depthOf(root: string): number {
  return root === '.' ? 0 : root.split('/').length;
}
