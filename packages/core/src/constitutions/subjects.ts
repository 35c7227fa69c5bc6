import { memoize } from '../base/memo.js';
import type { Selectable } from './matchers.js';
import type { WorkspaceState } from '../model/workspace.js';

export type SubjectType = 'project' | 'feature';

/** A project or the node of a feature. */
export interface Subject extends Selectable {
  readonly type: SubjectType;
}

/** The tag that the nodes of features carry in the project graph. */
export const FEATURE_TAGS = ['type:feature'];

/** All subjects of one type, as the matchers of gates see them. */
export function subjectsOf(type: SubjectType, state: WorkspaceState): readonly Selectable[] {
  return type === 'project' ? state.projects : featureNodes(state);
}

const featureNodes = memoize((state: WorkspaceState): readonly Selectable[] =>
  state.features.map(({ name, directory }) => ({ name, root: directory, tags: FEATURE_TAGS })),
);
