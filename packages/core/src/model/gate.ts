import type { Position } from './position.js';
import type { GateBlock } from '../schema/gate-schemas.js';

/** The rules of a gate block by kind, as its schema parses them (defaults filled in). */
export type GateRules = GateBlock;

export type GateKind = GateRules['kind'];

/** One machine-checkable rule under a principle, as a constitution declares it. */
export interface GateDeclaration {
  /** Unique in its constitution; default `<principle number or slug>.<kind>`. */
  readonly id: string;
  readonly rules: GateRules;
  /** `block`: a fenced `gate` block; `words`: read from the principle's own sentence. */
  readonly origin: 'block' | 'words';
  /** The sentence or the block's line it was read from. */
  readonly quote: string;
  readonly position: Position;
}
