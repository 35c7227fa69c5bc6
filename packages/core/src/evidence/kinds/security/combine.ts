import type { Reports } from '../../define-evidence-kind.js';
import type { SecurityEvidence } from './security-evidence.js';

/**
 * Puts security reports together. What two tools report counts twice: they name versions and places differently, and a finding that
 * was taken for another one's would be hidden by what is declared of that.
 */
export function combineSecurity(reports: Reports<SecurityEvidence>): SecurityEvidence {
  const all = reports.map(({ evidence }) => evidence);
  return {
    kind: 'security',
    findings: all.flatMap(({ findings }) => findings),
    statements: all.flatMap(({ statements }) => statements),
    scans: all.flatMap(({ scans }) => scans),
    failures: all.flatMap(({ failures }) => failures),
    files: [...new Set(all.flatMap(({ files }) => files))],
  };
}
