/**
 * Edits documents by lines and confirms each edit by reading the result back.
 */
import * as principles from '../editing/add-principle.js';
import * as gateBlocks from '../editing/bind-gates.js';
import type { Edited } from '../editing/lines.js';
import * as versions from '../editing/version-line.js';
import { KNOWN_GATES } from '../gates/known-gates.js';

export type { NewPrinciple } from '../editing/add-principle.js';
export type { BoundGates, LeftGate, NarrowGate, UnboundPrinciple } from '../editing/bind-gates.js';
export { addCheckRows, type NewCheckRow } from '../editing/check-rows.js';
export { setCheckVerdict } from '../editing/check-verdict.js';
export type { WrittenVerdict } from '../editing/check-words.js';
export { addComplexityRows, type NewComplexityRow } from '../editing/complexity.js';
export {
  type LeftReference,
  moveFeature,
  type MovedFeature,
  type MovedFile,
  type ReferenceEdit,
  type UneditedFile,
} from '../editing/feature-references/move-feature.js';
export type { LeftKind, ReferenceReason } from '../editing/feature-references/model.js';
export type { FeatureMove } from '../editing/feature-references/move.js';
export { applyEdits, type Edited, type LineEdit } from '../editing/lines.js';
export { describeEditProblem, type EditProblem } from '../editing/problem.js';
export { movePath, type MentionedPath, type MovedPath } from '../editing/move-paths.js';
export { moveInTask, relabelCheckRow, renameInWaiver, type Replaced } from '../editing/rows.js';
export { setTaskDone, setTasksDone } from '../editing/tasks.js';
export { addTasks, type WantedTasks } from '../planning/add-tasks.js';
export type { Draft } from '../planning/draft.js';
export { draftTasks, orderStories, planTasks } from '../planning/plan-tasks.js';
export { proveTasks, type ProofSources, type TaskProof, type Unproven } from '../gates/trace/prove-tasks.js';
export { readTasksTemplate, renderTasks, type TasksTemplate } from '../planning/render-tasks.js';
export type {
  DrawnPath,
  FileNames,
  NumberedStory,
  ProjectPart,
  Task,
  TaskPhase,
  TaskPlan,
  TaskSources,
} from '../planning/task.js';
export type { PhaseKind } from '../documents/task-phases.js';
export type { AmendedVersion, VersionBump } from '../editing/version-line.js';

/**
 * Adds a principle behind the last one, its heading in the form of that one's with the next number. Refused when the
 * principles are not headings, or when the new text would not read as the old one plus one principle.
 */
export function addPrinciple(
  text: string,
  principle: principles.NewPrinciple,
): Edited<{ readonly number: string | null }> {
  return principles.addPrinciple(text, principle, KNOWN_GATES);
}

/**
 * Writes the gates that the words of a constitution state as gate blocks, each at the end of its principle. A principle that
 * has a block is left as it is. Ids do not change, so that waivers still name them. A block is written only if reading the new
 * text confirms it; otherwise its principle is listed with the reason.
 * @param narrow the rules of a gate for this workspace; default: its rules as they are
 */
export function bindGates(text: string, narrow?: gateBlocks.NarrowGate): Edited<gateBlocks.BoundGates> {
  return gateBlocks.bindGates(text, KNOWN_GATES, narrow);
}

/**
 * Raises the version that a constitution gives itself and sets the day of its last amendment beside it, in whatever language
 * it is labelled. A constitution without such a day gets none; one whose version is a placeholder, or is not a semantic
 * version, is refused.
 * @param date YYYY-MM-DD, the form that Spec Kit asks for whatever was there
 */
export function amendVersion(
  text: string,
  bump: versions.VersionBump,
  date: string,
): Edited<versions.AmendedVersion> {
  return versions.amendVersion(text, { bump, date }, KNOWN_GATES);
}
