import type { ConstitutionDocument, Principle } from '../model/constitution.js';
import type { GateDeclaration } from '../model/gate.js';
import { isAttested } from '../principles/attested.js';
import { principleLabel } from '../principles/principle-label.js';

/** What a constitution states of a principle: one of its gates and where it was read, or that plans attest it. */
export interface StatedGate {
  readonly principle: Principle;
  /** Null where the principle is attested. */
  readonly gate: GateDeclaration | null;
  /** The sentence, or the first line of the block, that states the gate; the principle's label where it is attested. */
  readonly quote: string;
  /** Line of the constitution, from 1. */
  readonly line: number;
  readonly from: 'block' | 'words' | 'attested';
}

/**
 * Every gate that a constitution states, principle by principle in its order, each with the line it came from. A principle that
 * plans attest has an entry that says so: alone when it states no gate, else behind the gates that prove it only in part.
 */
export function statedGates({ principles }: ConstitutionDocument): readonly StatedGate[] {
  return principles.flatMap((principle) => [
    ...principle.gates.map(
      (gate): StatedGate => ({
        principle,
        gate,
        quote: gate.quote,
        line: gate.position.line,
        from: gate.origin,
      }),
    ),
    ...(isAttested(principle) ? [attestedEntry(principle)] : []),
  ]);
}

function attestedEntry(principle: Principle): StatedGate {
  return {
    principle,
    gate: null,
    quote: principleLabel(principle),
    line: principle.position.line,
    from: 'attested',
  };
}
