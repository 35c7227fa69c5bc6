/**
 * Reads the documents of Spec Kit and of Plangate: text in, models with positions out. Loads remark, yaml and zod.
 */
export { readBaseline } from '../documents/baseline-file.js';
export { readCompanion } from '../documents/companion.js';
export { readConstitution } from '../documents/constitution/read-constitution.js';
export { readPlan } from '../documents/plan/read-plan.js';
export { readTasks } from '../documents/tasks.js';
export { readWaivers } from '../documents/waivers.js';
export { WORD_PATTERNS } from '../gates/gate-phrases.js';
export type { WordPattern } from '../prose/word-pattern.js';
export { type ResolvedTemplate, resolveTemplate } from '../speckit/templates.js';
export { DOCUMENT_READERS_VERSION } from '../version.js';
