import type { ProjectDependency } from '@plangate/core';
import type { GraphEdges, GraphNodes } from './types.js';

/**
 * What a project directly depends on, by the project graph: each project and package once, without the project itself.
 * Packages lose their version: a graph with two versions of one names both. Undefined
 * when the graph does not know the project: that it depends on nothing is stated by an empty list.
 */
export function dependenciesOf(
  project: string,
  { nodes, edges }: { nodes: GraphNodes; edges: GraphEdges },
): readonly ProjectDependency[] | undefined {
  if (!Object.hasOwn(edges, project)) return undefined;
  const found = new Map<string, ProjectDependency>();
  for (const { target } of edges[project] ?? []) {
    const node = Object.hasOwn(nodes, target) ? nodes[target] : undefined;
    const name = node === undefined ? withoutVersion(target) : target;
    if (target !== project) found.set(name, { name, root: node?.data.root ?? null, file: null });
  }
  return [...found.values()].sort((one, two) => (one.name < two.name ? -1 : 1));
}

/** `npm:@scope/name@1.0.0` is `npm:@scope/name`. */
function withoutVersion(name: string): string {
  const start = name.indexOf(':') + 1;
  const at = name.indexOf('@', start + 1);
  return at < 0 ? name : name.slice(0, at);
}
