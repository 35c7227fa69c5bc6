export { readBaseline } from './baseline-file.js';
export { readCompanion } from './companion.js';
export { readPlan } from './plan/read-plan.js';
export { readTasks } from './tasks.js';
export { DOCUMENT_READERS_VERSION } from '../version.js';
export { readConstitution, WORD_PATTERNS } from './constitution/read-constitution.js';
export { readWaivers } from './waivers.js';
export { resolveTemplate, type ResolvedTemplate } from '../speckit/templates.js';
