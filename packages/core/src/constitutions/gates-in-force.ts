import type { Principle } from '../model/constitution.js';
import type { GateDeclaration, GateRules } from '../model/gate.js';
import type { GateOutcome, JudgedEntry } from '../model/outcome.js';
import { NO_DETAILS } from '../model/outcome.js';
import { locate } from '../model/position.js';
import type { WorkspaceState } from '../model/workspace.js';
import { principleLabel } from '../principles/principle-label.js';
import type { DeclaredGate, ReadLayer } from './layers.js';
import { declaredGates, impliedAttestations, isOver } from './layers.js';
import { selectionOf, type Selection, type UnmatchedMatcher } from './selection.js';
import type { Subject, SubjectType } from './subjects.js';

/** What the layering of constitutions asks of the kinds of gates. */
export interface GateKinds {
  /** What gates of these rules judge. */
  judges(rules: GateRules): SubjectType;
  /** How the inner of two gates of one kind compares with the outer one, but for their status. */
  compare(outer: Ruled, inner: Ruled): Comparison;
  /** The target whose evidence or success a gate reads; null when it reads none. */
  targetOf(gate: GateDeclaration): string | null;
  /** The gates that every feature has where no constitution declares one of their kind. */
  readonly implied: readonly GateDeclaration[];
}

/** In what the inner gate asks for less, whether it asks for more in something, and whether something cannot be compared. */
interface Comparison {
  readonly weaker: string | null;
  readonly stronger: boolean;
  readonly unclear: boolean;
}

/** Rules and the principle that they belong to. */
interface Ruled {
  readonly rules: GateRules;
  readonly principle: Principle | null;
}

/** A gate that judges the subject. */
export interface GateInForce extends DeclaredGate {
  /** False once a waiver has been spent on letting a weaker gate replace a stricter one. */
  readonly waivable: boolean;
}

/** The gates in force for one subject, what is wrong with them, and which of them are left out. */
export interface GatesInForce {
  readonly inForce: readonly GateInForce[];
  /** Entries of the verdict that come from the constitutions and not from the subject. */
  readonly notices: readonly ConstitutionNotice[];
  /** Gates that a constitution disables for the subject. */
  readonly disabled: readonly DeclaredGate[];
}

/** An entry that a gate gets before it is judged, or instead. */
export interface ConstitutionNotice {
  readonly about: DeclaredGate;
  readonly entry: JudgedEntry;
}

interface Draft extends Layering {
  readonly subject: Subject;
  readonly gates: GateInForce[];
  readonly notices: ConstitutionNotice[];
}

/** What layering needs besides the layers. */
export interface Layering {
  readonly state: WorkspaceState;
  readonly kinds: GateKinds;
  /** Whether a ledger lets a gate be weakened. */
  readonly waives: (declared: DeclaredGate) => boolean;
}

/**
 * Lays the gates of the constitutions over each other, outermost first. A deeper layer may add gates and may
 * replace one of the same id by one that asks at least as much; one that asks for less is a fault, and the outer one stays,
 * unless a waiver names the gate. Gates of one id of which neither stands for the other are both in force.
 */
export function gatesInForce(
  subject: Subject,
  layers: readonly ReadLayer[],
  layering: Layering,
): GatesInForce {
  const draft: Draft = { ...layering, subject, gates: [], notices: [] };
  for (const layer of layers) {
    for (const declared of [...declaredGates(layer), ...impliedAttestations(layer)]) {
      if (layering.kinds.judges(declared.gate.rules) === subject.type) add(draft, declared);
    }
  }
  const disabled = draft.gates.filter(({ gate }) => gate.rules.status === 'disabled');
  const enabled = draft.gates.filter(({ gate }) => gate.rules.status !== 'disabled');
  const implied = layering.kinds.implied.filter(({ rules }) => layering.kinds.judges(rules) === subject.type);
  const inForce = implied.reduce(
    (gates: readonly GateInForce[], one) => withImplied(one, { gates, disabled, outermost: layers[0] }),
    enabled,
  );
  return { inForce, notices: draft.notices, disabled };
}

/**
 * Every feature has exactly one gate of an implied kind. Only the outermost constitution that has one, among those of the
 * outermost directory, may give it less than the status `enforced`; deeper ones may raise it.
 */
function withImplied(
  implied: GateDeclaration,
  { gates, disabled, outermost }: ImpliedAmong,
): readonly GateInForce[] {
  const isOfKind = ({ gate }: DeclaredGate): boolean => gate.rules.kind === implied.rules.kind;
  const declared = [...gates, ...disabled].filter(isOfKind);
  const first = declared.find(({ layer }) => layer?.root === outermost?.root)?.layer;
  const outer = first === undefined ? [] : declared.filter(({ layer }) => layer === first);
  const base = outer.length > 0 ? outer : [{ gate: implied, principle: null, layer: null, waivable: false }];
  const candidates = [...base, ...declared.filter((one) => !outer.includes(one))];
  const strongest = (['enforced', 'evaluated'] as const)
    .flatMap((status) => candidates.filter(({ gate }) => gate.rules.status === status))
    .slice(0, 1);
  return [...strongest, ...gates.filter((one) => !isOfKind(one))];
}

interface ImpliedAmong {
  readonly gates: readonly GateInForce[];
  readonly disabled: readonly GateInForce[];
  readonly outermost: ReadLayer | undefined;
}

function add(draft: Draft, declared: DeclaredGate): void {
  const { gate } = declared;
  if (gate.rules.status !== 'disabled') draft.notices.push(...unmatchedNotices(draft, declared));
  const aside = unselected(draft, declared);
  if (aside !== null) {
    if (gate.rules.status !== 'disabled') draft.notices.push(aside);
    return;
  }
  const sides = draft.gates.map((outer) => ({ outer, relation: relate(outer, declared, draft) }));
  const weakened = sides.filter(({ relation }) => relation.weakened !== null);
  for (const { outer, relation } of weakened) {
    draft.notices.push(weakening(declared, outer, relation.weakened ?? ''));
  }
  const waived = weakened.length > 0 && draft.waives(declared);
  const outlived = sides.filter(
    ({ relation }) => relation.replaces || (waived && relation.weakened !== null),
  );
  const isImplied = !waived && sides.some(({ relation }) => relation.implied);
  if (isImplied) return;
  const waivable = !waived && outlived.every(({ outer }) => outer.waivable);
  replace(
    draft,
    outlived.map(({ outer }) => outer),
    { ...declared, waivable },
  );
}

/** The new gate replaces the first; the others go. */
function replace({ gates }: Draft, outlived: readonly GateInForce[], by: GateInForce): void {
  const [first] = outlived;
  const at = first === undefined ? gates.length : gates.indexOf(first);
  gates.splice(at, first === undefined ? 0 : 1, by);
  for (const outer of outlived.slice(1)) gates.splice(gates.indexOf(outer), 1);
}

const STATUS_STRENGTH = { enforced: 2, evaluated: 1, disabled: 0 } as const;
/** Gates of words pass where their target or project is missing; those of blocks fail there. */
const ORIGIN_STRENGTH = { block: 1, words: 0 } as const;

/** How an inner gate relates to an outer one. None of the three: both are in force. */
interface Relation {
  /** The inner one asks at least as much in everything, so that it stands for both. */
  readonly replaces: boolean;
  /** The outer one asks at least as much in everything, so that it stands for both. */
  readonly implied: boolean;
  /** In what the inner one asks for less, where that is a fault. */
  readonly weakened: string | null;
}

const UNRELATED: Relation = { replaces: false, implied: false, weakened: null };

/**
 * Content, status and origin are compared each for itself. Less of the content is no fault where the status is higher: both
 * gates are in force then, and nothing is lost.
 */
function relate(outer: DeclaredGate, inner: DeclaredGate, { kinds }: Draft): Relation {
  const [one, other] = [outer.gate.rules, inner.gate.rules];
  if (outer.gate.id !== inner.gate.id || one.kind !== other.kind) return UNRELATED;
  if (kinds.targetOf(outer.gate) !== kinds.targetOf(inner.gate)) return UNRELATED;
  const compared = kinds.compare(
    { rules: one, principle: outer.principle },
    { rules: other, principle: inner.principle },
  );
  const status = STATUS_STRENGTH[other.status] - STATUS_STRENGTH[one.status];
  const origin = ORIGIN_STRENGTH[inner.gate.origin] - ORIGIN_STRENGTH[outer.gate.origin];
  const isMore = compared.stronger || compared.unclear || status > 0 || origin > 0;
  const isLess = compared.weaker !== null || compared.unclear || status < 0 || origin < 0;
  return {
    replaces: !isLess,
    implied: isLess && !isMore,
    // Of two areas, or of two packages, neither binds the other: what one asks for holds whatever the other says.
    weakened: isOver(outer.layer, inner.layer) ? weakenedIn(compared, status, [one, other]) : null,
  };
}

function weakenedIn(
  { weaker, unclear }: Comparison,
  status: number,
  [one, other]: readonly [GateRules, GateRules],
): string | null {
  if (one.status === 'disabled') return null;
  if (status < 0 && !unclear) return `its status is ${other.status} instead of ${one.status}`;
  return status > 0 ? null : weaker;
}

/** Why the gate does not judge the subject; null when it does. */
function unselected(draft: Draft, declared: DeclaredGate): ConstitutionNotice | null {
  if (declared.gate.rules.projects.length === 0) return null;
  const selection = selectionOf(declared, draft.subject, draft.state);
  // A project that a sentence names may be one of long ago: a plan attests the principle then.
  const named = declared.gate.origin === 'block';
  if (selection.governed === 0 && named) return selectsNothing(declared, selection);
  return selection.names.has(draft.subject.name) ? null : notSelected(draft.subject, declared);
}

function weakening(inner: DeclaredGate, outer: DeclaredGate, what: string): ConstitutionNotice {
  const args = { gate: inner.gate.id, what, outer: outer.layer?.file ?? '' };
  const { about, entry } = notice(inner, {
    ...NO_DETAILS,
    verdict: 'fail',
    reason: 'constitution-weakened',
    args,
    location: placeOf(inner),
  });
  return { about, entry: { ...entry, status: identityOf(outer).status, advice: null } };
}

function selectsNothing(declared: DeclaredGate, selection: Selection): ConstitutionNotice {
  const { gate } = declared;
  return notice(declared, {
    ...NO_DETAILS,
    verdict: 'fail',
    reason: 'gate-selects-no-project',
    args: { gate: gate.id, matchers: listed(gate.rules.projects), nearest: selection.nearest },
    location: placeOf(declared),
  });
}

/** Matchers of a block that match nothing beside others that do: a project may go unjudged for a slip. */
function unmatchedNotices({ subject, state }: Draft, declared: DeclaredGate): ConstitutionNotice[] {
  const { gate } = declared;
  if (gate.rules.projects.length === 0 || gate.origin !== 'block') return [];
  const { governed, unmatched } = selectionOf(declared, subject, state);
  return governed === 0 ? [] : unmatched.map((one) => unmatchedNotice(declared, one));
}

function unmatchedNotice(
  declared: DeclaredGate,
  { matcher, nearest, mistyped }: UnmatchedMatcher,
): ConstitutionNotice {
  const details = {
    ...NO_DETAILS,
    args: { gate: declared.gate.id, matcher, nearest },
    location: placeOf(declared),
  };
  return notice(
    declared,
    mistyped
      ? { ...details, verdict: 'fail', reason: 'gate-project-unknown' }
      : { ...details, verdict: 'skipped', reason: 'gate-matcher-unmatched' },
  );
}

function notSelected(subject: Subject, declared: DeclaredGate): ConstitutionNotice {
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

function notice(about: DeclaredGate, outcome: GateOutcome): ConstitutionNotice {
  const waivable = outcome.reason === 'constitution-weakened';
  return { about, entry: { ...identityOf(about), outcome, waivable } };
}

/** What a gate says of itself in the verdict file. */
export function identityOf({
  gate,
  principle,
  layer,
}: DeclaredGate): Omit<JudgedEntry, 'outcome' | 'waivable'> {
  return {
    id: gate.id,
    principle: principle === null ? null : principleLabel(principle),
    kind: gate.rules.kind,
    status: gate.rules.status === 'evaluated' ? 'evaluated' : 'enforced',
    advice: gate.rules.message ?? null,
    ...(layer?.package ? { package: layer.package } : {}),
  };
}

/** Where the constitution declares the gate. */
export function placeOf({ gate, layer }: DeclaredGate): GateOutcome['location'] {
  return layer === null ? null : locate(layer.file, gate.position);
}
