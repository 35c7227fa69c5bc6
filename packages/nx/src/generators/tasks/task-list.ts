import { readProblem, sanitize, type WorkspaceFiles } from '@plangate/core';
import { readTasks } from '@plangate/core/documents';
import {
  addTasks,
  describeEditProblem,
  draftTasks,
  planTasks,
  readTasksTemplate,
  renderTasks,
  type TaskPlan,
  type TasksTemplate,
} from '@plangate/core/editing';
import { EMPTY_PLAN, filePlan, type FilePlan } from '../../scaffolding/file-plan.js';
import { GeneratorProblem } from '../../scaffolding/problem.js';
import { renderDocument } from '../plan/templates.js';
import type { TargetFeature } from '../shared/feature.js';
import { markdownCode, markdownText } from '../shared/markdown.js';
import { fillNames, workspaceTemplate, type TemplateNames } from '../shared/workspace-template.js';
import type { ReadSources } from './sources.js';

/** A list that is written or added to. */
export interface WrittenList {
  readonly plan: FilePlan;
  /** The ids that are new. */
  readonly added: readonly string[];
}

/**
 * tasks.md of a feature: a new one, or the existing one with the tasks that it lacks. Nothing is written yet.
 * @throws GeneratorProblem if the list cannot be read, or cannot be added to without changing what it says
 */
export function taskList(
  files: WorkspaceFiles,
  feature: TargetFeature,
  { read, today }: { readonly read: ReadSources; readonly today: string },
): WrittenList {
  const path = `${feature.directory}/tasks.md`;
  const present = files.read(path);
  if (!present.ok && present.problem !== 'missing') {
    throw new GeneratorProblem(
      `${path} cannot be read: ${readProblem(present.problem)}.`,
      'Save it as UTF-8 text.',
    );
  }
  const wanted = {
    drafts: draftTasks(read.sources, read.stories),
    stories: read.stories,
    ...templatesOf(files, feature, today),
  };
  if (!present.ok || present.text.trim() === '') {
    const plan = planTasks(wanted.drafts, wanted.stories);
    const content = renderTasks(plan, wanted.template, wanted.fallback);
    refuseUnlike(path, content, plan);
    const file = { path, content, reason: 'document', edits: present.ok } as const;
    return { plan: filePlan({ files: [file], notes: read.notes }), added: idsOf(plan) };
  }
  const edited = addTasks(present.text, wanted);
  if (!edited.ok) {
    throw new GeneratorProblem(`${path}: ${describeEditProblem(edited.problem)}`, 'Nothing was written.');
  }
  if (edited.added.length === 0)
    return { plan: { ...EMPTY_PLAN, kept: [path], notes: read.notes }, added: [] };
  // What a person wrote is not formatted anew.
  const file = { path, content: edited.text, reason: 'document', edits: true, isFinal: true } as const;
  return { plan: filePlan({ files: [file], inputs: [path], notes: read.notes }), added: edited.added };
}

function templatesOf(
  files: WorkspaceFiles,
  { directory, name, title, branch }: TargetFeature,
  date: string,
): { readonly template: TasksTemplate; readonly fallback: TasksTemplate } {
  const names: TemplateNames = {
    title: markdownText(title),
    feature: name,
    directory,
    branch: markdownCode(branch),
    date,
  };
  const fallback = readTasksTemplate(renderDocument('tasks.md', { entities: [], ...names }));
  const own = workspaceTemplate(files, directory, 'tasks-template');
  return { template: own === null ? fallback : readTasksTemplate(fillNames(own, names)), fallback };
}

/** A list is written only if its readers find in it what was meant. */
function refuseUnlike(path: string, content: string, plan: TaskPlan): void {
  const read = readTasks(content);
  const wanted = idsOf(plan);
  const found = read.tasks.map(({ id }) => id);
  if (wanted.length === found.length && wanted.every((id, at) => found[at] === id)) return;
  throw new GeneratorProblem(
    `${sanitize(path)} was not written: read back, it has ${found.length} tasks, and ${wanted.length} were meant.`,
    'Look for tasks outside its phases in .specify/templates/tasks-template.md.',
  );
}

function idsOf({ phases }: TaskPlan): string[] {
  return phases.flatMap(({ tests, implementation }) => [...tests, ...implementation]).map(({ id }) => id);
}
