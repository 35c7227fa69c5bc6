import type { Location, Position } from '../model/position.js';
import { locate } from '../model/position.js';
import type { Finding } from '../model/finding.js';
import { givenOf } from '../reasons/given.js';
import { severityOf } from './severity.js';
import type { ReasonGiven } from './define-gate.js';

/** One thing that a rule has to say of a feature. */
export type RuleOutcome = ReasonGiven & {
  readonly location: Location | null;
  /** The severity of the reason code: `error` fails the gate, `pending` waits for a phase, `info` is only reported. */
  readonly severity: 'error' | 'pending' | 'info';
  readonly expected: string | null;
  readonly actual: string | null;
  /** The label of the principle it is about; null when it is about none. */
  readonly principle: string | null;
};

/** What an outcome may say besides its reason. */
export interface Details {
  readonly expected?: string;
  readonly actual?: string;
  readonly principle?: string;
}

/** An outcome with the severity of its code. */
export function outcome(given: ReasonGiven, location: Location | null, details: Details = {}): RuleOutcome {
  const { expected = null, actual = null, principle = null } = details;
  return { ...given, location, severity: severityOf(given.reason), expected, actual, principle };
}

/** A finding of a reader, at its place in the document it was read from. */
export function fromFinding(finding: Finding, file: string): RuleOutcome {
  return outcome(givenOf(finding), locate(file, finding.position));
}

/** By file, the feature's plan first, then by place. */
export function byPlace(plan: string): (a: RuleOutcome, b: RuleOutcome) => number {
  const rank = ({ location }: RuleOutcome): string =>
    location === null || location.file === plan ? '' : location.file;
  return (a, b) => {
    const [one, other] = [rank(a), rank(b)];
    if (one !== other) return one < other ? -1 : 1;
    return comparePositions(a.location, b.location);
  };
}

function comparePositions(a: Position | null, b: Position | null): number {
  return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}
