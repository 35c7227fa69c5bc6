import type { DeclaredGate } from '../constitutions/layers.js';
import type { Judgement } from './gate-verdict.js';

export interface JudgedGate {
  readonly about: DeclaredGate;
  readonly judgement: Judgement;
}

/**
 * The rules of a plan and the attestation of a principle both look at the principle's verdict in the Constitution Check.
 * Where a principle has an attestation that is enforced, what it says is said once, under its own id, where it can be waived.
 */
export function withoutRepeats(entries: readonly JudgedGate[]): readonly JudgedGate[] {
  const attested = new Set(
    entries
      .filter(({ judgement }) => judgement.kind === 'attestation' && judgement.status === 'enforced')
      .map(({ judgement }) => judgement.principle),
  );
  return entries.filter(({ judgement: { kind, outcome } }) => {
    if (kind !== 'plan') return true;
    switch (outcome.reason) {
      case 'principle-without-verdict':
      case 'violation-without-waiver':
        return !attested.has(outcome.args.principle);
      default:
        return true;
    }
  });
}
