import { getProjects, readCachedProjectGraph, readNxJson, workspaceRoot, type Tree } from '@nx/devkit';
import type { WorkspaceFiles } from '@plangate/core';
import { isProject } from '../../plugin/report-node.js';
import { withInferredTargets } from '../../tools/infer-targets.js';
import { scriptsOf } from '../../tools/scripts.js';
import type { ToolProject, ToolTarget } from '../../tools/tool.js';

/** A project as its tools are detected, with its tags. */
export interface KnownProject extends ToolProject {
  readonly tags: readonly string[];
}

/** The nodes of the project graph, as far as tools are concerned. */
export type ToolNodes = Readonly<
  Record<
    string,
    {
      readonly data: {
        readonly root: string;
        readonly tags?: readonly string[];
        readonly targets?: Readonly<Record<string, ToolTarget>>;
      };
    }
  >
>;

/**
 * The projects of the workspace with all their targets, sorted by root; nodes that the plugin adds are left out. The graph knows what
 * plugins infer. A project that it does not know, because it was only just made, gets what the plugins of nx.json would infer.
 * @param nodes of the project graph; not given if there is none
 */
export function toolProjects(
  tree: Tree,
  files: WorkspaceFiles,
  nodes: ToolNodes = {},
): readonly KnownProject[] {
  const plugins = readNxJson(tree)?.plugins ?? [];
  const projects = new Map<string, KnownProject>();
  for (const [name, { root, tags = [], targets = {} }] of getProjects(tree)) {
    const own = { name, root, tags, targets, scripts: scriptsOf(root, files) };
    projects.set(root, { ...withInferredTargets(own, { files, plugins }), tags });
  }
  for (const [name, { data }] of Object.entries(nodes)) {
    const { root, tags = [], targets = {} } = data;
    projects.set(root, { name, root, tags, targets, scripts: scriptsOf(root, files) });
  }
  return [...projects.values()].filter(isProject).sort((one, other) => (one.root < other.root ? -1 : 1));
}

/** The nodes that Nx read before it ran the generator; a Tree in memory is of no workspace that Nx knows. */
export function knownNodes(tree: Tree): ToolNodes {
  if (tree.root !== workspaceRoot) return {};
  try {
    return readCachedProjectGraph().nodes;
  } catch {
    return {};
  }
}
