import { memoize } from '../base/memo.js';
import type { WorkspaceState } from '../model/workspace.js';

/** The roots of all projects of a workspace: one list for each state, so that what depends on it is computed once. */
export const projectRoots = memoize((state: WorkspaceState): readonly string[] =>
  state.projects.map(({ root }) => root),
);

/** The same as a set. */
export const projectRootSet = memoize(
  (state: WorkspaceState): ReadonlySet<string> => new Set(projectRoots(state)),
);
