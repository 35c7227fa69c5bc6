import type { EvidenceOf } from '../evidence.js';
import { printedEvidence } from '../printed-report.js';

/** Only newer versions write files, and none makes the directory of one. */
export const biomeEvidence: EvidenceOf = (subject) =>
  printedEvidence(subject, { title: 'Biome JSON', file: 'biome-report.json', again: '--reporter=json' });
