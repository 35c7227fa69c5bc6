import type { EvidenceOf } from '../evidence.js';
import { printedEvidence } from '../printed-report.js';

export const pyrightEvidence: EvidenceOf = (subject) =>
  printedEvidence(subject, { title: 'Pyright JSON', file: 'pyright.json', again: '--outputjson' });
