import { memoize } from '../../base/memo.js';
import { deepestRoot } from '../../base/paths.js';
import { projectRootSet } from '../../features/project-roots.js';
import { expectedLayout, type ExpectedPath } from '../../layout/expected.js';
import type { WorkspaceState } from '../../model/workspace.js';

/** By root of a project, what the plans say of the paths in it. */
export const plannedPaths = memoize((state: WorkspaceState): ReadonlyMap<string, readonly ExpectedPath[]> => {
  const roots = projectRootSet(state);
  const planned = new Map<string, ExpectedPath[]>();
  for (const expected of expectedLayout(state.features).paths.values()) {
    const { path, kind, hasChildren } = expected.entry;
    const root = deepestRoot(path, roots);
    // A folder such as packages/ that only holds others is not part of the root project's layout.
    if (root === null || (root === '.' && kind === 'dir' && hasChildren)) continue;
    const known = planned.get(root);
    if (known) known.push(expected);
    else planned.set(root, [expected]);
  }
  return planned;
});
