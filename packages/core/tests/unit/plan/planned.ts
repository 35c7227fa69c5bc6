import { judgePlan } from '../../../src/gates/plan/judge-plan.js';
import { type Feature, type JudgeContext, type LayoutEntry, type TasksDocument } from '../../../src/index.js';
import { type RuleOutcome } from '../../../src/gates/rule-outcome.js';
import { contextOf, DESIGNED, featureOf, filesOf, planOf, stateOf, tasksOf } from '../support/builders.js';

interface Case {
  readonly layout: readonly LayoutEntry[];
  readonly tasks?: TasksDocument;
  readonly there?: readonly string[];
  readonly outside?: readonly string[];
  readonly context?: Partial<JudgeContext>;
}
const decision = {
  text: '',
  paths: [{ text: 'packages', position: { line: 80, column: 1 } }],
  position: { line: 80, column: 1 },
};

export function planning(directory: string, layout: readonly LayoutEntry[], tasks?: TasksDocument): Feature {
  return featureOf(directory, {
    ...DESIGNED,
    plan: planOf({ layout, structureDecision: decision }),
    ...(tasks && { tasks }),
  });
}

export function judge({ layout, tasks, there = [], outside = [], context = {} }: Case): RuleOutcome[] {
  const feature = planning('specs/001-a', layout, tasks);
  return judgePlan(feature, contextOf(stateOf([feature]), filesOf(there, outside), context));
}
export const told = (outcomes: readonly RuleOutcome[]): unknown[] =>
  outcomes.map(({ reason, severity, location }) => [reason, severity, location?.line]);
export const open = tasksOf('x T001 write packages/pay/src/done.ts', 'T002 write packages/pay/src/later.ts');
export const done = tasksOf('x T001 all');
