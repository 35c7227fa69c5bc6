export { readBaseline } from './baseline.js';
export { readCompanion } from './companion.js';
export { readPlan } from './plan/index.js';
export { readTasks } from './tasks.js';
export { DOCUMENT_READERS_VERSION } from '../version.js';
export { readConstitution, WORD_PATTERNS } from './constitution/index.js';
export { readWaivers } from './waivers.js';
export { resolveTemplate, type ResolvedTemplate } from './templates.js';
