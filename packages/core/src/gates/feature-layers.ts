import { projectRoots } from '../features/project-roots.js';
import { projectsOfFeature } from '../features/touched-projects.js';
import { layersOver, layersOverAll, readLayer, type ReadLayer } from '../constitutions/layers.js';
import { memoize } from '../base/memo.js';
import type { Feature, WorkspaceState } from '../model/workspace.js';

/** The constitutions over a feature's directory and over the projects of its layout, outermost first. */
export function layersOfFeature(feature: Feature, state: WorkspaceState): readonly ReadLayer[] {
  return byState(state)(feature);
}

const byState = memoize((state: WorkspaceState) =>
  memoize((feature: Feature): readonly ReadLayer[] => {
    // With the workspace's own constitution alone, its projects cannot add another.
    const { constitutions } = state;
    if (constitutions.length <= 1)
      return layersOver(feature.directory, constitutions).flatMap((layer) => readLayer(layer) ?? []);
    const places = [feature.directory, ...projectsOfFeature(feature, projectRoots(state))];
    return layersOverAll(places, constitutions).flatMap((layer) => readLayer(layer) ?? []);
  }),
);
