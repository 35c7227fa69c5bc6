import { severityOfWord } from '../../evidence/kinds/security/severity.js';
import type { SecurityFinding } from '../../evidence/kinds/security/security-evidence.js';
import { evidenceCanary, reportCanaries } from '../canaries/evidence-canaries.js';
import { hiddenBase } from '../findings/canary.js';
import { targetGone } from '../canaries/target-canaries.js';
import type { Canary, GateOf, ProjectSubject } from '../define-gate.js';

/** More findings than the gate allows, something that could not be scanned, or the report is not what it was. */
export function securityCanaries(
  { rules: { severity, max }, origin }: GateOf<'security'>,
  subject: ProjectSubject,
  hidesOld: boolean,
): readonly Canary[] {
  const level = severityOfWord(severity);
  const found = Array.from({ length: max + 1 }, (_, at) => finding(`CANARY-${String(at + 1)}`, level));
  return [
    evidenceCanary('security', subject, {
      what: `${String(max + 1)} more findings of severity ${severity} are found`,
      alter: (evidence) => ({ ...evidence, findings: [...evidence.findings, ...found] }),
    }),
    evidenceCanary('security', subject, {
      what: `${String(max + 1)} more findings of unknown severity are found`,
      alter: (evidence) => ({
        ...evidence,
        findings: [...evidence.findings, ...found.map((one) => ({ ...one, severity: null }))],
      }),
    }),
    evidenceCanary('security', subject, {
      what: 'something could not be scanned',
      alter: (evidence) => ({
        ...evidence,
        failures: [...evidence.failures, 'a lockfile could not be read'],
      }),
    }),
    evidenceCanary('security', subject, {
      what: 'nothing was scanned',
      alter: (evidence) => ({ ...evidence, scans: [] }),
    }),
    ...(hidesOld ? [hiddenBase(subject)] : []),
    ...reportCanaries('security', subject),
    ...(origin === 'block' ? [targetGone(subject)] : []),
  ];
}

/** A weakness of the code that is in no file, so that no project can say that it is of another one. */
function finding(id: string, severity: SecurityFinding['severity']): SecurityFinding {
  return {
    tool: 'canary',
    id,
    aliases: [],
    package: null,
    file: null,
    line: 1,
    title: 'A weakness of the canary',
    severity,
    score: null,
    unscored: null,
    fix: null,
  };
}
