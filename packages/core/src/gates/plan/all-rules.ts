import type { PlanRule } from './rule.js';
import { constitutionRule } from './rules/constitution.js';
import { designRule } from './rules/design.js';
import { leftoversRule } from './rules/leftovers.js';
import { principlesRule } from './rules/principles.js';
import { sectionsRule } from './rules/sections.js';
import { specRule } from './rules/spec.js';
import { structureDecisionRule } from './rules/structure-decision.js';
import { tasksRule } from './rules/tasks.js';
import { treeRule } from './rules/tree.js';
import { waiversRule } from './rules/waivers.js';

/** Every rule that a feature is judged by. */
export const PLAN_RULES: readonly PlanRule[] = [
  sectionsRule,
  leftoversRule,
  designRule,
  structureDecisionRule,
  treeRule,
  principlesRule,
  waiversRule,
  specRule,
  tasksRule,
  constitutionRule,
];
