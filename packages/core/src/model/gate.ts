import type { Position } from './position.js';

/** The fields that the blocks of all kinds have. */
export interface CommonRules {
  readonly id?: string | undefined;
  /** Nx matchers; empty: every project. */
  readonly projects: string[];
  readonly target?: string | undefined;
  readonly status: 'enforced' | 'evaluated' | 'disabled';
  readonly message?: string | undefined;
}

/**
 * The rules of a gate by kind, as the schema of the kind parses them (defaults filled in). Each `schema.ts` declares its own
 * kind here.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by declaration merging
export interface GateRulesByKind {}

/** What one writes in a block of a kind, before defaults are filled in; declared beside `GateRulesByKind`. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by declaration merging
export interface GateInputByKind {}

/** The fields of a gate of any kind as one would write them in a block. */
export type GateInput = GateInputByKind[keyof GateInputByKind];

/** The name of a kind of gate. */
export type GateKind = keyof GateRulesByKind;

/** The rules of a gate of any kind. */
export type GateRules = {
  readonly [Kind in GateKind]: GateRulesByKind[Kind] & { readonly kind: Kind };
}[GateKind];

/** One machine-checkable rule under a principle, as a constitution declares it. */
export interface GateDeclaration {
  /** Unique in its constitution; default `<principle number or slug>.<kind>`. */
  readonly id: string;
  readonly rules: GateRules;
  /** `block`: a fenced `gate` block; `words`: read from the principle's own sentence. */
  readonly origin: 'block' | 'words';
  /** Whether it was read from words that may not apply here, so that plans still attest the principle. */
  readonly doubtful?: boolean;
  /** The sentence or the block's line it was read from. */
  readonly quote: string;
  readonly position: Position;
}

/** A gate of one kind as a constitution declares it. */
export type GateOf<Kind extends GateKind> = GateDeclaration & {
  readonly rules: Extract<GateRules, { kind: Kind }>;
};
