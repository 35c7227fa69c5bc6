import type { CreateNodesResultArray } from '@nx/devkit';
import { CONSTITUTION_PATH } from '@plangate/core/graph';
import type { ResolvedPluginOptions } from '../options/defaults.js';
import { FEATURE_TAG, reportTarget } from './gate-target.js';

/** The node whose one target reports all verdicts, in a workspace that has no root project to do so. */
export const REPORT_NODE = { name: 'plangate', root: '.specify', tag: 'type:plangate' } as const;

/** What tells one node of the graph from another. */
interface Known {
  readonly root: string;
  readonly tags?: readonly string[] | undefined;
}

/** Whether a node of the graph is the one that only reports. A project of the workspace cannot become one by its tags alone. */
export function isReportNode({ root, tags = [] }: Known): boolean {
  return root === REPORT_NODE.root && tags.includes(REPORT_NODE.tag);
}

/** Whether a node of the graph is a project of the workspace, and none that the plugin adds: no feature, and no report. */
export function isProject(node: Known): boolean {
  return node.tags?.includes(FEATURE_TAG) !== true && !isReportNode(node);
}

/** Whether a workspace needs the node: it has a constitution of its own, and no root project. */
export function needsReportNode(files: readonly string[], roots: ReadonlySet<string>): boolean {
  return !roots.has('.') && files.includes(CONSTITUTION_PATH);
}

/**
 * The node, or nothing where a project has its place or its name: two projects of one name break the workspace.
 * @param roots of all projects and features
 * @param names that projects have, or may have
 */
export function reportNodes(
  options: ResolvedPluginOptions,
  { roots, names }: { readonly roots: ReadonlySet<string>; readonly names: ReadonlySet<string> },
): CreateNodesResultArray {
  const { name, root, tag } = REPORT_NODE;
  const why = roots.has(root) ? 'place-taken' : names.has(name) ? 'name-taken' : null;
  if (why === null) {
    const node = { root, name, projectType: 'library' as const, tags: [tag], targets: reportTarget(options) };
    return [[CONSTITUTION_PATH, { projects: { [root]: node } }]];
  }
  if (process.env.NX_VERBOSE_LOGGING === 'true') console.warn(`plangate: ${TAKEN[why]} (${why})`);
  return [];
}

const TAKEN = {
  'place-taken': `no node reports all gates, because a project is in ${REPORT_NODE.root}`,
  'name-taken': `no node reports all gates, because "${REPORT_NODE.name}" is the name or the directory of a project`,
};
