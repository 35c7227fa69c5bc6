import { discoverFeatures } from '@plangate/core';
import { isWithin } from '@plangate/core/graph';
import { documentPaths } from '../../workspace/index.js';
import { specsRoots } from '../shared/roots.js';
import type { GeneratorWorkspace } from '../shared/workspace.js';

/** The names of nodes that change with a move, and those that nothing has afterwards. */
export interface NodeNames {
  readonly nodes: ReadonlyMap<string, string>;
  readonly lostNodes: readonly string[];
}

/**
 * How the move of one feature changes the names of nodes in the project graph. It may be that of another feature, too: where two
 * roots have a directory of the same name, the names depend on each other.
 */
export function nodeNames(
  workspace: GeneratorWorkspace,
  { from, to }: { from: string; to: string | null },
): NodeNames {
  const { patterns } = specsRoots(workspace, undefined);
  const paths = documentPaths({ disk: workspace.files, visible: workspace.files }, patterns, []).filter(
    // What a killed run has written there is the same feature.
    (path) => to === null || !isWithin(path, to),
  );
  const movedPath = (path: string): string | null =>
    isWithin(path, from) ? (to === null ? null : to + path.slice(from.length)) : path;
  const namesOf = (all: readonly string[]): Map<string, string> => {
    const { features } = discoverFeatures(all, { specsRoots: patterns });
    return new Map(features.map(({ directory, name }) => [directory, name]));
  };
  const after = namesOf(paths.map(movedPath).filter((path) => path !== null));
  const nodes = new Map<string, string>();
  const lostNodes: string[] = [];
  for (const [directory, name] of namesOf(paths)) {
    const newName = after.get(movedPath(directory) ?? '');
    if (newName === undefined) lostNodes.push(name);
    else if (newName !== name) nodes.set(name, newName);
  }
  return { nodes, lostNodes };
}
