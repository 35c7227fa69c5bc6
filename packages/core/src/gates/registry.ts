import type { GateTargets } from '../model/workspace.js';
import type { GateDeclaration, GateKind } from '../model/gate.js';
import type { FeatureSubject, GateKindDefinition, GateOutcome, ProjectSubject } from './define-gate.js';
import { attestationKind } from './attestation/gate.js';
import { boundariesKind } from './boundaries/gate.js';
import { coverageKind } from './coverage/gate.js';
import { layoutKind } from './layout/gate.js';
import { lintKind } from './lint/gate.js';
import { performanceKind } from './performance/gate.js';
import { planKind } from './plan/gate.js';
import { targetKind } from './target/gate.js';
import { testsKind } from './tests/gate.js';
import { typesKind } from './types/gate.js';

export type * from './define-gate.js';

/** Every kind of gate: one declaration each, in `kinds/`. The fields of its block are in `schema/gates.ts`. */
export const GATE_KINDS: { readonly [Kind in GateKind]: GateKindDefinition<Kind> } = {
  tests: testsKind,
  coverage: coverageKind,
  lint: lintKind,
  types: typesKind,
  performance: performanceKind,
  layout: layoutKind,
  boundaries: boundariesKind,
  target: targetKind,
  plan: planKind,
  attestation: attestationKind,
};

/** What gates of a kind judge. */
export function appliesTo(kind: GateKind): GateKindDefinition['appliesTo'] {
  return GATE_KINDS[kind].appliesTo;
}

/** The target whose evidence or success a gate reads; null when it reads none. */
export function targetOf({ rules }: GateDeclaration, targets: GateTargets): string | null {
  const kind = definitionOf(rules.kind);
  return kind.appliesTo === 'project' ? kind.target(rules, targets) : null;
}

/** What a gate says of a project; nothing when its kind judges features. */
export function decideProject(gate: GateDeclaration, subject: ProjectSubject): readonly GateOutcome[] {
  const kind = definitionOf(gate.rules.kind);
  return kind.appliesTo === 'project' ? [kind.decide(gate, subject)] : [];
}

/** What a gate says of a feature; nothing when its kind judges projects. */
export function decideFeature(gate: GateDeclaration, subject: FeatureSubject): readonly GateOutcome[] {
  const kind = definitionOf(gate.rules.kind);
  return kind.appliesTo === 'feature' ? kind.decide(gate, subject) : [];
}

/** A kind takes gates of its own kind only, and is always looked up by the kind of the gate it is then given. */
function definitionOf(kind: GateKind): GateKindDefinition {
  return GATE_KINDS[kind];
}
