export type * from './define-gate.js';
export { compileGlob, isGlob } from '../base/glob.js';
export { nearest } from '../base/nearest.js';
export { boundaryList, type BoundaryList } from './boundaries/boundary-list.js';
export { appliesTo, decideFeature, decideProject, GATE_KINDS, targetOf } from './registry.js';
