import { FEATURE_TAG } from '../../plugin/gate-target.js';
import { readElsewhere, type ConfiguredProject } from './read-elsewhere.js';

/** The graph of Nx, as far as it shows what a change affects. */
export interface AffectedGraph {
  readonly nodes: Readonly<Record<string, { readonly data: ConfiguredProject }>>;
  readonly dependencies?: Readonly<Record<string, readonly { readonly target: string }[]>>;
}

/** What a change does to files. */
export interface ChangedPaths {
  /** Relative to the workspace root. */
  readonly paths: readonly string[];
  /** It adds or deletes one at least. */
  readonly isMove: boolean;
}

/** Files that decide what projects there are, how they are called and by which constitution they are judged. */
const OF_ALL =
  /(?:^|\/)(?:(?:project|package|composer|nx)\.json|pyproject\.toml|Cargo\.toml|go\.(?:mod|work)|pom\.xml|[^/]*\.gradle(?:\.kts)?|[^/]*\.(?:[cfv][bs]proj|slnx?))$|(?:^|\/)\.specify\//i;

/**
 * Which projects and features a change does not affect, so that their verdicts are those of before. Whoever depends on what changed is
 * affected, and so is what a feature touches with another that changed, and whoever names a changed file, or another project, in an input. A
 * file outside of all projects, or in the root project, affects all: one project too many is judged again, and none too few.
 * @param namedInputs those of nx.json
 */
export function notAffected(
  { nodes, dependencies = {} }: AffectedGraph,
  { paths, isMove }: ChangedPaths,
  namedInputs?: unknown,
): (project: string) => boolean {
  const roots = new Map(Object.entries(nodes).map(([name, { data }]) => [data.root, name]));
  const touched = new Set<string>();
  for (const path of paths) {
    const owner = OF_ALL.test(path) ? undefined : ownerOf(path, roots);
    if (owner === undefined) return () => false;
    touched.add(owner);
  }
  const next = neighbours(nodes, dependencies);
  for (const [name, { data }] of Object.entries(nodes)) {
    const elsewhere = readElsewhere(data, namedInputs);
    if ((isMove && elsewhere.allPaths) || paths.some(elsewhere.matches)) touched.add(name);
    for (const project of elsewhere.projects) {
      // A glob, a tag or a word of Nx: nobody knows here which projects it means.
      if (Object.hasOwn(nodes, project)) add(next, project, name);
      else if (paths.length > 0 && !WORDS.has(project)) touched.add(name);
    }
  }
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

/** What `projects` may be beside names: the project itself, and those that it depends on. */
const WORDS: ReadonlySet<string> = new Set(['self', 'dependencies']);

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
): Map<string, string[]> {
  const next = new Map<string, string[]>();
  for (const [source, edges] of Object.entries(dependencies)) {
    const isFeature = nodes[source]?.data.tags?.includes(FEATURE_TAG) === true;
    for (const { target } of edges) {
      add(next, target, source);
      // The gates of its projects look at the plan, and at the tests of each other.
      if (isFeature) add(next, source, target);
    }
  }
  return next;
}

function add(next: Map<string, string[]>, from: string, to: string): void {
  const known = next.get(from);
  if (known === undefined) next.set(from, [to]);
  else known.push(to);
}
