import { finished, phaseOf } from '../../features/feature-phase.js';
import { projectsOfFeature } from '../../features/touched-projects.js';
import { layersOver, readLayer, type ReadLayer } from '../../constitutions/layers.js';
import { memoize } from '../../base/memo.js';
import type { Feature, JudgeContext, Phase, WorkspaceState } from '../../model/workspace.js';
import type { PathKind } from '../../layout/scaffold.js';
import type { PlanDocument } from '../../model/plan.js';
import type { WorkspaceFiles } from '../../base/workspace-files.js';

/** A feature with a plan, and what its rules look at. */
export interface PlanSubject {
  readonly feature: Feature;
  readonly plan: PlanDocument;
  readonly context: JudgeContext;
  /** The phase asked for, else the one that the documents show. */
  readonly phase: Phase;
  /** Whether the design must be done: the phase is `design` or later. */
  readonly designed: boolean;
  /** Every task is ticked: the feature is history. */
  readonly finished: boolean;
  /** What a path is on disk, looked up once per path and workspace state. */
  readonly kind: (path: string) => PathKind;
  /** The constitutions over the feature's directory and over the projects of its layout, outermost first. */
  readonly layers: readonly ReadLayer[];
}

export function planSubject(feature: Feature, plan: PlanDocument, context: JudgeContext): PlanSubject {
  const phase = context.phase ?? phaseOf(feature);
  return {
    feature,
    plan,
    context,
    phase,
    designed: phase !== 'research',
    finished: finished(feature),
    kind: kindsOf(context),
    layers: layersOf(feature, context.state),
  };
}

/** What paths are on disk: with 300 features of 40 paths each, many are asked for more than once. */
export function kindsOf({ state, files }: Pick<JudgeContext, 'state' | 'files'>): (path: string) => PathKind {
  return lookups(state)(files);
}

const lookups = memoize((_: WorkspaceState) =>
  memoize((files: WorkspaceFiles) => {
    const known = new Map<string, PathKind>();
    return (path: string): PathKind => {
      let kind = known.get(path);
      if (kind === undefined) {
        kind = files.kind(path);
        known.set(path, kind);
      }
      return kind;
    };
  }),
);

/** The roots of all projects of a workspace, once. */
export const projectRoots = memoize((state: WorkspaceState): readonly string[] =>
  state.projects.map(({ root }) => root),
);

function layersOf(feature: Feature, state: WorkspaceState): readonly ReadLayer[] {
  // With the workspace's own constitution alone, its projects cannot add another.
  const { constitutions } = state;
  if (constitutions.length <= 1)
    return layersOver(feature.directory, constitutions).flatMap((layer) => readLayer(layer) ?? []);
  const places = [feature.directory, ...projectsOfFeature(feature, projectRoots(state))];
  const layers = new Set(places.flatMap((place) => layersOver(place, constitutions)));
  return [...layers].flatMap((layer) => readLayer(layer) ?? []);
}
