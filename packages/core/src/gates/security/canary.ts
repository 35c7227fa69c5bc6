import { dayAfter } from '../../base/dates.js';
import { severityOfWord } from '../../evidence/kinds/security/severity.js';
import type { SecurityEvidence, SecurityFinding } from '../../evidence/kinds/security/security-evidence.js';
import { plural } from '../../reasons/wording.js';
import { withFacts } from '../canaries/altered-context.js';
import { evidenceCanary, reportCanaries } from '../canaries/evidence-canaries.js';
import { hiddenBase } from '../findings/canary.js';
import { targetGone } from '../canaries/target-canaries.js';
import type { Canary, GateOf, ProjectSubject } from '../define-gate.js';

/**
 * More findings than the gate allows, the end of what it lets pass for a time, something that could not be scanned, or the report is
 * not what it was.
 */
export function securityCanaries(
  { rules: { severity, max, ignore }, origin }: GateOf<'security'>,
  subject: ProjectSubject,
  hidesOld: boolean,
): readonly Canary[] {
  const more = plural(max + 1, 'more finding');
  const are = max === 0 ? 'is' : 'are';
  const found = Array.from({ length: max + 1 }, (_, at) => finding(`CANARY-${String(at + 1)}`));
  const changed = (
    rules: Canary['rules'],
    what: string,
    alter: (evidence: SecurityEvidence) => SecurityEvidence,
  ): Canary => evidenceCanary('security', subject, { rules, what, alter });
  const withSeverity = (level: SecurityFinding['severity']) => (evidence: SecurityEvidence) => ({
    ...evidence,
    findings: [...evidence.findings, ...found.map((one) => ({ ...one, severity: level }))],
  });
  return [
    changed(
      ['severity', 'max'],
      `${more} of severity ${severity} ${are} there`,
      withSeverity(severityOfWord(severity)),
    ),
    changed(['severity'], `${more} of unknown severity ${are} there`, withSeverity(null)),
    ...endedException(ignore, subject),
    changed([], 'something could not be scanned', (evidence) => ({
      ...evidence,
      failures: [...evidence.failures, 'a lockfile could not be read'],
    })),
    changed([], 'nothing was scanned', (evidence) => ({ ...evidence, scans: [] })),
    ...(hidesOld ? [hiddenBase(subject)] : []),
    ...reportCanaries('security', subject),
    ...(origin === 'block' ? [targetGone(subject)] : []),
  ];
}

/** The day after the first exception ends. */
function endedException(
  ignore: GateOf<'security'>['rules']['ignore'],
  { context }: ProjectSubject,
): Canary[] {
  const [first] = [...ignore].sort((one, other) => (one.until < other.until ? -1 : 1));
  const today = first === undefined ? null : dayAfter(first.until);
  if (first === undefined || today === null) return [];
  const what = `it is ${today}, when ${first.id} is not ignored any more`;
  return [{ rules: ['ignore'], what, make: () => ({ context: withFacts(context, { today }) }) }];
}

/** A weakness of the code that is in no file, so that no project can say that it is of another one. */
function finding(id: string): SecurityFinding {
  return {
    tool: 'canary',
    id,
    aliases: [],
    package: null,
    file: null,
    line: 1,
    title: 'A weakness of the canary',
    severity: null,
    score: null,
    unscored: null,
    fix: null,
  };
}
