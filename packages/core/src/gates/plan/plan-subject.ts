import { isHistory, phaseOf } from '../../features/feature-phase.js';
import { projectsOfFeature } from '../../features/touched-projects.js';
import { layersOver, readLayer, type ReadLayer } from '../../constitutions/layers.js';
import type { Feature, JudgeContext, Phase, WorkspaceState } from '../../model/workspace.js';
import type { PathKind } from '../../layout/scaffold.js';
import { memoize } from '../../base/memo.js';
import type { PlanDocument } from '../../model/plan.js';
import { readStandings, type Standings } from '../../principles/standing.js';
import { projectRoots } from '../../features/project-roots.js';
import { kindsOf } from '../planned-path.js';

/** A feature with a plan, and what its rules look at. */
export interface PlanSubject {
  readonly feature: Feature;
  readonly plan: PlanDocument;
  readonly context: JudgeContext;
  /** The phase asked for, else the one that the documents show. */
  readonly phase: Phase;
  /** Whether the design must be done: the phase is `design` or later. */
  readonly designed: boolean;
  /** Every task was ticked before the present change: the feature is history. */
  readonly history: boolean;
  /** What a path is on disk, looked up once per path and workspace state. */
  readonly kind: (path: string) => PathKind;
  /** The constitutions over the feature's directory and over the projects of its layout, outermost first. */
  readonly layers: readonly ReadLayer[];
  /** Labels of principles whose standing gates of their own decide. */
  readonly decidedElsewhere: ReadonlySet<string>;
}

/** What the plan says of the principles of every constitution in force. */
export const checkOf: (subject: PlanSubject) => Standings = memoize(({ plan, layers, designed }) =>
  readStandings(
    plan,
    layers.map(({ document }) => document.principles),
    designed,
  ),
);

export function planSubject(
  feature: Feature,
  plan: PlanDocument,
  context: JudgeContext,
): Omit<PlanSubject, 'decidedElsewhere'> {
  const phase = context.phase ?? phaseOf(feature);
  return {
    feature,
    plan,
    context,
    phase,
    designed: phase !== 'research',
    history: isHistory(feature, context),
    kind: kindsOf(context),
    layers: layersOf(feature, context.state),
  };
}

function layersOf(feature: Feature, state: WorkspaceState): readonly ReadLayer[] {
  // With the workspace's own constitution alone, its projects cannot add another.
  const { constitutions } = state;
  if (constitutions.length <= 1)
    return layersOver(feature.directory, constitutions).flatMap((layer) => readLayer(layer) ?? []);
  const places = [feature.directory, ...projectsOfFeature(feature, projectRoots(state))];
  const layers = new Set(places.flatMap((place) => layersOver(place, constitutions)));
  return [...layers].flatMap((layer) => readLayer(layer) ?? []);
}
