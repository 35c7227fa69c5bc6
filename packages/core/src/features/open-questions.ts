import type { OpenQuestion } from '../model/feature-status.js';
import type { Feature, Loaded } from '../model/workspace.js';
import type { Leftover, PlanDocument, TechnicalContextField } from '../model/plan.js';
import { locate } from '../model/position.js';

/** Fields of Technical Context that are open and have no clarification marker of their own. */
export function openFields(plan: PlanDocument): readonly TechnicalContextField[] {
  const marks = plan.leftovers
    .filter(({ kind }) => kind === 'clarification')
    .map(({ position }) => position.line);
  const { fields } = plan.technicalContext;
  return fields.filter((field, index) => {
    const start = field.position.line;
    const end = fields[index + 1]?.position.line ?? start + 10;
    return field.open && !marks.some((line) => line >= start && line < Math.max(end, start + 1));
  });
}

/**
 * What is left to be decided before a feature can be broken into tasks: clarifications in its plan, its spec and the documents of
 * its design, open fields, and conflicts that are not resolved.
 */
export function openQuestions({ plan, spec, companions }: Feature): readonly OpenQuestion[] {
  const documents: readonly Loaded<{ readonly leftovers: readonly Leftover[] }>[] = [
    plan,
    spec,
    ...companions,
  ];
  const marked = documents.flatMap((loaded) => {
    const leftovers = loaded.ok ? loaded.document.leftovers : [];
    return leftovers
      .filter(({ kind }) => kind === 'clarification' || kind === 'conflict-marker')
      .map(({ text, position }) => ({ text, location: locate(loaded.file, position) }));
  });
  const fields = plan.ok ? openFields(plan.document) : [];
  return [
    ...marked,
    ...fields.map(({ name, position }) => ({ text: name, location: locate(plan.file, position) })),
  ];
}
