import type { EvidenceKindDefinition } from '../../define-evidence-kind.js';
import { combinePerformance } from './combine.js';
import type { PerformanceEvidence } from './performance-evidence.js';

/** What load tests, benchmarks and audits measured. */
export const performanceKind: EvidenceKindDefinition<PerformanceEvidence> = {
  kind: 'performance',
  setUpByGenerator: false,
  filesOf: ({ files }) => files,
  combine: combinePerformance,
};
