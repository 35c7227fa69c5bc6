import type { ProjectConfiguration } from '@nx/devkit';

type Projects = Readonly<Record<string, ProjectConfiguration>>;

/** The targets that a run of one may come to by `dependsOn`, by name. */
export interface Reach {
  /** In the same project; the target itself is among them. */
  readonly own: readonly string[];
  /** In any other project. */
  readonly others: readonly string[];
}

interface Edge {
  readonly name: string;
  /** Whether it may lead to another project. */
  readonly crosses: boolean;
}

/**
 * For each name of a target, those among the wanted names that a run of it may come to. Names that come to none are left out.
 * Names are followed over all projects together: more may be found, never less.
 */
export function reachOf(projects: Projects, wanted: ReadonlySet<string>): Record<string, Reach> {
  const edges = edgesOf(projects);
  const reach: Record<string, Reach> = {};
  for (const name of edges.keys()) {
    const { own, others } = closure(name, edges);
    const found = { own: chosen(own, wanted), others: chosen(others, wanted) };
    if (found.own.length + found.others.length > 0) reach[name] = found;
  }
  return reach;
}

function chosen(names: ReadonlySet<string>, wanted: ReadonlySet<string>): string[] {
  return [...names].filter((name) => wanted.has(name)).sort();
}

function edgesOf(projects: Projects): Map<string, Edge[]> {
  const texts = new Map<string, Map<string, Edge>>();
  for (const { targets } of Object.values(projects)) {
    for (const [name, { dependsOn }] of Object.entries(targets ?? {})) {
      const known = texts.get(name) ?? new Map<string, Edge>();
      texts.set(name, known);
      for (const dependency of dependsOn ?? [])
        for (const edge of edgesIn(dependency)) known.set(`${edge.name}\n${String(edge.crosses)}`, edge);
    }
  }
  return new Map([...texts].map(([name, known]) => [name, [...known.values()]]));
}

/** `^build`, `build`, `project:build` and `{ "target": "build" }`; a name may hold a colon itself. */
function edgesIn(dependency: unknown): Edge[] {
  if (typeof dependency === 'string') {
    if (dependency.startsWith('^')) return [{ name: dependency.slice(1), crosses: true }];
    const colon = dependency.indexOf(':');
    const own = { name: dependency, crosses: false };
    return colon < 0 ? [own] : [own, { name: dependency.slice(colon + 1), crosses: true }];
  }
  if (typeof dependency !== 'object' || dependency === null || !('target' in dependency)) return [];
  const { target } = dependency;
  if (typeof target !== 'string') return [];
  const crosses = target.startsWith('^') || 'dependencies' in dependency || 'projects' in dependency;
  return [{ name: target.replace(/^\^/, ''), crosses }];
}

function closure(start: string, edges: ReadonlyMap<string, readonly Edge[]>) {
  const own = new Set([start]);
  const others = new Set<string>();
  for (const name of own) {
    for (const edge of fitting(name, edges)) (edge.crosses ? others : own).add(edge.name);
  }
  for (const name of others) for (const edge of fitting(name, edges)) others.add(edge.name);
  return { own, others };
}

/** The edges of a target; a pattern has those of every target that fits, and leads to each. */
function fitting(name: string, edges: ReadonlyMap<string, readonly Edge[]>): Edge[] {
  const found = [...(edges.get(name) ?? [])];
  if (!name.includes('*')) return found;
  const fit = [...edges.keys()].filter((one) => fits(one, name));
  return [...found, ...fit.map((one) => ({ name: one, crosses: false }))];
}

function fits(name: string, pattern: string): boolean {
  const [start = '', ...rest] = pattern.split('*');
  const end = rest.at(-1) ?? '';
  return name.length >= start.length + end.length && name.startsWith(start) && name.endsWith(end);
}
