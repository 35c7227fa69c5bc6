import { memoize } from '../base/memo.js';
import type { Feature } from '../model/workspace.js';
import { declaredEntries } from '../layout/declared-entries.js';
import { comparePaths } from '../base/paths.js';
import { deepestRoot } from '../base/paths.js';

/**
 * The roots of the projects that a feature's layout touches, sorted: for every path the deepest root that holds it, what
 * it deletes included. A directory that is drawn only to hold others touches nothing by itself: `packages/` in a tree does
 * not make a feature concern the root project.
 */
export function projectsOfFeature(feature: Feature, roots: readonly string[]): string[] {
  return touchedRoots(feature, setOf(roots));
}

/**
 * The features whose layout touches a project, in the order of `features`. Pass the same two arrays for every project:
 * the answer for all of them is computed once.
 */
export function featuresOfProject(
  root: string,
  features: readonly Feature[],
  roots: readonly string[],
): readonly Feature[] {
  return indexFor(features)(roots).get(root) ?? [];
}

const setOf = memoize((roots: readonly string[]) => new Set(roots));

const indexFor = memoize((features: readonly Feature[]) =>
  memoize((roots: readonly string[]) => {
    const index = new Map<string, Feature[]>();
    for (const feature of features) {
      for (const root of touchedRoots(feature, setOf(roots))) {
        const known = index.get(root);
        if (known) known.push(feature);
        else index.set(root, [feature]);
      }
    }
    return index;
  }),
);

function touchedRoots(feature: Feature, roots: ReadonlySet<string>): string[] {
  const touched = new Set<string>();
  for (const { path, kind, hasChildren } of declaredEntries(feature)) {
    if (kind === 'dir' && hasChildren && !roots.has(path)) continue;
    const root = deepestRoot(path, roots);
    if (root !== null) touched.add(root);
  }
  return [...touched].sort(comparePaths);
}
