/**
 * Reads the documents of Spec Kit and of Plangate: text in, models with positions out. Loads remark, yaml and zod.
 */
import { readConstitution as readWith } from '../documents/constitution/read-constitution.js';
import { KNOWN_GATES } from '../gates/known-gates.js';
import type { ConstitutionDocument } from '../model/constitution.js';

export { readCompanion } from '../documents/companion.js';
export { readEntities } from '../documents/entities.js';
export { readPlan } from '../documents/plan/read-plan.js';
export { readStories } from '../documents/stories.js';
export { readTasks } from '../documents/tasks.js';
export { readWaivers } from '../documents/waivers.js';
export { WORD_PATTERNS } from '../gates/gate-phrases.js';
export { readBaseline } from '../judging/read-baseline.js';
export type { WordPattern } from '../prose/word-pattern.js';
export { type ResolvedTemplate, resolveTemplate } from '../speckit/templates.js';
export { DOCUMENT_READERS_VERSION } from '../version.js';

/**
 * Reads a constitution: its principles with the gates of their `gate` blocks or, where there is no block, those that their
 * words state plainly. It knows every kind of gate of this package. Never throws: what is wrong is a finding at its line and
 * column.
 */
export function readConstitution(text: string): ConstitutionDocument {
  return readWith(text, KNOWN_GATES);
}
