import type { EvidenceOf } from '../evidence.js';
import { printedEvidence } from '../printed-report.js';

/** Ruff writes files, but then shows people nothing. */
export const ruffEvidence: EvidenceOf = (subject) =>
  printedEvidence(subject, { title: 'Ruff JSON', file: 'ruff.json', again: '--output-format=json' });
