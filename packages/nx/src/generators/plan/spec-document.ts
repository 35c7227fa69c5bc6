import type { WorkspaceFiles } from '@plangate/core';
import type { TargetFeature } from '../shared/feature.js';
import { fillSpecTemplate } from '../shared/spec-template.js';
import { workspaceTemplate, type TemplateNames } from '../shared/workspace-template.js';
import { renderDocument, type TemplateValues } from './templates.js';

/** What a document says of its feature. */
export interface DatedFacts extends TemplateValues {
  /** Whether the source is the walking skeleton, so that documents may say how it behaves. */
  readonly skeleton: boolean;
  readonly title: string;
  readonly input: string;
  readonly branch: string;
  /** YYYY-MM-DD. */
  readonly date: string;
}

/** The names of a feature for templates. */
export function namesOf({ name, directory }: TargetFeature, facts: DatedFacts): TemplateNames {
  return { title: facts.title, feature: name, directory, branch: facts.branch, date: facts.date };
}

/** spec.md of a feature: by the workspace's own template, or by the built-in one. */
export function renderSpec(files: WorkspaceFiles, feature: TargetFeature, facts: DatedFacts): string {
  const told = facts.skeleton ? facts.entities : [];
  const requirements = told.map((entity, index) => ({
    ...entity,
    checked: numbered(index * 2 + 1),
    kept: numbered(index * 2 + 2),
  }));
  const nextRequirement = numbered(told.length * 2 + 1);
  const complete = renderDocument('spec.md', { ...facts, requirements, nextRequirement });
  const template = workspaceTemplate(files, feature.directory, 'spec-template');
  if (template === null) return complete;
  return fillSpecTemplate(template, complete, { names: namesOf(feature, facts), input: facts.input });
}

function numbered(number: number): string {
  return String(number).padStart(3, '0');
}
