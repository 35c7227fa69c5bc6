import type { Violation } from './baseline.js';
import type { Finding } from './finding.js';
import type { PackageIdentity } from './package-identity.js';
import type { Location } from './position.js';
import type { ReasonGiven } from './reason.js';
import type { AppliedWaiver, FoundFindings, Verdict } from './verdict.js';

/**
 * What a gate says of one subject, before waivers and status. A kind never says `waived`.
 * `expected` and `actual` are short texts for people ("lines >= 90 %", "lines 81.25 %"), null where they add nothing.
 */
export type GateOutcome = ReasonGiven & {
  readonly verdict: Exclude<Verdict, 'waived'>;
  readonly expected: string | null;
  readonly actual: string | null;
  readonly location: Location | null;
  /** The files that were read to decide, relative to the workspace root. */
  readonly evidence: readonly string[];
  /** The label of the principle it is about, where that is not the principle of the gate. */
  readonly principle?: string | null;
  /**
   * Every violation that a failure stands for, so that a baseline can separate known ones from new ones; a gate whose failure can
   * stand for several must name them all. Without it the reason and its arguments are the one violation.
   */
  readonly violations?: readonly Violation[];
  /** What is worth knowing of the evidence and decides nothing: a report that was left out, tests that had to be repeated. */
  readonly notes?: readonly Finding[];
  /** All findings of the project, where a later change has to tell which of its own are new. */
  readonly findings?: FoundFindings;
};

/** What outcomes have in common that name no place and no evidence. */
export const NO_DETAILS = { expected: null, actual: null, location: null, evidence: [] } as const;

/** One entry of a verdict before waivers: the outcome of a gate, with what the verdict file says besides. */
export interface JudgedEntry {
  readonly id: string;
  /** The label of its principle; null if there is none. */
  readonly principle: string | null;
  readonly kind: string;
  readonly status: 'enforced' | 'evaluated';
  readonly outcome: GateOutcome;
  /** The constitution's own advice for a failure of the gate; null: none. */
  readonly advice: string | null;
  /** Whether a row of a ledger may waive a failure: faults of constitutions and ledgers stay failures. */
  readonly waivable: boolean;
  /** The package whose constitution it is of; not given: none. */
  readonly package?: PackageIdentity;
}

/** What ledgers and the baseline say of a failing gate. */
export interface WaiverDecision {
  readonly waiver: AppliedWaiver | null;
  /** Why rows that name the gate, or a baseline, do not count, as sentences. */
  readonly objections: readonly string[];
  /** Whether it is the baseline that waives, and no row. */
  readonly baselined?: boolean;
}

export const NO_WAIVER: WaiverDecision = { waiver: null, objections: [] };
