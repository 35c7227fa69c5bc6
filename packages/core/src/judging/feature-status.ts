import { sanitize } from '../base/sanitize.js';
import { finished, hasTasks, missingDesign } from '../features/feature-phase.js';
import { openQuestions } from '../features/open-questions.js';
import type { FeatureStatus, NextStep, OpenQuestion } from '../model/feature-status.js';
import { locate } from '../model/position.js';
import type { Feature, JudgeContext } from '../model/workspace.js';
import { phaseNote } from './phase-note.js';

/** Where a feature is, by its documents and their past; nothing is judged. */
export function featureStatus(feature: Feature, context: JudgeContext): FeatureStatus {
  const open = openQuestions(feature).map((question) => ({ ...question, text: sanitize(question.text) }));
  return {
    feature: feature.name,
    directory: feature.directory,
    phase: phaseNote(feature, context),
    open,
    next: nextStep(feature, open),
  };
}

function nextStep(feature: Feature, open: readonly OpenQuestion[]): NextStep | null {
  const { plan, tasks } = feature;
  if (finished(feature)) return null;
  const [question] = open;
  if (!plan.ok && plan.problem === 'missing')
    return { what: 'Write the plan', location: null, command: generate('plan', feature) };
  if (!plan.ok || plan.document.nature !== 'plan')
    return { what: 'Write the plan into plan.md', location: locate(plan.file, null), command: null };
  if (question !== undefined)
    return { what: `Answer "${question.text}"`, location: question.location, command: null };
  if (hasTasks(feature)) return nextTask(feature);
  const missing = missingDesign(feature).filter((name) => name !== 'contracts/');
  if (missing.length > 0)
    return { what: `Write ${missing.join(', ')}`, location: null, command: generate('plan', feature) };
  return {
    what: `Break the plan into tasks`,
    location: locate(tasks.file, null),
    command: generate('tasks', feature),
  };
}

function nextTask(feature: Feature): NextStep {
  const { tasks } = feature;
  const open = tasks.ok ? tasks.document.tasks.filter((task) => !task.done && task.dropped !== true) : [];
  const [first] = open;
  if (first === undefined)
    return {
      what: 'Write tasks into tasks.md',
      location: locate(tasks.file, null),
      command: generate('tasks', feature),
    };
  return {
    what: sanitize(`Do ${first.id === null ? '' : `${first.id}: `}${first.text}`),
    location: locate(tasks.file, first.position),
    command: `${generate('tasks', feature)} --tick`,
  };
}

function generate(generator: string, { directory }: Feature): string {
  return `npx nx g @plangate/nx:${generator} ${inShell(directory)}`;
}

/** One word of a command line; directories are named by people, and some with a quote in it. */
function inShell(word: string): string {
  const plain = sanitize(word);
  return /^[\p{L}\p{N}._/-]+$/u.test(plain) ? plain : `'${plain.replaceAll("'", "'\\''")}'`;
}
