import { deepestRoot, isWithin, relativeTo } from '../../base/paths.js';
import { memoize } from '../../base/memo.js';
import { pathMatcher, suitePatterns, type Suites } from '../../evidence/kinds/tests/suites.js';
import { projectRootSet } from '../../features/project-roots.js';
import { expectedLayout } from '../../layout/expected.js';
import type { WorkspaceState } from '../../model/workspace.js';
import type { ProjectSubject } from '../define-gate.js';

/** Whether a path, relative to its project, is declared. */
export type IsDeclared = (path: string) => boolean;

/** What the plans in force declare of a project: files by name, and directories in which their trees draw nothing more. */
export function declaredByPlans({
  project: { root },
  context,
}: Pick<ProjectSubject, 'project' | 'context'>): IsDeclared {
  const declared = plannedPlaces(context.state).get(root);
  if (declared === undefined) return () => false;
  const { files, directories } = declared;
  return (path) => files.has(path) || directories.some((directory) => isWithin(path, directory));
}

/** What suites of gates declare by the places of their files. */
export function declaredBySuites(suites: readonly Suites[]): IsDeclared {
  const matchers = suites
    .flatMap((one) => suitePatterns(one))
    .filter(({ pattern }) => !pattern.startsWith('name:'))
    .map(({ pattern }) => pathMatcher(pattern));
  return (path) => matchers.some((matches) => matches(path));
}

/** By project, relative to it. */
interface Planned {
  readonly files: Set<string>;
  readonly directories: string[];
}

const plannedPlaces = memoize((state: WorkspaceState): ReadonlyMap<string, Planned> => {
  const roots = projectRootSet(state);
  const places = new Map<string, Planned>();
  for (const { entry } of expectedLayout(state.features).paths.values()) {
    const root = deepestRoot(entry.path, roots);
    if (root === null || entry.status === 'deleted' || entry.path === root) continue;
    const known = places.get(root) ?? { files: new Set(), directories: [] };
    const path = relativeTo(entry.path, root);
    if (entry.kind === 'file') known.files.add(path);
    else if (!entry.hasChildren) known.directories.push(path);
    places.set(root, known);
  }
  return places;
});
