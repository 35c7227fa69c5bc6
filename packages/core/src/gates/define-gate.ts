import type { GateComparison } from './comparison.js';
import type { CanaryOrIdle } from './canary.js';
import type { Principle } from '../model/constitution.js';
import type { EvidenceKind } from '../evidence/evidence-kinds.js';
import type { GateDeclaration, GateKind, GateOf, GateRules } from '../model/gate.js';
import type { GateOutcome } from '../model/outcome.js';
import type { Feature, JudgeContext, Project, WorkspaceState } from '../model/workspace.js';

export type { Canary, CanaryOrIdle } from './canary.js';
export type { GateComparison } from './comparison.js';
export type { GateOf } from '../model/gate.js';
export { NO_DETAILS, type GateOutcome } from '../model/outcome.js';
export type { ReasonGiven } from '../model/reason.js';

/** A project, and what judging it needs. */
export interface ProjectSubject {
  readonly project: Project;
  readonly context: JudgeContext;
  /** The constitution that declares the gate, relative to the workspace root; null for a gate that no constitution declares. */
  readonly constitution: string | null;
  /** The directory that this constitution governs; `.` for a gate that no constitution declares. */
  readonly governed: string;
  /** The target whose evidence or success the gate reads; empty when it reads none. */
  readonly target: string;
  /** The targets that gates of other kinds read by default, where the kind declares that it reads their evidence too. */
  readonly alsoReads: Readonly<Partial<Record<GateKind, string>>>;
  /** All gates in force of the project, for kinds that hold what others read against something else. */
  readonly inForce: readonly GateRead[];
}

/** A gate in force, and the target that it reads; null when it reads none. */
export interface GateRead {
  readonly rules: GateRules;
  readonly target: string | null;
}

/** A project, what judging it needs, and the targets that run its tests. */
export interface ProjectRun {
  readonly project: Project;
  readonly context: JudgeContext;
  readonly targets: readonly string[];
}

/** A feature, and what judging it needs. */
export interface FeatureSubject {
  readonly feature: Feature;
  readonly context: JudgeContext;
  /** The principle under which the gate stands; null for the plan gate that every feature has. */
  readonly principle: Principle | null;
  /** All principles of the gate's constitution: what a row of the plan's Constitution Check can mean. */
  readonly principles: readonly Principle[];
  /** Labels of principles whose standing in the Constitution Check is decided by a gate of its own. */
  readonly decidedElsewhere: ReadonlySet<string>;
  /** The projects that it touches, with the targets that run their tests; empty where the host handed none in. */
  readonly runs: readonly ProjectRun[];
}

/** The rules of a gate and the principle that they are under, for a comparison of two of them. */
export interface ComparedRules<Kind extends GateKind = GateKind> {
  readonly rules: Extract<GateRules, { kind: Kind }>;
  readonly principle: Principle | null;
}

/** What every kind of gate declares about itself besides its decision. */
interface CommonKind<Kind extends GateKind> {
  readonly kind: Kind;
  /** What a gate of these rules asks for, as one line for people. */
  describe(rules: Extract<GateRules, { kind: Kind }>): string;
  /**
   * How an inner gate compares with an outer one of the same id, kind and target; `compareFields` makes it of one comparison for
   * each field. Required of each kind: a kind that forgets how it can be weakened would let every weakening pass.
   */
  compare(outer: ComparedRules<Kind>, inner: ComparedRules<Kind>): GateComparison;
}

/** A kind of gate that judges projects. */
export interface ProjectGateKind<Kind extends GateKind = GateKind> extends CommonKind<Kind> {
  readonly of: 'project';
  /**
   * The target that writes the evidence where neither the gate nor the plugin's options name one: its name, or the kind of gate
   * whose target it shares. Null where the gate reads none.
   */
  readonly defaultTarget: string | { readonly sameAs: GateKind } | null;
  /** The evidence it reads; null when it reads no report. */
  readonly evidence: EvidenceKind | null;
  /** Kinds of gates whose default targets it waits for besides its own, because it reads their evidence too. */
  readonly reads?: readonly GateKind[];
  /** What it looks at besides reports and the files of its project. */
  readonly needs: readonly 'graph'[];
  /** Whether a gate of these rules looks at which lines the present change touches. Without it no gate of the kind does. */
  looksAtChange?(rules: GateOf<Kind>['rules']): boolean;
  /** Whether a gate of these rules looks at which findings the base has. Without it no gate of the kind does. */
  looksAtBase?(rules: GateOf<Kind>['rules']): boolean;
  /** The target that the rules name in a field of their own; without it, `target` or the default one counts. */
  namedTarget?(rules: GateOf<Kind>['rules']): string;
  /** A name in the rules that nothing of the workspace has; null when all are known. Only for kinds that name projects. */
  unknownName?(rules: GateOf<Kind>['rules'], projects: WorkspaceState['projects']): string | null;
  /**
   * Whether an outcome that passes shows by itself why its target failed: errors within the maximum, with which a linter exits.
   * Without it no failed target passes by its report.
   */
  explainsFailure?(outcome: GateOutcome): boolean;
  decide(gate: GateOf<Kind>, subject: ProjectSubject): GateOutcome;
  /**
   * Changes after which a gate that passes has to fail, each for itself, and the rules that judge nothing as things are; that its
   * target fails is added to them. Required of each kind: a kind without one could not be shown to judge anything.
   */
  canaries(gate: GateOf<Kind>, subject: ProjectSubject): readonly CanaryOrIdle[];
}

/** A kind of gate that judges features; one feature may give it several outcomes, each with its own place. */
export interface FeatureGateKind<Kind extends GateKind = GateKind> extends CommonKind<Kind> {
  readonly of: 'feature';
  /** The gate that every feature has where no constitution declares one of this kind; null when there is none. */
  readonly implied: GateDeclaration | null;
  /** Whether a row of a ledger may waive the gate as a whole. */
  readonly waivable: boolean;
  /** Whether it says what a plan's Constitution Check says of its principle, so that the rules of the plan leave that to it. */
  readonly decidesPrinciple: boolean;
  /** Whether it reads what the tests of the projects prove that the feature touches, so that its gate waits for them. */
  readonly readsTests: boolean;
  decide(gate: GateOf<Kind>, subject: FeatureSubject): readonly GateOutcome[];
  /** Changes after which a gate that passes has to fail, each for itself, and the rules that judge nothing. */
  canaries(gate: GateOf<Kind>, subject: FeatureSubject): readonly CanaryOrIdle[];
}

/** What a kind of gate declares about itself, whatever it judges. */
export type GateKindDefinition<Kind extends GateKind = GateKind> =
  | ProjectGateKind<Kind>
  | FeatureGateKind<Kind>;
