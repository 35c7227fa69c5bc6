import type { GateTargets } from '@plangate/core';
import { CONSTITUTION_PATH, isWithin } from '@plangate/core/graph';
import { readIdentity } from './project-names.js';
import type { ConstitutionOutline, GraphDocuments } from './outline.js';
import type { ProjectRoot } from './project-roots.js';

/** A constitution of the workspace or of a directory, as the graph sees it. */
interface Layer {
  readonly root: string;
  readonly file: string;
  readonly outline: ConstitutionOutline;
}

/** The constitutions of a workspace. */
export interface ConstitutionsInGraph {
  /** Roots of the constitutions, outermost first. */
  readonly roots: readonly string[];
  /** The targets that the gates of a project wait for. */
  targetsOf(project: ProjectRoot): Promise<readonly string[]>;
  /** Whether a gate over a directory looks at what projects depend on. */
  looksAtDependencies(root: string): boolean;
  /** Whether a gate over one of the directories chooses what it judges among all, by names or tags. */
  chooses(...roots: readonly string[]): boolean;
  /** Whether a gate over a directory names a structure. */
  namesStructure(root: string): boolean;
  /** Where gates over a directory look for contract tests; empty where none looks at contracts. */
  contractSuites(root: string): readonly string[];
}

/** Reads the constitutions among the files that Nx knows. */
export async function readConstitutions(
  files: readonly string[],
  documents: GraphDocuments,
  host: { targets: GateTargets; workspaceRoot: string },
): Promise<ConstitutionsInGraph> {
  const own = files.filter((file) => file === CONSTITUTION_PATH || file.endsWith(`/${CONSTITUTION_PATH}`));
  const layers = await Promise.all(
    own.map(async (file) => ({
      root: file === CONSTITUTION_PATH ? '.' : file.slice(0, -CONSTITUTION_PATH.length - 1),
      file,
      outline: await documents.constitution(file, host.targets),
    })),
  );
  layers.sort((a, b) => depthOf(a.root) - depthOf(b.root) || (a.root < b.root ? -1 : 1));
  return {
    roots: layers.map(({ root }) => root),
    looksAtDependencies: (path) =>
      layers.some(({ root, outline }) => outline.dependencies && isWithin(path, root)),
    chooses: (...paths) =>
      layers.some(({ root, outline }) => outline.chooses && paths.some((path) => isWithin(path, root))),
    namesStructure: (path) => layers.some(({ root, outline }) => outline.structures && isWithin(path, root)),
    contractSuites: (path) => [
      ...new Set(layers.flatMap(({ root, outline }) => (isWithin(path, root) ? outline.contractSuites : []))),
    ],
    async targetsOf(project) {
      const over = layers.filter(({ root }) => isWithin(project.root, root));
      if (over.some(({ outline }) => outline.chooses))
        return chosenTargets(project, over, { ...host, documents });
      return [...new Set(over.flatMap(({ outline }) => outline.targets))];
    },
  };
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
