import { hasTasks } from '../../features/feature-phase.js';
import type { Feature, JudgeContext } from '../../model/workspace.js';
import type { PlanDocument } from '../../model/plan.js';
import { locate } from '../../model/position.js';
import { byPlace, outcome, type RuleOutcome } from '../rule-outcome.js';
import { PLAN_RULES } from './all-rules.js';
import { planSubject } from './plan-subject.js';

export type { RuleOutcome } from '../rule-outcome.js';
export { PLAN_RULES } from './all-rules.js';
export type { PlanRule } from './define-rule.js';
export { unplannedPaths } from './unplanned.js';

/**
 * What the document rules say of a feature, in the order of the places they are about; nothing when it keeps them all. A
 * feature that is history is judged by the expected layout and its waivers only. A plan that cannot be read, or is not a plan, is
 * one outcome and no other.
 *
 * @param decidedElsewhere labels of principles whose standing gates of their own decide; nothing is said of them here
 */
export function judgePlan(
  feature: Feature,
  context: JudgeContext,
  decidedElsewhere: ReadonlySet<string> = new Set(),
): RuleOutcome[] {
  const { plan } = feature;
  if (!plan.ok) return [withoutPlan(feature, plan.problem)];
  if (plan.document.nature !== 'plan') return [notWritten(feature, plan.file, plan.document)];
  const subject = { ...planSubject(feature, plan.document, context), decidedElsewhere };
  const rules = PLAN_RULES.filter((rule) => !subject.history || rule.afterwards);
  return rules.flatMap((rule) => rule.judge(subject)).sort(byPlace(plan.file));
}

function withoutPlan(feature: Feature, problem: string): RuleOutcome {
  const { file } = feature.plan;
  const location = locate(file, null);
  if (problem !== 'missing') {
    return outcome({ reason: 'plan-document-unreadable', args: { file, problem } }, location);
  }
  const reason = hasTasks(feature) ? 'plan-missing' : 'plan-pending';
  return outcome({ reason, args: { file } }, location);
}

/** Until there are tasks, a template beside the specification is a plan that is still to be written. */
function notWritten(feature: Feature, file: string, { nature, natureReason }: PlanDocument): RuleOutcome {
  const details = { expected: 'a plan', actual: nature };
  const location = locate(file, null);
  if (nature === 'template' && !hasTasks(feature))
    return outcome({ reason: 'plan-unfilled', args: { file } }, location, details);
  return outcome({ reason: 'plan-not-written', args: { nature, why: natureReason } }, location, details);
}
