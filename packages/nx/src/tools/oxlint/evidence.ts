import type { EvidenceOf } from '../evidence.js';
import { printedEvidence } from '../printed-report.js';

/** Oxlint can only print; it is quick enough to run twice. */
export const oxlintEvidence: EvidenceOf = (subject) =>
  printedEvidence(subject, { title: 'Oxlint JSON', file: 'oxlint.json', again: '--format=json' });
