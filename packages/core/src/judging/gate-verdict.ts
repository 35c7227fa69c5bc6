import type { GateOutcome } from '../gates/define-gate.js';
import type { AppliedWaiver, GateVerdict, Verdict } from '../model/verdict.js';
import { explain } from './explain.js';
import { sanitize } from '../base/sanitize.js';

/** One gate's outcome with all that the verdict file says besides. */
export interface Judgement {
  readonly id: string;
  /** The principle's label; null for what stands for none. */
  readonly principle: string | null;
  readonly kind: string;
  readonly status: 'enforced' | 'evaluated';
  readonly outcome: GateOutcome;
  /** What the constitution wants told when the gate fails; null when it says nothing. */
  readonly advice: string | null;
  /** Whether a row of a ledger may waive a failure: faults of constitutions and ledgers stay failures. */
  readonly waivable: boolean;
}

/** What the ledger says of a failing gate. */
export interface Leniency {
  readonly waiver: AppliedWaiver | null;
  /** Why rows that name the gate, or a baseline, do not count, as sentences. */
  readonly objections: readonly string[];
  /** Whether it is the baseline that waives, and no row. */
  readonly baselined?: boolean;
}

export const NO_LENIENCY: Leniency = { waiver: null, objections: [] };

/** The entry of the verdict file: the outcome in words, and waived when a justified row says so. */
export function gateVerdict(judgement: Judgement, leniency: Leniency = NO_LENIENCY): GateVerdict {
  const { id, kind, status, outcome } = judgement;
  const principle = outcome.principle ?? judgement.principle;
  const { expected, actual, location, evidence } = outcome;
  const waived = outcome.verdict === 'fail' && leniency.waiver !== null;
  const baselined = waived && leniency.baselined === true;
  return {
    id: sanitize(id),
    principle: principle === null ? null : sanitize(principle),
    kind,
    status,
    verdict: waived ? 'waived' : outcome.verdict,
    reason: baselined ? 'baselined' : outcome.reason,
    message: baselined ? baselinedMessage(outcome) : messageOf(judgement, waived ? NO_LENIENCY : leniency),
    expected: expected === null ? null : sanitize(expected),
    actual: actual === null ? null : sanitize(actual),
    location: location === null ? null : { ...location, file: sanitize(location.file) },
    evidence: evidence.map(sanitize),
    waiver: waived ? leniency.waiver : null,
  };
}

function messageOf({ outcome, advice }: Judgement, { objections }: Leniency): string {
  const { message, fix } = explain(outcome);
  const told = outcome.verdict === 'fail' ? advice : null;
  return [told === null ? '' : sanitize(told), message, ...objections.map(sanitize), fix]
    .filter(Boolean)
    .join(' ');
}

function baselinedMessage(outcome: GateOutcome): string {
  const { message } = explain(outcome);
  return explain({ reason: 'baselined', args: { reason: outcome.reason, message } }).message;
}

/** From the word that decides first to the one that decides last. */
const BY_WEIGHT: readonly Verdict[] = ['fail', 'pending', 'waived', 'pass', 'skipped'];

/**
 * The verdict over all gates of a project or feature. A failure outweighs everything, then what is still pending,
 * then what passes only by a waiver; `skipped` means that no gate applies. Gates whose status is `evaluated` only
 * report: where nothing else was judged, the whole is `skipped`. Nothing judged at all is a failure. The only verdict that
 * makes a run fail is `fail`.
 */
export function overall(gates: readonly Pick<GateVerdict, 'status' | 'verdict'>[]): Verdict {
  if (gates.length === 0) return 'fail';
  const said = new Set(gates.filter((gate) => gate.status === 'enforced').map((gate) => gate.verdict));
  return BY_WEIGHT.find((verdict) => said.has(verdict)) ?? 'skipped';
}
