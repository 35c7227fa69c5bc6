import type { EvidenceKind } from '../../model/evidence.js';
import { autocannon } from './autocannon.js';
import type { EvidenceFormat } from './define.js';
import { eslintJson } from './eslint-json.js';
import { hyperfine } from './hyperfine.js';
import { istanbulFinal } from './istanbul-final.js';
import { istanbulSummary } from './istanbul-summary.js';
import { jestJson } from './jest-json.js';
import { junit } from './junit.js';
import { k6 } from './k6.js';
import { lighthouse } from './lighthouse.js';
import { sarif } from './sarif.js';

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
