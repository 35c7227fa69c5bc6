import type { EvidenceKindDefinition } from '../../define-evidence-kind.js';
import { combineLint } from './combine.js';
import type { LintEvidence } from './lint-evidence.js';

/** What linters, type checkers and other static analysis found. */
export const lintKind: EvidenceKindDefinition<LintEvidence> = {
  kind: 'lint',
  setUpByGenerator: true,
  filesOf: ({ files }) => files,
  combine: combineLint,
};
