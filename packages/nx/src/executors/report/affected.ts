import { FEATURE_TAG } from '../../plugin/gate-target.js';

/** The graph of Nx, as far as it shows what a change affects. */
export interface AffectedGraph {
  readonly nodes: Readonly<
    Record<string, { readonly data: { readonly root: string; readonly tags?: readonly string[] } }>
  >;
  readonly dependencies?: Readonly<Record<string, readonly { readonly target: string }[]>>;
}

/** Files that decide what projects there are, how they are called and by which constitution they are judged. */
const OF_ALL = /(?:^|\/)(?:project|package)\.json$|(?:^|\/)\.specify\//;

/**
 * Which projects and features a change does not affect, so that their verdicts are those of before. Whoever depends on what changed is
 * affected, and so is what a feature touches with another that changed. A file outside of all projects, or in the root project, affects
 * all: one project too many is judged again, and none too few.
 * @param paths what the change adds, alters or deletes, relative to the workspace root
 */
export function notAffected(
  { nodes, dependencies = {} }: AffectedGraph,
  paths: readonly string[],
): (project: string) => boolean {
  const roots = new Map(Object.entries(nodes).map(([name, { data }]) => [data.root, name]));
  const touched = new Set<string>();
  for (const path of paths) {
    const owner = OF_ALL.test(path) ? undefined : ownerOf(path, roots);
    if (owner === undefined) return () => false;
    touched.add(owner);
  }
  const next = neighbours(nodes, dependencies);
  const pending = [...touched];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    for (const other of next.get(name) ?? []) {
      if (touched.has(other)) continue;
      touched.add(other);
      pending.push(other);
    }
  }
  return (project) => !touched.has(project);
}

/** The project or feature that a file is in; undefined for those of the root project, and of none. */
function ownerOf(path: string, roots: ReadonlyMap<string, string>): string | undefined {
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    const owner = roots.get(path.slice(0, end));
    if (owner !== undefined) return owner;
  }
  return undefined;
}

/** By project, those that a change of it affects too. */
function neighbours(
  nodes: AffectedGraph['nodes'],
  dependencies: NonNullable<AffectedGraph['dependencies']>,
): ReadonlyMap<string, readonly string[]> {
  const next = new Map<string, string[]>();
  const add = (from: string, to: string): void => {
    const known = next.get(from);
    if (known === undefined) next.set(from, [to]);
    else known.push(to);
  };
  for (const [source, edges] of Object.entries(dependencies)) {
    const isFeature = nodes[source]?.data.tags?.includes(FEATURE_TAG) === true;
    for (const { target } of edges) {
      add(target, source);
      // The gates of its projects look at the plan, and at the tests of each other.
      if (isFeature) add(source, target);
    }
  }
  return next;
}
