import type { GateKind, GateRules } from '../model/gate.js';
import type { CommonRules } from '../model/gate.js';

/**
 * How what an inner gate says compares with what an outer one of the same id says. All false or null: they ask for the same.
 * Decided by meaning: two spellings of one rule are equal, and what cannot be proven either way is `unclear`.
 */
export interface GateComparison {
  /** In what the inner one asks for less; null: in nothing that is certain. */
  readonly weaker: string | null;
  /** Whether it certainly asks for more in something. */
  readonly stronger: boolean;
  /** Whether something rules a different thing or cannot be compared, so that neither gate stands for the other. */
  readonly unclear: boolean;
}

export const EQUAL: GateComparison = { weaker: null, stronger: false, unclear: false };
export const STRONGER: GateComparison = { weaker: null, stronger: true, unclear: false };
export const UNCLEAR: GateComparison = { weaker: null, stronger: false, unclear: true };

/** The inner gate asks for less, and `what` says in what, as the end of a sentence. */
export function weaker(what: string): GateComparison {
  return { weaker: what, stronger: false, unclear: false };
}

/** Several comparisons as one: the first in which less is asked for is the one that is named. */
export function allOf(comparisons: readonly GateComparison[]): GateComparison {
  return {
    weaker: comparisons.find((one) => one.weaker !== null)?.weaker ?? null,
    stronger: comparisons.some((one) => one.stronger),
    unclear: comparisons.some((one) => one.unclear),
  };
}

type RulesOf<Kind extends GateKind> = Extract<GateRules, { kind: Kind }>;
type OwnField<Kind extends GateKind> = Exclude<keyof RulesOf<Kind>, keyof CommonRules | 'kind'>;

/**
 * The comparison of each field that a kind has beside the common ones. A field without one does not compile: a rule that
 * nobody compares could be weakened unseen.
 */
export type FieldComparisons<Kind extends GateKind> = {
  readonly [Field in OwnField<Kind>]-?: (
    outer: RulesOf<Kind>[Field],
    inner: RulesOf<Kind>[Field],
    rules: { readonly outer: RulesOf<Kind>; readonly inner: RulesOf<Kind> },
  ) => GateComparison;
};

/** Compares two gates of one kind field by field. */
export function compareFields<Kind extends GateKind>(
  fields: FieldComparisons<Kind>,
): (outer: { readonly rules: RulesOf<Kind> }, inner: { readonly rules: RulesOf<Kind> }) => GateComparison {
  const names = Object.keys(fields) as OwnField<Kind>[];
  return ({ rules: outer }, { rules: inner }) =>
    allOf(names.map((field) => fields[field](outer[field], inner[field], { outer, inner })));
}

/** A maximum: more is less strict, and none is the least strict. */
export function compareMaximum(
  outer: number | undefined,
  inner: number | undefined,
  what: string,
): GateComparison {
  const [before, now] = [outer ?? Infinity, inner ?? Infinity];
  if (now === before) return EQUAL;
  return now < before ? STRONGER : weaker(what);
}

/** A minimum: less is less strict, and none is the least strict. */
export function compareMinimum(
  outer: number | undefined,
  inner: number | undefined,
  what: string,
): GateComparison {
  return compareMaximum(-(outer ?? -Infinity), -(inner ?? -Infinity), what);
}
