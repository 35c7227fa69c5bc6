import type { ConstitutionDocument, Principle } from '../model/constitution.js';
import type { GateDeclaration } from '../model/gate.js';
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

/**
 * Whether each plan has to attest the principle: it has no gate, or only gates read from prose that may not apply here: an
 * `evaluated` limit, or a target, project or measurement that this workspace may not have. A block is never doubted.
 */
export function isAttested({ gates }: Principle): boolean {
  const doubtful = gates.some(
    ({ origin, doubtful = false, rules }) => origin === 'words' && (rules.status !== 'enforced' || doubtful),
  );
  return gates.length === 0 || doubtful;
}

/** The attestation that plans owe a principle without a block that says so. */
export function impliedAttestation(principle: Principle): GateDeclaration {
  const name = principle.number ?? (slug(principle.name) || 'principle');
  return {
    id: `${name}.attestation`,
    rules: { kind: 'attestation', projects: [], status: 'enforced' },
    origin: 'words',
    quote: principleLabel(principle),
    position: principle.position,
  };
}

function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
