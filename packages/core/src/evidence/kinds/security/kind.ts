import type { EvidenceKindDefinition } from '../../define-evidence-kind.js';
import { combineSecurity } from './combine.js';
import { isLockfile } from './lockfiles.js';
import type { SecurityEvidence } from './security-evidence.js';

/** What scanners of packages and code found, and what is declared of it. */
export const securityKind: EvidenceKindDefinition<SecurityEvidence> = {
  kind: 'security',
  setUpByGenerator: false,
  filesOf: ({ files }) => files.filter((file) => !isLockfile(file)),
  // What a directory uses is what every project below it uses.
  holdersOf: ({ files }) => files.filter(isLockfile),
  combine: combineSecurity,
};
