import type { PlanDocument, WorkspaceFiles } from '@plangate/core';
import { filePlan, joinPlans, missingFiles, type FilePlan } from '../../scaffolding/file-plan.js';
import type { RenderedFile } from '../../scaffolding/templates/render.js';
import type { StackInWorkspace } from '../../scaffolding/stacks/stack.js';
import type { ConstitutionsOfWorkspace } from '../shared/constitutions-over.js';
import type { TargetFeature } from '../shared/feature.js';
import { workspaceTemplate } from '../shared/workspace-template.js';
import { constitutionCheck } from './check.js';
import type { SourceChoice } from './choice.js';
import { factsOfChoice, factsOfPlan, planFacts, technicalContext } from './facts.js';
import type { CheckedPlanOptions } from './schema.js';
import { namesOf, renderSpec, type DatedFacts } from './spec-document.js';
import { fillTemplate } from './template.js';
import { renderDocument, renderDocuments } from './templates.js';

interface Subject {
  readonly files: WorkspaceFiles;
  readonly constitutions: ConstitutionsOfWorkspace;
  readonly feature: TargetFeature;
  readonly stack: StackInWorkspace;
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** Every document of a feature that has no plan yet. */
export function plannedDocuments(
  subject: Subject,
  { choice, options }: { choice: SourceChoice; options: CheckedPlanOptions },
): FilePlan {
  const { feature, today } = subject;
  const fields = technicalContext(options, choice);
  const facts = { ...factsOfChoice(subject, choice, fields), date: today };
  const wanted = new Set([...choice.structure.contracts, ...choice.entities.map(({ kebab }) => kebab)]);
  const contracts = renderDocuments('contracts', facts).filter(({ path }) =>
    wanted.has(path.replace('.schema.json', '')),
  );
  const roots = choice.parts.map(({ root }) => root);
  const values = {
    ...facts,
    ...planFacts(feature, choice),
    fields,
    check: constitutionCheck(subject.constitutions.principlesOver(feature.directory, ...roots)),
  };
  const complete = renderDocument('plan.md', values);
  const names = namesOf(feature, facts);
  const template = workspaceTemplate(
    subject.constitutions.withTemplates(feature.directory),
    feature.directory,
    'plan-template',
  );
  const filled = template === null ? null : fillTemplate(template, complete, names);
  const plan = { path: 'plan.md', content: filled ?? complete };
  // The plan comes last: if it exists, an interrupted run has written the contracts too.
  const documents = [
    ...contracts.map(({ path, content }) => ({ path: `contracts/${path}`, content })),
    ...companions(subject, facts),
    plan,
  ];
  return missingDocuments(subject, documents);
}

/**
 * The documents that are missing beside an existing plan: of those of the design only what the plan's own tree of documents
 * names, where it draws one.
 * @param plan the plan, its paths relative to the workspace root
 */
export function documentsBesidePlan(subject: Subject, plan: PlanDocument): FilePlan {
  const { feature, today } = subject;
  const facts = factsOfPlan(subject, plan);
  const all = companions(subject, { ...facts, date: today });
  const wanted = all.filter(
    ({ path }) => path === 'spec.md' || (plan.drawnDocuments?.includes(path) ?? true),
  );
  const documents = missingDocuments(subject, wanted);
  return joinPlans(documents, filePlan({ kept: [`${feature.directory}/plan.md`] }));
}

function companions({ constitutions, feature }: Subject, facts: DatedFacts): RenderedFile[] {
  const others = ['research.md', 'data-model.md', 'quickstart.md'].map((path) => ({
    path,
    content: renderDocument(path, facts),
  }));
  return [
    { path: 'spec.md', content: renderSpec(constitutions.withTemplates(feature.directory), feature, facts) },
    ...others,
  ];
}

function missingDocuments({ files, feature }: Subject, documents: readonly RenderedFile[]): FilePlan {
  const wanted = documents.map(({ path, content }) => ({
    path: `${feature.directory}/${path}`,
    content,
    reason: 'document' as const,
  }));
  return missingFiles(wanted, (path) => files.kind(path) !== null);
}
