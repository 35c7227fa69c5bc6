import { hasTasks, missingDesign } from '../../../features/feature-phase.js';
import { locate } from '../../../model/position.js';
import { outcome, type RuleOutcome } from '../../rule-outcome.js';
import type { PlanRule } from '../define-rule.js';
import type { PlanSubject } from '../plan-subject.js';

/**
 * A phase that is asked for explicitly needs the documents that show it. Once there are tasks, the documents of the design that
 * the plan's own Documentation tree names have to be there.
 */
export const designRule: PlanRule = {
  name: 'design',
  afterwards: false,
  judge: (subject) => {
    const { feature, context, designed } = subject;
    if (context.phase === null) return hasTasks(feature) ? promised(subject) : [];
    if (!designed) return [];
    const missing = missingDesign(feature).map((name) =>
      outcome(
        { reason: 'design-document-missing', args: { document: `${feature.directory}/${name}` } },
        locate(feature.plan.file, null),
      ),
    );
    if (context.phase !== 'tasks' || hasTasks(feature)) return missing;
    return [
      ...missing,
      outcome({ reason: 'tasks-missing', args: undefined }, locate(feature.tasks.file, null)),
    ];
  },
};

function promised({ feature, plan }: PlanSubject): RuleOutcome[] {
  const missing = new Set(missingDesign(feature));
  return (plan.documents ?? [])
    .filter(({ name }) => missing.has(name))
    .map(({ name, position }) => {
      const args = { document: `${feature.directory}/${name}`, named: true } as const;
      return outcome({ reason: 'design-document-missing', args }, locate(feature.plan.file, position), {
        expected: `${name}, which the Documentation tree names`,
        actual: `${name} is not written`,
      });
    });
}
