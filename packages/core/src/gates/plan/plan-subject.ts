import { isHistory, phaseOf } from '../../features/feature-phase.js';
import type { ReadLayer } from '../../constitutions/layers.js';
import type { Feature, JudgeContext, Phase } from '../../model/workspace.js';
import type { PathKind } from '../../layout/scaffold.js';
import { memoize } from '../../base/memo.js';
import type { PlanDocument } from '../../model/plan.js';
import { readStandings, type Standings } from '../../principles/standing.js';
import { layersOfFeature } from '../feature-layers.js';
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
    layers: layersOfFeature(feature, context.state),
  };
}
