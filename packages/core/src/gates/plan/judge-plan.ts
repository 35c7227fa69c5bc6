import { parentOf } from '../../base/paths.js';
import { finished, hasTasks } from '../../features/feature-phase.js';
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
 * feature that is history is judged by the expected layout, its ticked tasks, its waivers and a FAIL of its own only. A plan that
 * cannot be read, or is not a plan, is
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
  if (!plan.ok)
    return isRoadmap(feature) ? openEntries(feature, context) : [withoutPlan(feature, plan.problem)];
  if (plan.document.nature !== 'plan') return [notWritten(feature, plan.file, plan.document)];
  const subject = { ...planSubject(feature, plan.document, context), decidedElsewhere };
  const rules = PLAN_RULES.filter((rule) => !subject.history || rule.afterwards);
  return rules.flatMap((rule) => rule.judge(subject)).sort(byPlace(plan.file));
}

/** A feature that a roadmap breaks into others has no plan of its own. */
function isRoadmap({ plan, roadmap, ...feature }: Feature): boolean {
  return roadmap !== undefined && !plan.ok && plan.problem === 'missing' && !feature.tasks.ok;
}

/** Rows that call a feature done that is not. Only features beside the roadmap are looked at: a gate must know what it reads. */
function openEntries({ directory, roadmap = [] }: Feature, { state }: JudgeContext): RuleOutcome[] {
  const file = `${directory}/roadmap.md`;
  return roadmap
    .filter((entry) => entry.done && parentOf(entry.directory) === parentOf(directory))
    .flatMap(({ id, directory: named, position }) => {
      const sub = state.features.find((other) => other.directory === named);
      if (sub !== undefined && (finished(sub) || (sub.roadmap !== undefined && !hasTasks(sub)))) return [];
      const actual = sub === undefined ? `${named} is not a feature` : `${named} has open tasks, or none`;
      return outcome(
        { reason: 'roadmap-entry-open', args: { entry: id, feature: named } },
        locate(file, position),
        {
          expected: 'every task ticked',
          actual,
        },
      );
    });
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
