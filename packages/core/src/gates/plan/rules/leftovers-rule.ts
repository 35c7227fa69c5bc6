import { nameOf } from '../../../base/paths.js';
import { openFields } from '../../../features/open-questions.js';
import type { Loaded } from '../../../model/workspace.js';
import type { Finding } from '../../../model/finding.js';
import type { Leftover } from '../../../model/plan.js';
import { locate } from '../../../model/position.js';
import type { ReasonGiven } from '../../define-gate.js';
import { fromFinding, outcome, type RuleOutcome } from '../../rule-outcome.js';
import type { PlanRule } from '../define-rule.js';
import type { PlanSubject } from '../plan-subject.js';

interface Remains {
  readonly leftovers: readonly Leftover[];
  readonly findings: readonly Finding[];
}

/**
 * Nothing that a template left is in any document of the feature, and what its readers found wrong is reported. An open
 * clarification waits for research and is an error once the design is done.
 */
export const leftoversRule: PlanRule = {
  name: 'leftovers',
  afterwards: false,
  judge: (subject) => {
    const { plan, spec, tasks, companions } = subject.feature;
    const documents: readonly Loaded<Remains>[] = [plan, spec, tasks, ...companions];
    return [...documents.flatMap((loaded) => remains(loaded, subject)), ...fieldsLeftOpen(subject)];
  },
};

function remains(loaded: Loaded<Remains>, { designed }: PlanSubject): RuleOutcome[] {
  const { file } = loaded;
  if (!loaded.ok) {
    if (loaded.problem === 'missing') return [];
    const { problem } = loaded;
    return [outcome({ reason: 'plan-document-unreadable', args: { file, problem } }, locate(file, null))];
  }
  const all = loaded.document.leftovers;
  const each = all.map((leftover) => outcome(reasonOf(leftover, designed), locate(file, leftover.position)));
  const unfilled = all.filter(isOfTemplate);
  const told =
    unfilled.length > MAX_PLACES
      ? together(
          file,
          unfilled,
          each.filter((_, at) => all[at] !== undefined && !isOfTemplate(all[at])),
        )
      : each;
  const places = new Set(each.map(placeOf));
  const found = loaded.document.findings.map((finding) => fromFinding(finding, file));
  return [...told, ...found.filter((other) => !places.has(placeOf(other)))];
}

/** With more, the document is not filled in, and its places are reported as one. */
const MAX_PLACES = 5;

/** What the template put there, and nobody has replaced. */
function isOfTemplate({ kind }: Leftover): boolean {
  return kind === 'placeholder' || kind === 'option-label' || kind === 'action-required';
}

function together(
  file: string,
  unfilled: readonly Leftover[],
  others: readonly RuleOutcome[],
): RuleOutcome[] {
  const args = { document: nameOf(file), places: unfilled.length };
  return [
    outcome({ reason: 'document-not-filled-in', args }, locate(file, unfilled[0]?.position ?? null)),
    ...others,
  ];
}

/** A reader may tell of a leftover as a finding too; it is one thing. */
function placeOf({ reason, location }: RuleOutcome): string {
  return `${reason}:${location?.line ?? 0}`;
}

function reasonOf({ kind, text }: Leftover, designed: boolean): ReasonGiven {
  const args = { text };
  switch (kind) {
    case 'placeholder':
      return { reason: 'placeholder-left', args };
    case 'option-label':
      return { reason: 'option-label-left', args };
    case 'action-required':
      return { reason: 'action-required-left', args };
    case 'conflict-marker':
      return { reason: 'conflict-marker-left', args };
    case 'clarification':
      return { reason: designed ? 'clarification-open' : 'clarification-pending', args };
  }
}

/** Open fields that have no clarification marker of their own (those are already reported). */
function fieldsLeftOpen({ feature, plan, designed }: PlanSubject): RuleOutcome[] {
  const reason = designed ? 'clarification-open' : 'clarification-pending';
  return openFields(plan).map((field) =>
    outcome({ reason, args: { text: field.name } }, locate(feature.plan.file, field.position)),
  );
}
