import type { EvidenceKindDefinition } from '../../define-evidence-kind.js';
import { combineCoverage } from './combine.js';
import type { CoverageEvidence } from './coverage-evidence.js';

/** How much of the code the tests ran. */
export const coverageKind: EvidenceKindDefinition<CoverageEvidence> = {
  kind: 'coverage',
  setUpByGenerator: true,
  filesOf: ({ files }) => files.flatMap(({ file, otherPaths = [] }) => [file, ...otherPaths]),
  combine: combineCoverage,
};
