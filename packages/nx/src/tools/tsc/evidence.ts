import type { EvidenceOf } from '../evidence.js';
import { joinSteps } from '../evidence-steps.js';
import { printedEvidence } from '../printed-report.js';
import { emptyingTargets } from './emptying-targets.js';

/** What the compiler prints for people is read. */
export const tscEvidence: EvidenceOf = (subject) => {
  const printed = printedEvidence(subject, { title: 'text of tsc', file: 'tsc.txt', again: null });
  const dependsOn = emptyingTargets(subject);
  if (dependsOn.length === 0) return printed;
  return joinSteps(printed.writes, [printed, { target: { dependsOn } }]);
};
