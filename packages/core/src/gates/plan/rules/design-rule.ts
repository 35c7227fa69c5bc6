import { hasTasks, missingDesign } from '../../../features/feature-phase.js';
import { locate } from '../../../model/position.js';
import { outcome } from '../../rule-outcome.js';
import type { PlanRule } from '../define-rule.js';

/** A phase that is asked for explicitly needs the documents that show it. */
export const designRule: PlanRule = {
  name: 'design',
  afterwards: false,
  judge: ({ feature, context, designed }) => {
    if (context.phase === null || !designed) return [];
    const { directory } = feature;
    const missing = missingDesign(feature).map((name) =>
      outcome(
        { reason: 'design-document-missing', args: { document: `${directory}/${name}` } },
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
