/** The generators, for generators of others to call; each checks its options and returns what to run afterwards, if anything. */
export { baselineGenerator } from './generators/baseline/generator.js';
export type { BaselineOptions } from './generators/baseline/schema.js';
export { constitutionGenerator } from './generators/constitution/generator.js';
export type { ConstitutionOptions } from './generators/constitution/schema.js';
export { evidenceGenerator } from './generators/evidence/generator.js';
export type { EvidenceOptions } from './generators/evidence/schema.js';
export { initGenerator } from './generators/init/generator.js';
export type { InitOptions } from './generators/init/schema.js';
export { planGenerator } from './generators/plan/generator.js';
export type { PlanOptions } from './generators/plan/schema.js';
export { specGenerator } from './generators/spec/generator.js';
export type { SpecOptions } from './generators/spec/schema.js';
export { syncGenerator, type SyncResult } from './generators/sync/generator.js';
export type { SyncOptions } from './generators/sync/schema.js';
