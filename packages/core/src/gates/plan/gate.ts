import type { FeatureGateKind, GateOutcome, ReasonGiven } from '../define-gate.js';
import { NO_DETAILS } from '../define-gate.js';
import type { RuleOutcome } from './judge-plan.js';
import { judgePlan } from './judge-plan.js';

/**
 * The rules of a feature's documents. Each finding becomes an entry of its own in the verdict file, all with the id of
 * the gate and each with its own reason and place: a person reading CI, and a report that annotates lines, want
 * every place, and one entry could carry only one. A plan that keeps all rules has one entry, which passes.
 * Findings that only inform are left out.
 */
export const planKind: FeatureGateKind<'plan'> = {
  kind: 'plan',
  appliesTo: 'feature',
  decide: (_gate, { feature, context }) => {
    const told = judgePlan(feature, context).flatMap((outcome) => entryOf(outcome) ?? []);
    const evidence = [feature.plan.file];
    return told.length > 0
      ? told
      : [{ ...NO_DETAILS, verdict: 'pass', reason: 'plan-passed', args: undefined, evidence }];
  },
};

function entryOf(outcome: RuleOutcome): GateOutcome | null {
  const { severity, principle, location, expected, actual } = outcome;
  if (severity === 'info') return null;
  const verdict = severity === 'error' ? 'fail' : 'pending';
  const evidence = location === null ? [] : [location.file];
  // A rule's outcome ties code and arguments together; taking the two out of it keeps the tie, which TypeScript cannot see.
  const given = { reason: outcome.reason, args: outcome.args } as ReasonGiven;
  return { ...given, verdict, expected, actual, location, evidence, principle };
}
