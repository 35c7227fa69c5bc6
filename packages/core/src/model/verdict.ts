import type { Location } from './position.js';
import type { ReasonCode } from './reason.js';

/** `pending`: a phase has not come yet. `skipped`: the gate does not apply. Always with a reason. */
export const VERDICTS = ['pass', 'fail', 'waived', 'pending', 'skipped'] as const;
/** The verdict on a gate, a project or a feature. */
export type Verdict = (typeof VERDICTS)[number];

/** The waiver that lets a failure stand: where its row is, why, and until when. */
export interface AppliedWaiver {
  /** Where the row stands. */
  readonly location: Location;
  readonly why: string;
  readonly until: string | null;
}

/** What one gate says of one project. */
export interface GateVerdict {
  readonly id: string;
  /** The principle as the constitution writes it ("II. Test-First"); null for gates that stand for none. */
  readonly principle: string | null;
  readonly kind: string;
  readonly status: 'enforced' | 'evaluated';
  readonly verdict: Verdict;
  readonly reason: ReasonCode;
  /** What, where, what was expected and how to mend it, in one or two sentences; no control characters. */
  readonly message: string;
  readonly expected: string | null;
  readonly actual: string | null;
  readonly location: Location | null;
  /** The files that were read to decide, relative to the workspace root. */
  readonly evidence: readonly string[];
  readonly waiver: AppliedWaiver | null;
}

/** The verdict file `dist/gate/<project>.json`. */
export interface ProjectVerdict {
  readonly schemaVersion: 1;
  readonly project: string;
  /** Relative to the workspace root; `.` for the root project. */
  readonly root: string;
  readonly verdict: Verdict;
  readonly gates: readonly GateVerdict[];
}
