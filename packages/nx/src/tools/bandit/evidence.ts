import type { EvidenceOf } from '../evidence.js';
import { printedEvidence } from '../printed-report.js';

export const banditEvidence: EvidenceOf = (subject) =>
  printedEvidence(subject, { title: 'Bandit JSON', file: 'bandit.json', again: '--format=json --quiet' });
