import type { EvidenceKind } from './evidence-kinds.js';
import type { EvidenceFormat } from './define-format.js';
import { EVIDENCE_FORMATS } from './evidence-formats.js';
import { memoize } from '../base/memo.js';

/** The formats that carry a kind of evidence, the preferred ones first. */
export function formatsOf(kind: EvidenceKind): readonly EvidenceFormat[] {
  return byKind(EVIDENCE_FORMATS).get(kind) ?? [];
}

const byKind = memoize((all: readonly EvidenceFormat[]) => {
  const kinds = new Map<EvidenceKind, EvidenceFormat[]>();
  for (const format of [...all].sort((one, other) => one.precedence - other.precedence)) {
    kinds.set(format.kind, [...(kinds.get(format.kind) ?? []), format]);
  }
  return kinds;
});
