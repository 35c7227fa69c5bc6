import type { EvidenceOf } from '../evidence.js';
import { printedEvidence } from '../printed-report.js';

/** The second run takes nearly everything from the cache of mypy. */
export const mypyEvidence: EvidenceOf = (subject) =>
  printedEvidence(subject, { title: 'mypy JSON', file: 'mypy.json', again: '--output=json' });
