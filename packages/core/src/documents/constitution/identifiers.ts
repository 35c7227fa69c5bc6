import type { Finding } from '../../model/finding.js';
import type { GateDeclaration, GateRules } from '../../model/gate.js';
import type { Position } from '../../model/position.js';
import { comparableName } from '../../principles/comparable-name.js';

/** A gate before it has an id. */
export interface UnnamedGate extends Omit<GateDeclaration, 'id'> {
  readonly rules: GateRules;
  readonly idPosition: Position;
}

/** Gives every gate of a constitution an id: its own, or one made from its principle and kind. */
export class Identifiers {
  readonly findings: Finding[] = [];
  readonly #lines = new Map<string, number>();
  readonly #given = new Set<string>();

  /** Ids that the constitution states come first; a made one must differ from them. */
  constructor(gates: readonly UnnamedGate[]) {
    for (const { rules, idPosition, position } of gates) {
      if (rules.id === undefined) continue;
      const line = this.#lines.get(rules.id);
      if (line === undefined) this.#lines.set(rules.id, position.line);
      else
        this.findings.push({
          reason: 'gate-id-duplicate',
          args: { id: rules.id, line },
          position: idPosition,
        });
    }
  }

  /** @param principle number or slug of the gate's principle */
  name(gate: UnnamedGate, principle: string): GateDeclaration {
    const { idPosition: _, ...declaration } = gate;
    const own = gate.rules.id;
    const free = own !== undefined && !this.#given.has(own);
    const id = free ? own : this.#made(own ?? `${principle}.${gate.rules.kind}`, gate.position.line);
    this.#given.add(id);
    return { id, ...declaration };
  }

  #made(wanted: string, line: number): string {
    let id = wanted;
    for (let count = 2; this.#lines.has(id); count += 1) id = `${wanted}-${String(count)}`;
    this.#lines.set(id, line);
    return id;
  }
}

/** "Test-First" as part of an id: `test-first`. */
export function slugOf(name: string): string {
  return comparableName(name).replaceAll(' ', '-').slice(0, 60) || 'principle';
}
