import type { Tree } from '@nx/devkit';
import type { EntityNames } from '@plangate/core';
import type { TargetFeature } from '../shared/feature.js';
import { fillSpecTemplate } from '../shared/spec-template.js';
import { workspaceTemplate, type TemplateNames } from '../shared/workspace-template.js';
import { renderFile } from './templates.js';

/** What a document says of its feature. */
export interface DatedFacts {
  readonly entities: readonly EntityNames[];
  readonly title: string;
  readonly input: string;
  readonly branch: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly [name: string]: unknown;
}

/** The names of a feature for templates. */
export function namesOf({ name, directory }: TargetFeature, facts: DatedFacts): TemplateNames {
  return { title: facts.title, feature: name, directory, branch: facts.branch, date: facts.date };
}

/** spec.md of a feature: by the workspace's own template, or by the built-in one. */
export function renderSpec(tree: Tree, feature: TargetFeature, facts: DatedFacts): string {
  const complete = renderFile('documents/spec.md.ejs', facts);
  const template = workspaceTemplate(tree, feature.directory, 'spec-template');
  if (template === null) return complete;
  return fillSpecTemplate(template, complete, { names: namesOf(feature, facts), input: facts.input });
}
