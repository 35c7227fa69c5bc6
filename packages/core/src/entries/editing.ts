/**
 * Edits documents by lines and confirms each edit by reading the result back.
 */
export { addPrinciple, type NewPrinciple } from '../editing/add-principle.js';
export {
  bindGates,
  type BoundGates,
  type LeftGate,
  type NarrowGate,
  type UnboundPrinciple,
} from '../editing/bind-gates.js';
export { addCheckRows, type NewCheckRow } from '../editing/check-rows.js';
export { setCheckVerdict } from '../editing/check-verdict.js';
export type { WrittenVerdict } from '../editing/check-words.js';
export { addComplexityRows, type NewComplexityRow } from '../editing/complexity.js';
export { applyEdits, type Edited, type LineEdit } from '../editing/lines.js';
export { describeEditProblem, type EditProblem } from '../editing/problem.js';
export { setTaskDone } from '../editing/tasks.js';
export { type AmendedVersion, amendVersion, type VersionBump } from '../editing/version-line.js';
