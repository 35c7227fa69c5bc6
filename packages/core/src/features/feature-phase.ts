import { memoize } from '../base/memo.js';
import type { Feature, JudgeContext, Loaded, Phase } from '../model/workspace.js';
import type { CompanionDocument, TasksDocument } from '../model/documents.js';
import type { TaskCount } from '../model/verdict.js';

/** The documents that the design of a feature consists of, besides its contracts. */
export const DESIGN_DOCUMENTS = ['research.md', 'data-model.md', 'quickstart.md'] as const;

/**
 * The phase that a feature's documents show. `tasks`: tasks.md is there. `design`: research.md, data-model.md,
 * quickstart.md and at least one contract are written, and nothing is open in any of them. Otherwise `research`. A document
 * without content, or one that cannot be read, is not written.
 */
export const phaseOf: (feature: Feature) => Phase = memoize((feature) => {
  if (hasTasks(feature)) return 'tasks';
  const written = DESIGN_DOCUMENTS.every((name) => isWritten(companion(feature, name)));
  const contracts = feature.contracts.length > 0;
  return written && contracts && feature.companions.every(isClosed) ? 'design' : 'research';
});

/** Whether a feature has a task list, readable or not. */
export function hasTasks(feature: Feature): boolean {
  return feature.tasks.ok || feature.tasks.problem !== 'missing';
}

/** Whether no task of a feature is open, and at least one is ticked. */
export const finished: (feature: Feature) => boolean = memoize(
  ({ tasks }) => tasks.ok && allTicked(tasks.document),
);

/** Whether no task of a list is open, and at least one is ticked; dropped tasks are neither. */
export function allTicked({ tasks }: TasksDocument): boolean {
  return tasks.some(({ done }) => done) && tasks.every(({ done, dropped }) => done || dropped === true);
}

/** How many tasks of a feature are done; dropped ones are not among them. Null where no list can be read. */
export function taskCount({ tasks }: Feature): TaskCount | null {
  if (!tasks.ok) return null;
  const counted = tasks.document.tasks.filter(({ dropped }) => dropped !== true);
  return { done: counted.filter(({ done }) => done).length, total: counted.length };
}

/**
 * Whether a feature is history: all its tasks are ticked, and they were before the present change. The change that ticks the last
 * one is judged in full, or ticking it would be a way past every rule.
 */
export function isHistory(
  feature: Feature,
  { finishedBefore }: Pick<JudgeContext, 'finishedBefore'>,
): boolean {
  return finished(feature) && (finishedBefore === undefined || finishedBefore(feature.directory) === 'yes');
}

/** A document directly in the feature's directory, by its name; null if it does not exist. */
export function companion(feature: Feature, name: string): Loaded<CompanionDocument> | null {
  const file = `${feature.directory}/${name}`;
  const found = feature.companions.find((loaded) => loaded.file === file);
  return found && (found.ok || found.problem !== 'missing') ? found : null;
}

/** The design documents of a feature that are not written yet, `contracts/` among them. */
export function missingDesign(feature: Feature): string[] {
  const missing: string[] = DESIGN_DOCUMENTS.filter((name) => !isWritten(companion(feature, name)));
  return feature.contracts.length === 0 ? [...missing, 'contracts/'] : missing;
}

function isWritten(loaded: Loaded<CompanionDocument> | null): boolean {
  return loaded?.ok === true && !loaded.document.empty;
}

function isClosed(loaded: Loaded<CompanionDocument>): boolean {
  return loaded.ok ? loaded.document.leftovers.length === 0 : loaded.problem === 'missing';
}
