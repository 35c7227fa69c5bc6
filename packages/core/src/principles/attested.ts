import type { Principle } from '../model/constitution.js';
import type { GateDeclaration } from '../model/gate.js';
import { principleLabel } from './principle-label.js';

/**
 * Whether each plan has to attest the principle: it has a name and no gate, or only gates read from prose that may not apply here: an
 * `evaluated` limit, or a target, project or measurement that this workspace may not have. A block is never doubted.
 */
export function isAttested({ name, gates }: Principle): boolean {
  const doubtful = gates.some(
    ({ origin, doubtful = false, rules }) => origin === 'words' && (rules.status !== 'enforced' || doubtful),
  );
  return gates.length === 0 ? isNamed(name) : doubtful;
}

/** Whether a name is one of its own, and not the template's `[PRINCIPLE_1_NAME]`, which no plan can attest. */
export function isNamed(name: string): boolean {
  return !/^\[[A-Z][A-Z0-9_ ]{2,60}\]$/.test(name.trim());
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
