import type { EvidenceKind } from '../model/evidence.js';
import { autocannon } from './formats/autocannon/format.js';
import type { EvidenceFormat } from './define-format.js';
import { eslintJson } from './formats/eslint-json/format.js';
import { hyperfine } from './formats/hyperfine/format.js';
import { istanbulFinal } from './formats/istanbul-final/format.js';
import { istanbulSummary } from './formats/istanbul-summary/format.js';
import { jestJson } from './formats/jest-json/format.js';
import { junit } from './formats/junit/format.js';
import { k6 } from './formats/k6/format.js';
import { lighthouse } from './formats/lighthouse/format.js';
import { sarif } from './formats/sarif/format.js';

/** Every format of evidence; of one kind, the formats preferred come first. */
export const EVIDENCE_FORMATS: readonly EvidenceFormat[] = [
  istanbulSummary,
  istanbulFinal,
  junit,
  jestJson,
  sarif,
  eslintJson,
  k6,
  autocannon,
  hyperfine,
  lighthouse,
];

/** The formats that carry a kind of evidence. */
export function formatsOf(kind: EvidenceKind): readonly EvidenceFormat[] {
  return EVIDENCE_FORMATS.filter((format) => format.kind === kind);
}
