import type { KnownGates } from '../documents/constitution/known-gates.js';
import { describeGate } from './describe-gate.js';
import { COMMON_ALIASES } from './fields/schema.js';
import { DOUBTFUL_KINDS, WORD_PATTERNS } from './gate-phrases.js';
import { GATE_SCHEMAS } from './gate-schemas.js';

/** Every kind of gate, as the readers and editors of constitutions take them. */
export const KNOWN_GATES: KnownGates = {
  schemas: GATE_SCHEMAS,
  commonAliases: COMMON_ALIASES,
  phrases: WORD_PATTERNS,
  doubtful: DOUBTFUL_KINDS,
  describe: describeGate,
};
