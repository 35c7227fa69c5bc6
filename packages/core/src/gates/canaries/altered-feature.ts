import type { PlanDocument } from '../../model/plan.js';
import type { Feature } from '../../model/workspace.js';

/** The same feature with another plan. */
export function withPlan(feature: Feature, document: PlanDocument): Feature {
  return { ...feature, plan: { file: feature.plan.file, ok: true, document } };
}
