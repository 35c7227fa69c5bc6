import { locate } from '../../../model/position.js';
import { outcome } from '../../rule-outcome.js';
import type { PlanRule } from '../define-rule.js';

/** The specification is there. What is open in it is the business of the rule on leftovers. */
export const specRule: PlanRule = {
  name: 'spec',
  afterwards: false,
  judge: ({ feature: { spec, plan } }) => {
    if (spec.ok || spec.problem !== 'missing') return [];
    return [outcome({ reason: 'spec-missing', args: { file: spec.file } }, locate(plan.file, null))];
  },
};
