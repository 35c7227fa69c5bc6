import type { Finding } from '../../model/finding.js';
import type { GateRules } from '../../model/gate.js';
import type { Position } from '../../model/position.js';

/** A gate of a block, still without a default id. */
export interface BlockGate {
  readonly rules: GateRules;
  readonly position: Position;
  readonly idPosition: Position;
}

export interface BlockReading {
  readonly gates: readonly BlockGate[];
  readonly findings: readonly Finding[];
}

/** A gate of a block as data, with the places of its keys and values. */
export interface BlockItem {
  readonly value: Readonly<Record<string, unknown>>;
  /** Where the item starts. */
  readonly position: Position;
  /** The place of a key or a value at a path inside the item; if the path does not exist, the nearest place above it. */
  keyPosition(path: readonly PropertyKey[]): Position;
  valuePosition(path: readonly PropertyKey[]): Position;
}
