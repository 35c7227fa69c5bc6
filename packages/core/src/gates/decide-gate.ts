import type { GateDeclaration, GateKind } from '../model/gate.js';
import type { GateTargets, WorkspaceState } from '../model/workspace.js';
import type { FeatureSubject, GateKindDefinition, GateOutcome, ProjectSubject } from './define-gate.js';
import { unlessTargetFailed } from './exit-status.js';
import { GATE_KINDS } from './gate-kinds.js';

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

/** What a gate says of a project; nothing when its kind judges features. */
export function decideProject(
  gate: GateDeclaration,
  subject: Omit<ProjectSubject, 'target'>,
): readonly GateOutcome[] {
  const kind = definitionOf(gate.rules.kind);
  if (kind.of !== 'project') return [];
  const judged = { ...subject, target: targetOf(gate, subject.context.targets) ?? '' };
  const outcome = kind.decide(gate, judged);
  return [kind.explainsFailure?.(outcome) === true ? outcome : unlessTargetFailed(outcome, kind, judged)];
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

/** A name in a gate that nothing of the workspace has; null when all are known, or when gates of its kind name nothing. */
export function unknownNameIn(
  { rules }: GateDeclaration,
  projects: WorkspaceState['projects'],
): string | null {
  const kind = definitionOf(rules.kind);
  return kind.of === 'project' ? (kind.unknownName?.(rules, projects) ?? null) : null;
}
