import { isHistory, phaseOf } from '../../features/feature-phase.js';
import { expectedLayout } from '../../layout/expected.js';
import type { CheckRow, Leftover, PlanDocument } from '../../model/plan.js';
import { withPlan } from '../canaries/altered-feature.js';
import { deletedCanaries } from '../canaries/path-canaries.js';
import { falseTask } from '../canaries/task-canaries.js';
import type { Canary, FeatureSubject, GateOf } from '../define-gate.js';

const TOP = { line: 1, column: 1 };

/** What a template left, a section or a justification that is missing, and what tasks or the tree promise and that does not exist. */
export function planCanaries(_gate: GateOf<'plan'>, { feature, context }: FeatureSubject): readonly Canary[] {
  if (!feature.plan.ok || feature.plan.document.nature !== 'plan') return [];
  const plan = feature.plan.document;
  const { rows } = plan.constitutionCheck;
  const changed = (what: string, changes: Partial<PlanDocument>): Canary => ({
    what,
    make: () => ({ feature: withPlan(feature, { ...plan, ...changes }) }),
  });
  const unjustified = changed('a row of the Constitution Check says FAIL, and no ledger says why', {
    constitutionCheck: { ...plan.constitutionCheck, rows: [...rows, violation(rows)] },
  });
  // The documents of a feature that is history are not judged any more.
  if (isHistory(feature, context)) return [unjustified];
  const designed = (context.phase ?? phaseOf(feature)) !== 'research';
  const left = (kind: Leftover['kind'], text: string): Partial<PlanDocument> => ({
    leftovers: [...plan.leftovers, { kind, text, position: TOP }],
  });
  const open = left('clarification', '[NEEDS CLARIFICATION: canary]');
  const owned = expectedLayout(context.state.features).owned.get(feature) ?? [];
  return [
    unjustified,
    changed('a placeholder of the template is left', left('placeholder', '[CANARY]')),
    ...(designed ? [changed('a clarification is left open', open)] : []),
    changed('the section Summary is missing', { sections: { ...plan.sections, summary: null } }),
    ...falseTask({ feature, context }),
    ...deletedCanaries(owned, context),
  ];
}

/** A row about something that no principle, no ledger and no other row names. */
function violation(rows: readonly CheckRow[]): CheckRow {
  const phase = rows.some((row) => row.phase === 'post') ? 'post' : 'pre';
  return { principle: 'Canary of Plangate', number: null, verdict: 'fail', phase, note: '', position: TOP };
}
