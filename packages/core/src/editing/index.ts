export { applyEdits, type Edited, type LineEdit } from './lines.js';
export * from './problem.js';
export { bindGates, type BoundGates, type UnboundPrinciple } from './bind-gates.js';
export { amendVersion, type AmendedVersion, type VersionBump } from './version-line.js';
export { addPrinciple, type NewPrinciple } from './add-principle.js';
