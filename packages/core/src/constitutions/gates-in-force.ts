import type { GateOutcome } from '../gates/define-gate.js';
import { NO_DETAILS } from '../gates/define-gate.js';
import { nearest } from '../base/nearest.js';
import { appliesTo } from '../gates/registry.js';
import { locate } from '../model/position.js';
import { principleLabel } from '../principles/index.js';
import type { DeclaredGate, ReadLayer } from './layers.js';
import { declaredGates, holds, impliedAttestations, impliedPlanGate } from './layers.js';
import { memoize } from '../base/memo.js';
import type { Selectable } from './matchers.js';
import { selectAll } from './matchers.js';
import type { Subject } from './subjects.js';
import { subjectsOf } from './subjects.js';
import type { WorkspaceState } from '../model/workspace.js';
import type { Judgement } from '../judging/gate-verdict.js';
import { comparable, weakness } from '../judging/weaker.js';

/** A gate that judges the subject. */
export interface GateInForce extends DeclaredGate {
  /** False once a waiver has been spent on letting a weaker gate stand for a stricter one. */
  readonly waivable: boolean;
}

/** The gates in force for one subject, what is wrong with them, and which of them are left out. */
export interface Law {
  readonly inForce: readonly GateInForce[];
  /** Entries of the verdict that come from the constitutions and not from the subject. */
  readonly notices: readonly Notice[];
  /** Gates that a constitution disables for the subject. */
  readonly disabled: readonly DeclaredGate[];
}

/** An entry that a gate gets before it is judged, or instead. */
export interface Notice {
  readonly about: DeclaredGate;
  readonly judgement: Judgement;
}

interface Draft {
  readonly subject: Subject;
  readonly state: WorkspaceState;
  readonly gates: GateInForce[];
  readonly notices: Notice[];
  /** Whether a ledger lets a gate be weakened. */
  readonly waives: (declared: DeclaredGate) => boolean;
}

/**
 * Lays the gates of the constitutions over each other, outermost first. A deeper layer may add gates and may
 * replace one of the same id by one that asks at least as much; one that asks for less is a fault, and the outer one stays,
 * unless a waiver names the gate. Gates of one id that cannot be compared are both in force.
 */
export function lawFor(
  subject: Subject,
  layers: readonly ReadLayer[],
  source: { readonly state: WorkspaceState; readonly waives: (declared: DeclaredGate) => boolean },
): Law {
  const draft: Draft = { subject, state: source.state, gates: [], notices: [], waives: source.waives };
  for (const declared of layers.flatMap((layer) => [
    ...declaredGates(layer),
    ...impliedAttestations(layer),
  ])) {
    if (appliesTo(declared.gate.rules.kind) === subject.type) enact(draft, declared);
  }
  const disabled = draft.gates.filter(({ gate }) => gate.rules.status === 'disabled');
  const enabled = draft.gates.filter(({ gate }) => gate.rules.status !== 'disabled');
  const inForce = subject.type === 'feature' ? withPlanGate(enabled, disabled, layers[0]) : enabled;
  return { inForce, notices: draft.notices, disabled };
}

/**
 * Every feature has one plan gate. Only the outermost constitution may give it less than the status `enforced`;
 * deeper ones may raise it.
 */
function withPlanGate(
  enabled: readonly GateInForce[],
  disabled: readonly GateInForce[],
  outermost: ReadLayer | undefined,
): readonly GateInForce[] {
  const plans = [...enabled, ...disabled].filter(({ gate }) => gate.rules.kind === 'plan');
  const outer = plans.filter(({ layer }) => layer === outermost);
  const base = outer.length > 0 ? outer : [{ ...impliedPlanGate(), waivable: false }];
  const candidates = [...base, ...plans.filter(({ layer }) => layer !== outermost)];
  const strongest = (['enforced', 'evaluated'] as const)
    .flatMap((status) => candidates.filter(({ gate }) => gate.rules.status === status))
    .slice(0, 1);
  return [...strongest, ...enabled.filter(({ gate }) => gate.rules.kind !== 'plan')];
}

function enact(draft: Draft, declared: DeclaredGate): void {
  const { gate } = declared;
  const aside = unselected(draft, declared);
  if (aside !== null) {
    if (gate.rules.status !== 'disabled') draft.notices.push(aside);
  } else {
    const at = draft.gates.findIndex((outer) => rulesTheSame(outer, declared));
    const outer = draft.gates[at];
    if (outer === undefined) draft.gates.push({ ...declared, waivable: true });
    else replace(draft, declared, { outer, at });
  }
}

/** Attestations are about their principle: `I.attestation` of two constitutions are two unless the name is one. */
function rulesTheSame(outer: DeclaredGate, inner: DeclaredGate): boolean {
  if (outer.gate.id !== inner.gate.id || !comparable(outer.gate.rules, inner.gate.rules)) return false;
  return inner.gate.rules.kind !== 'attestation' || outer.principle?.name === inner.principle?.name;
}

/** Why the gate does not judge the subject; null when it does. */
function unselected(draft: Draft, declared: DeclaredGate): Notice | null {
  if (declared.gate.rules.projects.length === 0) return null;
  const selection = selectionOf(draft, declared);
  // A project that a sentence names may be one of long ago: a plan attests the principle then.
  const named = declared.gate.origin === 'block';
  if (selection.governed === 0 && named) return selectsNothing(declared, selection);
  return selection.names.has(draft.subject.name) ? null : notSelected(draft.subject, declared);
}

function replace(draft: Draft, inner: DeclaredGate, { outer, at }: { outer: GateInForce; at: number }): void {
  const what = weakness(outer.gate.rules, inner.gate.rules);
  if (what === null) {
    draft.gates[at] = { ...inner, waivable: outer.waivable };
    return;
  }
  const { status } = identityOf(outer);
  const { about, judgement } = notice(inner, weakened(inner, outer, what));
  draft.notices.push({ about, judgement: { ...judgement, status, advice: null } });
  if (draft.waives(inner)) draft.gates[at] = { ...inner, waivable: false };
}

function weakened(inner: DeclaredGate, outer: DeclaredGate, what: string): GateOutcome {
  const args = { gate: inner.gate.id, what, outer: outer.layer?.file ?? '' };
  return { ...NO_DETAILS, verdict: 'fail', reason: 'constitution-weakened', args, location: placeOf(inner) };
}

interface Selection {
  readonly names: ReadonlySet<string>;
  /** How many of the selected lie in the directory that the constitution governs. */
  readonly governed: number;
  /** What may be meant when none is governed. */
  readonly nearest: string | null;
}

/** Each gate selects once per workspace, not once per project. */
const selections = memoize((_: WorkspaceState) => new Map<DeclaredGate['gate'], Selection>());

function selectionOf({ subject, state }: Draft, { gate, layer }: DeclaredGate): Selection {
  const known = selections(state).get(gate);
  if (known) return known;
  const subjects = subjectsOf(subject.type, state);
  const selected = [...selectAll(gate.rules.projects, subjects)];
  const governed = selected.filter(({ root }) => holds(layer?.root ?? '.', root)).length;
  const meant = governed === 0 ? nearestMatcher(gate.rules.projects, subjects) : null;
  const selection = { names: new Set(selected.map(({ name }) => name)), governed, nearest: meant };
  selections(state).set(gate, selection);
  return selection;
}

function nearestMatcher([first = '']: readonly string[], subjects: readonly Selectable[]): string | null {
  const words = subjects.flatMap(({ name, root, tags }) => [name, root, ...tags.map((tag) => `tag:${tag}`)]);
  return nearest(first, [...new Set(words)]);
}

function selectsNothing(declared: DeclaredGate, selection: Selection): Notice {
  const { gate } = declared;
  return notice(declared, {
    ...NO_DETAILS,
    verdict: 'fail',
    reason: 'gate-selects-no-project',
    args: { gate: gate.id, matchers: listed(gate.rules.projects), nearest: selection.nearest },
    location: placeOf(declared),
  });
}

function notSelected(subject: Subject, declared: DeclaredGate): Notice {
  return notice(declared, {
    ...NO_DETAILS,
    verdict: 'skipped',
    reason: 'project-not-selected',
    args: { project: subject.name, matchers: listed(declared.gate.rules.projects) },
    location: placeOf(declared),
  });
}

function listed(matchers: readonly string[]): string {
  return matchers.map((matcher) => `"${matcher}"`).join(', ');
}

function notice(about: DeclaredGate, outcome: GateOutcome): Notice {
  const waivable = outcome.reason === 'constitution-weakened';
  return { about, judgement: { ...identityOf(about), outcome, waivable } };
}

/** What a gate says of itself in the verdict file. */
export function identityOf({ gate, principle }: DeclaredGate): Omit<Judgement, 'outcome' | 'waivable'> {
  return {
    id: gate.id,
    principle: principle === null ? null : principleLabel(principle),
    kind: gate.rules.kind,
    status: gate.rules.status === 'evaluated' ? 'evaluated' : 'enforced',
    advice: gate.rules.message ?? null,
  };
}

/** Where the constitution declares the gate. */
export function placeOf({ gate, layer }: DeclaredGate): GateOutcome['location'] {
  return layer === null ? null : locate(layer.file, gate.position);
}
