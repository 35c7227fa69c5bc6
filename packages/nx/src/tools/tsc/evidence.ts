import type { EvidenceOf } from '../evidence.js';
import { printedEvidence } from '../printed-report.js';

/** What the compiler prints for people is read. */
export const tscEvidence: EvidenceOf = (subject) =>
  printedEvidence(subject, { title: 'text of tsc', file: 'tsc.txt', again: null });
