import { hasTasks, isHistory, missingDesign, phaseOf } from '../../features/feature-phase.js';
import { expectedLayout } from '../../layout/expected.js';
import type { CheckRow, ComplexityRow, Leftover, PlanDocument } from '../../model/plan.js';
import type { Feature } from '../../model/workspace.js';
import { isNamed } from '../../principles/attested.js';
import { hasCheck } from '../../principles/standing.js';
import { principleLabel } from '../../principles/principle-label.js';
import { withPlan } from '../canaries/altered-feature.js';
import { deletedCanaries } from '../canaries/path-canaries.js';
import { falseTask } from '../canaries/task-canaries.js';
import type { Canary, FeatureSubject, GateOf } from '../define-gate.js';
import { checkOf, planSubject } from './plan-subject.js';
import { unfilledConstitution } from './unfilled-constitution.js';

const TOP = { line: 1, column: 1 };
const OPEN: Leftover = { kind: 'clarification', text: '[NEEDS CLARIFICATION: canary]', position: TOP };

/**
 * For each rule of documents what breaks it: what a template left, what is missing of the plan or beside it, what it says of its
 * principles and its waivers, and what tasks or the tree promise and that does not exist.
 */
export function planCanaries(_gate: GateOf<'plan'>, subject: FeatureSubject): readonly Canary[] {
  const { feature, context } = subject;
  if (!feature.plan.ok || feature.plan.document.nature !== 'plan') return [];
  const changes = new PlanChanges(feature, feature.plan.document);
  const owned = expectedLayout(context.state.features).owned.get(feature) ?? [];
  // The other documents of a feature that is history are not judged any more.
  return [
    ...changes.afterwards(),
    ...falseTask({ feature, context }, ['tasks']),
    ...deletedCanaries(owned, context, ['tree']),
    ...(isHistory(feature, context) ? [] : ofPresent(changes, changes.plan, subject)),
  ];
}

function ofPresent(changes: PlanChanges, plan: PlanDocument, subject: FeatureSubject): Canary[] {
  const { feature, context } = subject;
  const designed = (context.phase ?? phaseOf(feature)) !== 'research';
  return [
    changes.inPlan('leftovers', 'a placeholder of the template is left', {
      leftovers: [...plan.leftovers, { kind: 'placeholder', text: '[CANARY]', position: TOP }],
    }),
    changes.inPlan('sections', 'the section Summary is missing', {
      sections: { ...plan.sections, summary: null },
    }),
    ...(feature.spec.ok
      ? [
          changes.inFeature('spec', 'the specification is missing', {
            spec: { file: feature.spec.file, ok: false, problem: 'missing' },
          }),
        ]
      : []),
    ...unfilledConstitution(subject),
    ...(designed ? ofDesigned(changes, plan, subject) : []),
  ];
}

/** What a design that is done has to hold; before, it may still come. */
function ofDesigned(changes: PlanChanges, plan: PlanDocument, subject: FeatureSubject): Canary[] {
  const { feature } = subject;
  const { spec } = feature;
  const [field] = plan.technicalContext.fields;
  return [
    changes.inPlan('leftovers', 'a clarification is left open', { leftovers: [...plan.leftovers, OPEN] }),
    ...(spec.ok
      ? [
          changes.inFeature('leftovers', 'a clarification is left open in the specification', {
            spec: { ...spec, document: { ...spec.document, leftovers: [...spec.document.leftovers, OPEN] } },
          }),
        ]
      : []),
    ...(field === undefined || plan.sections['technical-context'] === null
      ? []
      : [
          changes.inPlan('sections', `the field ${field.name} is missing`, {
            technicalContext: {
              fields: plan.technicalContext.fields.filter(({ name }) => name !== field.name),
            },
          }),
        ]),
    changes.inPlan('structure-decision', 'the Structure Decision is missing', { structureDecision: null }),
    changes.inPlan('tree', 'the plan draws no tree', { layout: [] }),
    ...withoutDesign(changes, plan, subject),
    ...withoutVerdict(changes, plan, subject),
  ];
}

/** A document of the design that the plan names, or that the phase asks for. */
function withoutDesign(
  changes: PlanChanges,
  plan: PlanDocument,
  { feature, context }: FeatureSubject,
): Canary[] {
  if (context.phase === null && !hasTasks(feature)) return [];
  const [missing] = missingDesign(feature);
  const name = missing ?? 'research.md';
  const documents = [...(plan.documents ?? []), { name, position: TOP }];
  const file = `${feature.directory}/${name}`;
  const companions = feature.companions.filter((one) => one.file !== file);
  const withTree = withPlan(feature, { ...plan, documents });
  return [
    changes.inFeature('design', `${name}, which the plan names, is not written`, { ...withTree, companions }),
  ];
}

/** A principle of which the plan says nothing, and of which no gate of its own asks for a verdict. */
function withoutVerdict(changes: PlanChanges, plan: PlanDocument, subject: FeatureSubject): Canary[] {
  const { feature, context, decidedElsewhere } = subject;
  if (!hasCheck(plan)) return [];
  const judged = { ...planSubject(feature, plan, context), decidedElsewhere };
  const standing = checkOf(judged).principles.find(
    ({ principle, rows, state }) =>
      state === 'settled' &&
      rows.length > 0 &&
      isNamed(principle.name) &&
      !decidedElsewhere.has(principleLabel(principle)),
  );
  if (standing === undefined) return [];
  const own = new Set(standing.rows);
  const rows = plan.constitutionCheck.rows.map(
    (row): CheckRow => (own.has(row) ? { ...row, verdict: 'unknown' } : row),
  );
  return [
    changes.inPlan('principles', `the plan has no verdict on ${principleLabel(standing.principle)}`, {
      constitutionCheck: { ...plan.constitutionCheck, rows },
    }),
  ];
}

class PlanChanges {
  readonly #feature: Feature;
  readonly plan: PlanDocument;

  constructor(feature: Feature, plan: PlanDocument) {
    this.#feature = feature;
    this.plan = plan;
  }

  inPlan(rule: string, what: string, changes: Partial<PlanDocument>): Canary {
    return this.inFeature(rule, what, withPlan(this.#feature, { ...this.plan, ...changes }));
  }

  inFeature(rule: string, what: string, changes: Partial<Feature>): Canary {
    return { rules: [rule], what, make: () => ({ feature: { ...this.#feature, ...changes } }) };
  }

  /** What is judged of history too. */
  afterwards(): Canary[] {
    const { constitutionCheck, complexity } = this.plan;
    return [
      this.inPlan('principles', 'a row of the Constitution Check says FAIL, and no ledger says why', {
        constitutionCheck: {
          ...constitutionCheck,
          rows: [...constitutionCheck.rows, violation(constitutionCheck.rows)],
        },
      }),
      this.inPlan('waivers', 'a row of Complexity Tracking gives no reason', {
        complexity: { ...complexity, rows: [...complexity.rows, UNJUSTIFIED] },
      }),
    ];
  }
}

/** A row about something that no principle, no ledger and no other row names. */
function violation(rows: readonly CheckRow[]): CheckRow {
  const phase = rows.some((row) => row.phase === 'post') ? 'post' : 'pre';
  return { principle: 'Canary of Plangate', number: null, verdict: 'fail', phase, note: '', position: TOP };
}

const UNJUSTIFIED: ComplexityRow = {
  violation: 'Canary of Plangate',
  why: '',
  alternative: '',
  until: null,
  position: TOP,
};
