import type { Tree } from '@nx/devkit';
import type { TargetFeature } from '../shared/feature.js';
import { constitutionCheck } from './check.js';
import type { SourceChoice } from './choice.js';
import { factsOfChoice, factsOfPlan, planFacts, technicalContext } from './facts.js';
import { readDeclaredTree } from './scaffold.js';
import type { CheckedPlanOptions } from './schema.js';
import { renderFile, renderFolder, type RenderedFile } from './templates.js';
import { workspaceTemplate } from '../shared/workspace-template.js';
import { namesOf, renderSpec, type DatedFacts } from './spec-document.js';
import { fillTemplate } from './template.js';
import type { WorkspaceFacts } from './workspace.js';

export interface WrittenDocuments {
  readonly written: readonly string[];
  readonly kept: readonly string[];
}

interface Subject {
  readonly feature: TargetFeature;
  readonly workspace: WorkspaceFacts;
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** Writes every document of a feature that has no plan yet. */
export function writePlannedFeature(
  tree: Tree,
  subject: Subject,
  { choice, options }: { choice: SourceChoice; options: CheckedPlanOptions },
): WrittenDocuments {
  const { feature, workspace, today } = subject;
  const fields = technicalContext(options, workspace, choice);
  const facts = { ...factsOfChoice(subject, choice, fields), date: today };
  const wanted = new Set([...choice.structure.contracts, ...choice.entities.map(({ kebab }) => kebab)]);
  const contracts = renderFolder('documents/contracts', facts).filter(({ path }) =>
    wanted.has(path.replace('.schema.json', '')),
  );
  const roots = choice.parts.map(({ root }) => root);
  const values = {
    ...facts,
    ...planFacts(feature, choice),
    fields,
    check: constitutionCheck(tree, feature.directory, roots),
  };
  const complete = renderFile('documents/plan.md.ejs', values);
  const names = namesOf(feature, facts);
  const template = workspaceTemplate(tree, feature.directory, 'plan-template');
  const filled = template === null ? null : fillTemplate(template, complete, names);
  const plan = { path: 'plan.md', content: filled ?? complete };
  // The plan comes last: where it is there, a run that was stopped half-way has left the contracts, too.
  const documents = [
    ...contracts.map(({ path, content }) => ({ path: `contracts/${path}`, content })),
    ...companions(tree, feature, facts),
    plan,
  ];
  return writeMissing(tree, feature, documents);
}

/** Writes the documents that are missing beside a plan that is there. */
export function writeMissingDocuments(tree: Tree, subject: Subject): WrittenDocuments {
  const { feature, today } = subject;
  const facts = factsOfPlan(tree, subject, readDeclaredTree(tree, feature.directory));
  const written = writeMissing(tree, feature, companions(tree, feature, { ...facts, date: today }));
  return { ...written, kept: [...written.kept, `${feature.directory}/plan.md`] };
}

function companions(tree: Tree, feature: TargetFeature, facts: DatedFacts): RenderedFile[] {
  const others = ['research.md', 'data-model.md', 'quickstart.md'].map((path) => ({
    path,
    content: renderFile(`documents/${path}.ejs`, facts),
  }));
  return [{ path: 'spec.md', content: renderSpec(tree, feature, facts) }, ...others];
}

function writeMissing(
  tree: Tree,
  feature: TargetFeature,
  documents: readonly RenderedFile[],
): WrittenDocuments {
  const written: string[] = [];
  const kept: string[] = [];
  for (const { path, content } of documents) {
    const file = `${feature.directory}/${path}`;
    if (tree.exists(file)) {
      kept.push(file);
    } else {
      tree.write(file, content);
      written.push(file);
    }
  }
  return { written, kept };
}
