import { expectedLayout } from '../../../features/expected.js';
import { checkLayout } from '../../../layout/check.js';
import { locate } from '../../../model/position.js';
import { judgePath } from '../path.js';
import { fromFinding, outcome, type RuleOutcome } from '../outcome.js';
import type { PlanRule } from '../rule.js';
import type { PlanSubject } from '../subject.js';

/**
 * The declared tree is safe, and tree and disk agree in both directions, for every path of which no later plan speaks.
 * Finished features are judged by the paths that are theirs alone: what was wrong with the drawing is history.
 */
export const treeRule: PlanRule = {
  name: 'tree',
  afterwards: true,
  judge: (subject) => {
    const drawing = subject.finished ? [] : judgeDrawing(subject);
    const { features } = subject.context.state;
    const owned = expectedLayout(features).owned.get(subject.feature) ?? [];
    return [...drawing, ...owned.flatMap((expected) => judgePath(expected, subject) ?? [])];
  },
};

function judgeDrawing({ feature, plan, designed, kind }: PlanSubject): RuleOutcome[] {
  if (plan.layout.length === 0) {
    const reason = designed ? 'plan-tree-missing' : 'plan-tree-pending';
    const place = plan.layoutPosition ?? plan.sections['project-structure'];
    return [outcome({ reason, args: undefined }, locate(feature.plan.file, place))];
  }
  const { unportable, findings } = checkLayout(plan.layout);
  const refused = unportable.filter(({ path, status }) => kind(path) === null && status !== 'deleted');
  return [...findings, ...refused.map(({ finding }) => finding)].map((finding) =>
    fromFinding(finding, feature.plan.file),
  );
}
