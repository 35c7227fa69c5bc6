export type * from './define.js';
export { compileGlob, GLOB_LIMITS, isGlob, type Glob, type GlobProblem } from '../text/glob.js';
export { nearest } from '../text/nearest.js';
export { boundaryList, type BoundaryList } from './boundaries.js';
export { appliesTo, decideFeature, decideProject, GATE_KINDS, targetOf } from './registry.js';
