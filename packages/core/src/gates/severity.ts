import type { Reason, ReasonCode } from '../model/reason.js';
import { GATE_REASONS } from './gate-reasons.js';

/** What a code does that documents, evidence or gates give; codes of the verdict as a whole are errors or information of their own. */
export function severityOf(code: ReasonCode): Reason<never>['severity'] {
  const known: Readonly<Partial<Record<ReasonCode, Reason<never>>>> = GATE_REASONS;
  return known[code]?.severity ?? 'error';
}
