import type { Reports } from '../../define-evidence-kind.js';
import type { PerformanceEvidence } from './performance-evidence.js';

/** Puts reports of performance together: each is of a run of its own, and all of them must keep a limit. */
export function combinePerformance(reports: Reports<PerformanceEvidence>): PerformanceEvidence {
  const measures = reports.flatMap(({ evidence }) => evidence.measures);
  return { kind: 'performance', measures, files: [] };
}
