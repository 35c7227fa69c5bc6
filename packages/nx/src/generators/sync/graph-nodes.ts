import { getProjects, readCachedProjectGraph, workspaceRoot, type Tree } from '@nx/devkit';
import type { GraphNodes } from '../../executors/gate/types.js';

/** The nodes of the project graph that Nx has just read; of a Tree that is no workspace of Nx, its projects. */
export function graphNodes(tree: Tree): GraphNodes {
  return (
    readNodes(tree) ?? Object.fromEntries([...getProjects(tree)].map(([name, data]) => [name, { data }]))
  );
}

function readNodes(tree: Tree): GraphNodes | null {
  if (tree.root !== workspaceRoot) return null;
  try {
    return readCachedProjectGraph().nodes;
  } catch {
    return null;
  }
}
