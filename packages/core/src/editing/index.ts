export { applyEdits, type Edited, type LineEdit } from './lines.js';
export * from './problem.js';
export {
  bindGates,
  type BoundGates,
  type LeftGate,
  type SettleGate,
  type UnboundPrinciple,
} from './bind-gates.js';
export { amendVersion, type AmendedVersion, type VersionBump } from './version-line.js';
export { addPrinciple, type NewPrinciple } from './add-principle.js';
export { addCheckRows, type NewCheckRow } from './check-rows.js';
export { setCheckVerdict } from './check-verdict.js';
export type { WrittenVerdict } from './check-words.js';
export { addComplexityRows, type NewComplexityRow } from './complexity.js';
export { setTaskDone } from './tasks.js';
