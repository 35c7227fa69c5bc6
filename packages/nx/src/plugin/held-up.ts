import type { ProjectGraph } from '@nx/devkit';

type Graph = Pick<ProjectGraph, 'nodes'> & Partial<Pick<ProjectGraph, 'dependencies'>>;

interface Place {
  readonly project: string;
  readonly target: string;
}

/**
 * The task whose failure kept a target from running: the nearest one that it waits for, directly or through others. Null where none
 * of them failed.
 * @param failed ids of tasks ("pay:build")
 */
export function heldUpBy(target: Place, failed: ReadonlySet<string>, graph: Graph): string | null {
  if (failed.size === 0) return null;
  const seen = new Set<string>();
  const queue: Place[] = [target];
  for (const next of queue) {
    const id = `${next.project}:${next.target}`;
    if (seen.has(id)) continue;
    seen.add(id);
    if (next !== target && failed.has(id)) return id;
    const { targets = {} } = graph.nodes[next.project]?.data ?? {};
    queue.push(
      ...(targets[next.target]?.dependsOn ?? []).flatMap((entry) => placesOf(entry, next.project, graph)),
    );
  }
  return null;
}

/** The tasks that an entry of `dependsOn` names, as far as the graph has them. */
function placesOf(entry: unknown, project: string, { nodes, dependencies = {} }: Graph): readonly Place[] {
  const {
    target,
    projects,
    dependencies: ofOthers,
  } = (typeof entry === 'string' ? { target: entry } : (entry ?? {})) as {
    target?: unknown;
    projects?: unknown;
    dependencies?: unknown;
  };
  if (typeof target !== 'string') return [];
  const name = target.replace(/^\^/, '');
  if (name !== target || ofOthers === true)
    return (dependencies[project] ?? []).map((edge) => ({ project: edge.target, target: name }));
  const named = [projects ?? []].flat().flatMap((one: unknown) => (typeof one === 'string' ? [one] : []));
  const others = named.filter((one) => one !== 'self');
  if (others.length > 0) return others.map((one) => ({ project: one, target: name }));
  const colon = name.lastIndexOf(':');
  const isOther = colon > 0 && nodes[name.slice(0, colon)] !== undefined;
  return [
    isOther ? { project: name.slice(0, colon), target: name.slice(colon + 1) } : { project, target: name },
  ];
}
