import type { CheckRow, PlanDocument } from '../../model/plan.js';
import { phaseOf } from '../../features/feature-phase.js';
import { withPlan } from '../canaries/altered-feature.js';
import type { Canary, FeatureSubject, GateOf } from '../define-gate.js';
import { standingsOf } from '../standings.js';

/** The plan says that the principle is violated, or nothing of it at all. */
export function attestationCanaries(
  _gate: GateOf<'attestation'>,
  { feature, context, principle, principles }: FeatureSubject,
): readonly Canary[] {
  if (!feature.plan.ok || principle === null) return [];
  const plan = feature.plan.document;
  const designed = (context.phase ?? phaseOf(feature)) !== 'research';
  const standing = standingsOf({ feature, plan, state: context.state }, principles, designed).get(principle);
  const own = new Set(standing?.rows ?? []);
  const { rows, results } = plan.constitutionCheck;
  const violated: CheckRow = {
    principle: principle.name,
    number: principle.number,
    verdict: 'fail',
    phase: [...own][0]?.phase ?? 'pre',
    note: '',
    position: standing?.position ?? { line: 1, column: 1 },
  };
  const failing = rows.map((row) => (own.has(row) ? { ...row, verdict: 'fail' as const } : row));
  const changed = (what: string, constitutionCheck: PlanDocument['constitutionCheck']): Canary => ({
    rules: [],
    what,
    make: () => ({ feature: withPlan(feature, { ...plan, constitutionCheck }) }),
  });
  return [
    changed('the plan says FAIL of the principle', {
      rows: own.size > 0 ? failing : [...rows, violated],
      results,
    }),
    ...(designed
      ? [
          changed('the plan says nothing of the principle', {
            rows: rows.filter((row) => !own.has(row)),
            results: [],
          }),
        ]
      : []),
  ];
}
