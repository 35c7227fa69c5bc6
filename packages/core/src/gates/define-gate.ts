import type { Violation } from '../model/baseline.js';
import type { Principle } from '../model/constitution.js';
import type { GateDeclaration, GateKind, GateRules } from '../model/gate.js';
import type { Location } from '../model/position.js';
import type { Verdict } from '../model/verdict.js';
import type { Feature, GateTargets, JudgeContext, Project } from '../model/workspace.js';
import type { ReasonArgs, ReasonCode } from '../reasons/reasons.js';

/** A gate of one kind as a constitution declares it. */
export type GateOf<Kind extends GateKind> = GateDeclaration & {
  readonly rules: Extract<GateRules, { kind: Kind }>;
};

/** A reason code with its arguments: one member per code, so that the compiler ties the two together. */
export type ReasonGiven = {
  readonly [Code in ReasonCode]: { readonly reason: Code; readonly args: ReasonArgs[Code] };
}[ReasonCode];

/**
 * What a gate says of one subject, before waivers and status. `waived` is not for a kind to say.
 * `expected` and `actual` are short texts for people ("lines >= 90 %", "lines 81.25 %"), null where they add nothing.
 */
export type GateOutcome = ReasonGiven & {
  readonly verdict: Exclude<Verdict, 'waived'>;
  readonly expected: string | null;
  readonly actual: string | null;
  readonly location: Location | null;
  /** The files that were read to decide, relative to the workspace root. */
  readonly evidence: readonly string[];
  /** The label of the principle it is about, where that is not the one the gate stands under. */
  readonly principle?: string | null;
  /**
   * Every violation that a failure stands for, so that a baseline tells known ones from new ones; a gate whose failure can
   * stand for several must name them all. Without it the reason and its arguments are the one violation.
   */
  readonly violations?: readonly Violation[];
};

/** A project, and what judging it needs. */
export interface ProjectSubject {
  readonly project: Project;
  readonly context: JudgeContext;
}

/** A feature, and what judging it needs. */
export interface FeatureSubject {
  readonly feature: Feature;
  readonly context: JudgeContext;
  /** The principle under which the gate stands; null for the plan gate that every feature has. */
  readonly principle: Principle | null;
  /** All principles of the gate's constitution: what a row of the plan's Constitution Check can speak of. */
  readonly principles: readonly Principle[];
}

/** A kind of gate that judges projects: one declaration, listed in `registry.ts`. */
export interface ProjectGateKind<Kind extends GateKind = GateKind> {
  readonly kind: Kind;
  readonly appliesTo: 'project';
  /** The target whose evidence or success the gate reads; null when it reads none. */
  target(rules: GateOf<Kind>['rules'], targets: GateTargets): string | null;
  decide(gate: GateOf<Kind>, subject: ProjectSubject): GateOutcome;
}

/** A kind of gate that judges features; one feature may give it several outcomes, each with its own place. */
export interface FeatureGateKind<Kind extends GateKind = GateKind> {
  readonly kind: Kind;
  readonly appliesTo: 'feature';
  decide(gate: GateOf<Kind>, subject: FeatureSubject): readonly GateOutcome[];
}

/** What outcomes have in common that speak of no place and no evidence. */
export const NO_DETAILS = { expected: null, actual: null, location: null, evidence: [] } as const;

export type GateKindDefinition<Kind extends GateKind = GateKind> =
  | ProjectGateKind<Kind>
  | FeatureGateKind<Kind>;
