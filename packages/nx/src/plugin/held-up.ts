import type { ProjectGraph } from '@nx/devkit';

type Graph = Pick<ProjectGraph, 'nodes'> & Partial<Pick<ProjectGraph, 'dependencies'>>;

interface Place {
  readonly project: string;
  readonly target: string;
}

/** A target of a project in one word: "pay:build". */
export function placeId({ project, target }: Place): string {
  return `${project}:${target}`;
}

/**
 * The tasks whose failure kept targets from running: for each target the nearest one that it waits for, directly or through others.
 * @param failed ids of tasks ("pay:build:production") by their places
 * @returns those ids by place; a place is left out if none of the tasks before it failed
 */
export function heldUp(
  targets: readonly Place[],
  failed: ReadonlyMap<string, string>,
  graph: Graph,
): ReadonlyMap<string, string> {
  const by = new Map(failed);
  if (by.size === 0) return by;
  const waiting = waitingFor(targets, graph);
  // Those that are found are appended, so the nearest failure reaches each place first.
  for (const [place, task] of by)
    for (const one of waiting.get(place) ?? []) if (!by.has(one)) by.set(one, task);
  return by;
}

/** Which places wait for each place that some targets wait for, directly or through others. */
function waitingFor(targets: readonly Place[], graph: Graph): ReadonlyMap<string, readonly string[]> {
  const waiting = new Map<string, string[]>();
  const seen = new Set<string>();
  const queue = [...targets];
  for (const next of queue) {
    const id = placeId(next);
    if (seen.has(id)) continue;
    seen.add(id);
    const { targets: own = {} } = graph.nodes[next.project]?.data ?? {};
    for (const before of (own[next.target]?.dependsOn ?? []).flatMap((entry) =>
      placesOf(entry, next.project, graph),
    )) {
      const known = waiting.get(placeId(before));
      if (known === undefined) waiting.set(placeId(before), [id]);
      else known.push(id);
      queue.push(before);
    }
  }
  return waiting;
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
