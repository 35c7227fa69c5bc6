import type { PackageIdentity } from './package-identity.js';
import type { Location } from './position.js';
import type { ReasonCode } from './reason.js';

/** `pending`: a phase has not come yet. `skipped`: the gate does not apply. Always with a reason. */
export const VERDICTS = ['pass', 'fail', 'waived', 'pending', 'skipped'] as const;
/** The verdict on a gate, a project or a feature. */
export type Verdict = (typeof VERDICTS)[number];

/** The waiver that lets a failure stand: where its row is, why, and until when. */
export interface AppliedWaiver {
  /** Where the row is. */
  readonly location: Location;
  readonly why: string;
  readonly until: string | null;
}

/** What one gate decides about one project. */
export interface GateVerdict {
  readonly id: string;
  /** The principle as the constitution writes it ("II. Test-First"); null for gates that belong to none. */
  readonly principle: string | null;
  readonly kind: string;
  readonly status: 'enforced' | 'evaluated';
  readonly verdict: Verdict;
  readonly reason: ReasonCode;
  /** What is wrong, or what was found; then why waivers that name the gate do not count. No control characters. */
  readonly message: string;
  /** How to fix it, as an instruction; null where nothing has to be done. */
  readonly fix: string | null;
  /** The page of the reason code (see `helpPage`). */
  readonly help: string;
  /** What the constitution itself says to whoever breaks the gate (`message:` of its block); null: nothing. */
  readonly advice: string | null;
  readonly expected: string | null;
  readonly actual: string | null;
  readonly location: Location | null;
  /** The files that were read to decide, relative to the workspace root. */
  readonly evidence: readonly string[];
  readonly waiver: AppliedWaiver | null;
  /** What is worth knowing of the evidence and decides nothing; left out where there is nothing. */
  readonly notes?: readonly GateNote[];
  /** The package whose constitution declares the gate, or has the fault; left out for the workspace's own. */
  readonly package?: PackageIdentity;
  /** All findings of the project, of a gate that counts new ones only; left out where it read no report. */
  readonly findings?: FoundFindings;
}

/** The findings of a report, by which a later change tells which of its own are new. */
export interface FoundFindings {
  /** How many there are, listed or not. */
  readonly total: number;
  /** How often each is there. Those that the report does not list, and those beyond the first 10,000, have none. */
  readonly fingerprints: Readonly<Record<string, number>>;
}

/** Something that is worth knowing of the evidence of a gate and decides nothing. */
export interface GateNote {
  readonly reason: ReasonCode;
  /** No control characters. */
  readonly message: string;
}

/** The phases that the verdict on a feature names. `finishing`: this change ticks the last task. */
export const FEATURE_PHASES = ['research', 'design', 'tasks', 'finishing', 'finished'] as const;

/** The phase that a feature was judged in. */
export interface FeaturePhase {
  readonly name: (typeof FEATURE_PHASES)[number];
  /** Why it is this phase, and what is due in it. No control characters. */
  readonly message: string;
  /** Tasks of tasks.md; left out where it does not exist or cannot be read. */
  readonly tasks?: TaskCount;
}

/** How many tasks a list has, and how many of them are ticked. */
export interface TaskCount {
  readonly done: number;
  readonly total: number;
}

/**
 * What the tests of this run say of a requirement. `tested`: a test that names it passed and none failed; `failing`: one failed;
 * `named`: a test file names it, and no test of this run does; `missing`: nothing names it.
 */
export const REQUIREMENT_STATES = ['tested', 'failing', 'named', 'missing'] as const;

/** A requirement, scenario or success criterion of a specification, and what proves it. */
export interface RequirementProof {
  /** As the document writes it ("FR-001", "US1-3"). */
  readonly id: string;
  /** What the document says of it; empty where it says nothing. No control characters. */
  readonly text: string;
  readonly location: Location;
  readonly state: (typeof REQUIREMENT_STATES)[number];
  /** The tests of this run that name it, and test files that do. */
  readonly tests: readonly RequirementTest[];
}

/** A test, or a test file, that names a requirement. */
export interface RequirementTest {
  readonly project: string;
  /** Relative to the workspace root; null: the report does not say. */
  readonly file: string | null;
  /** The full name of the test; null: the file alone names the requirement. No control characters. */
  readonly name: string | null;
  /** null: it did not run in this run. */
  readonly passed: boolean | null;
}

/** The verdict file `dist/gate/<project>.json`. */
export interface ProjectVerdict {
  readonly schemaVersion: 2;
  readonly project: string;
  /** Relative to the workspace root; `.` for the root project. */
  readonly root: string;
  readonly verdict: Verdict;
  /** Only for features. */
  readonly phase?: FeaturePhase;
  /** The packages whose constitutions are over it, outermost first; left out if there is none. */
  readonly packages?: readonly PackageIdentity[];
  /** Only for features whose specification names requirements; left out otherwise. */
  readonly requirements?: readonly RequirementProof[];
  readonly gates: readonly GateVerdict[];
}
