import { memoize } from '../base/memo.js';
import type { Principle } from '../model/constitution.js';
import type { PlanDocument } from '../model/plan.js';
import { readStandings, type Standing } from '../principles/standing.js';

/** What a plan says of the principles of one constitution; every attestation of a feature asks, so it is read once. */
export function standingsOf(
  plan: PlanDocument,
  principles: readonly Principle[],
  designed: boolean,
): ReadonlyMap<Principle, Standing> {
  const known = byPlan(plan)(principles);
  return designed ? known.designed() : known.open();
}

const byPlan = memoize((plan: PlanDocument) =>
  memoize((principles: readonly Principle[]) => ({
    designed: once(() => index(plan, principles, true)),
    open: once(() => index(plan, principles, false)),
  })),
);

function index(plan: PlanDocument, principles: readonly Principle[], designed: boolean) {
  const { principles: standings } = readStandings(plan, [principles], designed);
  return new Map(standings.map((standing) => [standing.principle, standing]));
}

function once<Value>(compute: () => Value): () => Value {
  let known: { readonly value: Value } | null = null;
  return () => (known ??= { value: compute() }).value;
}
