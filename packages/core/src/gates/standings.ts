import { memoize } from '../base/memo.js';
import type { Principle } from '../model/constitution.js';
import type { PlanDocument } from '../model/plan.js';
import type { Feature, WorkspaceState } from '../model/workspace.js';
import { readStandings, type Standing } from '../principles/standing.js';
import { layersOfFeature } from './feature-layers.js';

/**
 * What a feature's plan says of the principles of one constitution; every attestation of a feature asks, so it is read once. The
 * other constitutions over the feature are read beside it, so that a row that names a principle of theirs is theirs.
 */
export function standingsOf(
  {
    feature,
    plan,
    state,
  }: { readonly feature: Feature; readonly plan: PlanDocument; readonly state: WorkspaceState },
  principles: readonly Principle[],
  designed: boolean,
): ReadonlyMap<Principle, Standing> {
  const others = layersOfFeature(feature, state).map(({ document }) => document.principles);
  const known = byPlan(plan)(principles);
  const compute = (): ReadonlyMap<Principle, Standing> =>
    index(plan, [...new Set([principles, ...others])], designed);
  return designed ? known.designed(compute) : known.open(compute);
}

const byPlan = memoize((_: PlanDocument) =>
  memoize((_principles: readonly Principle[]) => ({
    designed: once<ReadonlyMap<Principle, Standing>>(),
    open: once<ReadonlyMap<Principle, Standing>>(),
  })),
);

function index(plan: PlanDocument, constitutions: readonly (readonly Principle[])[], designed: boolean) {
  const { principles: standings } = readStandings(plan, constitutions, designed);
  return new Map(standings.map((standing) => [standing.principle, standing]));
}

function once<Value>(): (compute: () => Value) => Value {
  let known: { readonly value: Value } | null = null;
  return (compute) => (known ??= { value: compute() }).value;
}
