import { isHistory } from '../../features/feature-phase.js';
import { compareFields } from '../comparison.js';
import type { FeatureGateKind } from '../define-gate.js';
import { NO_DETAILS } from '../define-gate.js';
import { judgePlan } from './judge-plan.js';
import { entriesOf } from './told-together.js';
import { planCanaries } from './canary.js';

/**
 * The rules of a feature's documents. Each finding becomes an entry of its own in the verdict file, all with the id of
 * the gate and each with its own reason and place: a person reading CI, and a report that annotates lines, want
 * every place, and one entry could carry only one. A plan that keeps all rules has one entry, which passes.
 * Findings that only inform are left out.
 */
export const planKind: FeatureGateKind<'plan'> = {
  kind: 'plan',
  of: 'feature',
  implied: {
    id: 'plan',
    rules: { kind: 'plan', projects: [], status: 'enforced' },
    origin: 'words',
    quote: '',
    position: { line: 1, column: 1 },
  },
  waivable: false,
  decidesPrinciple: false,
  readsTests: false,
  describe: () => 'the documents of every feature are complete',
  compare: compareFields<'plan'>({}),
  decide: (_gate, { feature, context, decidedElsewhere }) => {
    const outcomes = judgePlan(feature, context, decidedElsewhere);
    const told = entriesOf(outcomes, feature, isHistory(feature, context));
    const evidence = [feature.plan.file];
    return told.length > 0
      ? told
      : [{ ...NO_DETAILS, verdict: 'pass', reason: 'plan-passed', args: undefined, evidence }];
  },
  canaries: planCanaries,
};
