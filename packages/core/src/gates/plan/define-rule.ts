import type { RuleOutcome } from '../rule-outcome.js';
import type { PlanSubject } from './plan-subject.js';

/** One rule over a feature's documents; listed in `registry.ts`. */
export interface PlanRule {
  readonly name: string;
  /** Whether finished features are judged by it too; the documents of those are history. */
  readonly afterwards: boolean;
  judge(subject: PlanSubject): readonly RuleOutcome[];
}
