import { TECHNICAL_CONTEXT_FIELDS, type PlanSection } from '../../../model/plan.js';
import { locate } from '../../../model/position.js';
import { hasCheck } from '../../../principles/standing.js';
import { outcome, type RuleOutcome } from '../../rule-outcome.js';
import type { PlanRule } from '../define-rule.js';
import type { PlanSubject } from '../plan-subject.js';

/** Sections that every plan has. Complexity Tracking is left out where nothing is violated, as the template says. */
const REQUIRED: readonly { readonly section: PlanSection; readonly heading: string }[] = [
  { section: 'summary', heading: 'Summary' },
  { section: 'technical-context', heading: 'Technical Context' },
  { section: 'constitution-check', heading: 'Constitution Check' },
  { section: 'project-structure', heading: 'Project Structure' },
];

/** The plan has the sections of Spec Kit's template, and the nine fields of its Technical Context. */
export const sectionsRule: PlanRule = {
  name: 'sections',
  afterwards: false,
  judge: (subject) => [...missingSections(subject), ...emptySummary(subject), ...missingFields(subject)],
};

function missingSections({ feature, plan }: PlanSubject): RuleOutcome[] {
  return REQUIRED.filter(({ section }) => !hasSection(section, plan)).map(({ heading }) =>
    outcome(
      { reason: 'plan-section-missing', args: { section: heading } },
      locate(feature.plan.file, plan.title?.position ?? null),
      { expected: heading },
    ),
  );
}

function emptySummary({ feature, plan, designed }: PlanSubject): RuleOutcome[] {
  if (plan.emptySummary !== true) return [];
  const reason = designed ? 'plan-section-empty' : 'plan-section-pending';
  const place = locate(feature.plan.file, plan.sections.summary);
  return [outcome({ reason, args: { section: 'Summary' } }, place)];
}

/** A tree or a table under another heading serves as well. */
function hasSection(section: PlanSection, plan: PlanSubject['plan']): boolean {
  if (plan.sections[section] !== null) return true;
  if (section === 'project-structure') return plan.layoutPosition !== null;
  return section === 'constitution-check' && hasCheck(plan);
}

function missingFields({ feature, plan, designed }: PlanSubject): RuleOutcome[] {
  const position = plan.sections['technical-context'];
  if (position === null) return [];
  return TECHNICAL_CONTEXT_FIELDS.flatMap((field) => {
    const found = plan.technicalContext.fields.find(({ name }) => name === field);
    if (found && (found.value !== null || found.open)) return [];
    const reason = designed ? 'plan-field-missing' : 'plan-field-pending';
    return outcome({ reason, args: { field } }, locate(feature.plan.file, found?.position ?? position), {
      expected: field,
    });
  });
}
