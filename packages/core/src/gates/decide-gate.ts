import type { GateDeclaration, GateKind } from '../model/gate.js';
import type { GateTargets, WorkspaceState } from '../model/workspace.js';
import { failedTarget } from './canaries/target-canaries.js';
import type {
  CanaryOrIdle,
  FeatureSubject,
  GateKindDefinition,
  GateOutcome,
  ProjectGateKind,
  ProjectSubject,
} from './define-gate.js';
import { unlessTargetFailed } from './exit-status.js';
import { GATE_KINDS } from './gate-kinds.js';

/** A project that is judged, before what a kind of gate adds. */
type ProjectJudged = Pick<ProjectSubject, 'project' | 'context' | 'constitution' | 'governed'>;

/** What a kind of gate declares. A kind takes gates of its own kind only, and is always looked up by the gate it is then given. */
export function definitionOf(kind: GateKind): GateKindDefinition {
  return GATE_KINDS[kind] as GateKindDefinition;
}

/** The target whose evidence or success a gate reads; null when it reads none. */
export function targetOf({ rules }: GateDeclaration, targets: GateTargets): string | null {
  const kind = definitionOf(rules.kind);
  if (kind.of !== 'project') return null;
  return (
    kind.namedTarget?.(rules) ??
    (kind.defaultTarget === null ? null : (rules.target ?? defaultTargetOf(rules.kind, targets)))
  );
}

/** All targets that a gate waits for: the one that it reads, and those of the kinds whose evidence it reads too. */
export function targetsOf(gate: GateDeclaration, targets: GateTargets): readonly string[] {
  const kind = definitionOf(gate.rules.kind);
  const own = targetOf(gate, targets);
  if (kind.of !== 'project' || own === null) return [];
  // Where a target is named for the gate, all of its evidence is there.
  const isNamed = (gate.rules.target ?? targets[gate.rules.kind]) !== undefined;
  const others = isNamed ? [] : (kind.reads ?? []);
  return [...new Set([own, ...others.flatMap((other) => defaultTargetOf(other, targets) ?? [])])];
}

/**
 * The target that gates of a kind read unless they name one: that of the options, else that of the kind whose target it shares,
 * else its own default. Null for kinds that read none.
 */
export function defaultTargetOf(kind: GateKind, targets: GateTargets): string | null {
  const definition = definitionOf(kind);
  if (definition.of !== 'project' || definition.defaultTarget === null) return null;
  const { defaultTarget } = definition;
  return (
    targets[kind] ??
    (typeof defaultTarget === 'string' ? defaultTarget : defaultTargetOf(defaultTarget.sameAs, targets))
  );
}

/**
 * What a gate says of a project; nothing when its kind judges features.
 * @param inForce all gates in force of the project
 */
export function decideProject(
  gate: GateDeclaration,
  subject: ProjectJudged,
  inForce: readonly GateDeclaration[],
): readonly GateOutcome[] {
  const kind = definitionOf(gate.rules.kind);
  if (kind.of !== 'project') return [];
  const judged = judgedBy(kind, gate, { subject, inForce });
  const outcome = kind.decide(gate, judged);
  return [kind.explainsFailure?.(outcome) === true ? outcome : unlessTargetFailed(outcome, kind, judged)];
}

function judgedBy(
  { reads = [] }: ProjectGateKind,
  gate: GateDeclaration,
  { subject, inForce }: { readonly subject: ProjectJudged; readonly inForce: readonly GateDeclaration[] },
): ProjectSubject {
  const { targets } = subject.context;
  return {
    ...subject,
    target: targetOf(gate, targets) ?? '',
    alsoReads: Object.fromEntries(reads.map((other) => [other, defaultTargetOf(other, targets) ?? ''])),
    inForce: inForce.map((other) => ({ rules: other.rules, target: targetOf(other, targets) })),
  };
}

/**
 * Changes after which a gate that passes for a project has to fail; nothing when its kind judges features.
 * @param inForce all gates in force of the project
 */
export function projectCanaries(
  gate: GateDeclaration,
  subject: ProjectJudged,
  inForce: readonly GateDeclaration[],
): readonly CanaryOrIdle[] {
  const kind = definitionOf(gate.rules.kind);
  if (kind.of !== 'project') return [];
  const judged = judgedBy(kind, gate, { subject, inForce });
  const canaries = kind.canaries(gate, judged);
  if (kind.evidence === null) return canaries;
  const outcome = kind.decide(gate, judged);
  const failsWithTarget = outcome.verdict === 'pass' && kind.explainsFailure?.(outcome) !== true;
  return failsWithTarget ? [...canaries, failedTarget(judged)] : canaries;
}

/** Changes after which a gate that passes for a feature has to fail; nothing when its kind judges projects. */
export function featureCanaries(gate: GateDeclaration, subject: FeatureSubject): readonly CanaryOrIdle[] {
  const kind = definitionOf(gate.rules.kind);
  return kind.of === 'feature' ? kind.canaries(gate, subject) : [];
}

/** What a gate says of a feature; nothing when its kind judges projects. */
export function decideFeature(gate: GateDeclaration, subject: FeatureSubject): readonly GateOutcome[] {
  const kind = definitionOf(gate.rules.kind);
  return kind.of === 'feature' ? kind.decide(gate, subject) : [];
}

/** Whether a gate looks at what projects depend on. */
export function needsGraph({ rules }: GateDeclaration): boolean {
  const kind = definitionOf(rules.kind);
  return kind.of === 'project' && kind.needs.includes('graph') && rules.status !== 'disabled';
}

/** Whether a gate looks at which lines the present change touches. */
export function needsChange({ rules }: GateDeclaration): boolean {
  const kind = definitionOf(rules.kind);
  return kind.of === 'project' && kind.looksAtChange?.(rules) === true && rules.status !== 'disabled';
}

/** Whether a gate looks at which findings the base has. */
export function needsBase({ rules }: GateDeclaration): boolean {
  const kind = definitionOf(rules.kind);
  return kind.of === 'project' && kind.looksAtBase?.(rules) === true && rules.status !== 'disabled';
}

/** Whether a gate of features reads what the tests of projects prove. */
export function readsTests({ rules }: GateDeclaration): boolean {
  const kind = definitionOf(rules.kind);
  return kind.of === 'feature' && kind.readsTests && rules.status !== 'disabled';
}

/** A name in a gate that nothing of the workspace has; null when all are known, or when gates of its kind name nothing. */
export function unknownNameIn(
  { rules }: GateDeclaration,
  projects: WorkspaceState['projects'],
): string | null {
  const kind = definitionOf(rules.kind);
  return kind.of === 'project' ? (kind.unknownName?.(rules, projects) ?? null) : null;
}
