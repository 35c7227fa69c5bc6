import type { PlanRule } from './define-rule.js';
import { constitutionRule } from './rules/constitution-rule.js';
import { designRule } from './rules/design-rule.js';
import { leftoversRule } from './rules/leftovers-rule.js';
import { principlesRule } from './rules/principles-rule.js';
import { sectionsRule } from './rules/sections-rule.js';
import { specRule } from './rules/spec-rule.js';
import { structureDecisionRule } from './rules/structure-decision-rule.js';
import { tasksRule } from './rules/tasks-rule.js';
import { treeRule } from './rules/tree-rule.js';
import { waiversRule } from './rules/waivers-rule.js';

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
