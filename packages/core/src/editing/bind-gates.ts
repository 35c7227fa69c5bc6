import type { KnownGates } from '../documents/constitution/known-gates.js';
import { readConstitution } from '../documents/constitution/read-constitution.js';
import type { ConstitutionDocument, Principle } from '../model/constitution.js';
import type { GateDeclaration, GateRules } from '../model/gate.js';
import { impliedAttestation, isAttested } from '../principles/attested.js';
import { withoutPlaces } from './compare.js';
import { endOfPrinciple, openConstitution, type OpenConstitution } from './constitution.js';
import { gateBlockLines } from './gate-block.js';
import { applyEdits, type Edited, type LineEdit } from './lines.js';
import { failed, type EditProblem } from './problem.js';

/** A principle whose gates could not be written as a block, and why. */
export interface UnboundPrinciple {
  readonly principle: Principle;
  readonly problem: EditProblem;
}

/** A gate of words that no block was made of, since nothing in the workspace would be judged by it. */
export interface LeftGate {
  readonly principle: Principle;
  readonly gate: GateDeclaration;
  readonly why: string;
}

/** What binding made of the gates that words state. */
export interface BoundGates {
  /** The principles that got a block, as they were read before, with the places of their words. */
  readonly bound: readonly Principle[];
  readonly unbound: readonly UnboundPrinciple[];
  readonly left: readonly LeftGate[];
}

/** What becomes of a gate of words in a block: its rules for this workspace, or why it is left out. */
export type NarrowGate = (gate: GateDeclaration) => { readonly rules: GateRules } | { readonly why: string };

/** A principle, and what its block is to say. */
interface Binding {
  readonly principle: Principle;
  readonly gates: readonly { readonly id: string; readonly rules: GateRules }[];
  readonly left: readonly LeftGate[];
}

/**
 * Writes the gates that the words of a constitution state as gate blocks, each at the end of its principle. A principle
 * that has a block is left. Ids do not change, so that waivers still name them: a block for which reading the
 * new text does not confirm it is not written, and its principle listed with the reason. A principle that plans attest
 * besides its gates gets that attestation too, since a block is never doubted.
 * @param known the kinds of gates that the constitution is read with
 * @param narrow the rules of a gate for this workspace; default: its rules as they are
 */
export function bindGates(
  text: string,
  known: KnownGates,
  narrow: NarrowGate = ({ rules }) => ({ rules }),
): Edited<BoundGates> {
  const open = openConstitution(text, known);
  if (!open.ok) return open;
  const all = open.document.principles
    .filter(({ gates }) => gates.some(({ origin }) => origin === 'words'))
    .map((principle) => bindingOf(principle, narrow));
  const left = all.flatMap((binding) => binding.left);
  // Without a gate a block would say what is so without it.
  const stated = all.filter(({ principle, left: out }) => out.length < principle.gates.length);
  const together = tried(open, stated);
  if (together === null) return { ...oneByOne(open, stated), left };
  return { ...together, bound: stated.map(({ principle }) => principle), unbound: [], left };
}

function bindingOf(principle: Principle, narrow: NarrowGate): Binding {
  const gates: { id: string; rules: GateRules }[] = [];
  const left: LeftGate[] = [];
  for (const gate of principle.gates) {
    const settled = narrow(gate);
    if ('why' in settled) left.push({ principle, gate, why: settled.why });
    else gates.push({ id: gate.id, rules: settled.rules });
  }
  if (!isAttested(principle)) return { principle, gates, left };
  const rules: GateRules = { kind: 'attestation', projects: [], status: 'enforced' };
  const { id } = impliedAttestation(principle);
  return { principle, gates: [...gates, { id, rules }], left };
}

/** When not all can be bound: each that can be, with those before it. */
function oneByOne(open: OpenConstitution, stated: readonly Binding[]): EditedConstitution {
  const bound: Binding[] = [];
  const unbound: UnboundPrinciple[] = [];
  let best: Extract<Edited, { ok: true }> = { ok: true, text: open.text, edits: [] };
  for (const binding of stated) {
    const next = tried(open, [...bound, binding]);
    if (next === null) unbound.push({ principle: binding.principle, problem: problemOf(open, binding) });
    else {
      bound.push(binding);
      best = next;
    }
  }
  return { ...best, bound: bound.map(({ principle }) => principle), unbound };
}

type EditedConstitution = Extract<Edited, { ok: true }> & Omit<BoundGates, 'left'>;

function problemOf({ lines, known }: OpenConstitution, { principle, gates }: Binding): EditProblem {
  const writable =
    gateBlockLines(
      gates.map(({ rules }) => rules),
      known,
    ) !== null;
  const { line } = principle.position;
  const subject = (lines[line - 1] ?? '').trim();
  return failed(writable ? 'not-read-back' : 'value-unsupported', { line, subject }).problem;
}

/** The text with the given blocks; null when it would not say what is meant. Ids are written if they must. */
function tried(open: OpenConstitution, bindings: readonly Binding[]): Extract<Edited, { ok: true }> | null {
  for (const withIds of [false, true]) {
    const edits = bindings.map((binding) => insertion(open, binding, withIds));
    const whole = edits.filter((edit) => edit !== null);
    if (whole.length < edits.length) return null;
    const edited = applyEdits(open.text, whole);
    if (edited.ok && saysWhatIsMeant(open.document, readConstitution(edited.text, open.known), bindings))
      return edited;
  }
  return null;
}

function insertion(open: OpenConstitution, binding: Binding, withIds: boolean): LineEdit | null {
  const { principle, gates, left } = binding;
  const section = open.sections.find(
    ({ position }) =>
      position.line === principle.position.line && position.column === principle.position.column,
  );
  const notes = left.map(({ gate, why }) => `${open.known.describe(gate)}: left out, ${why}`);
  const written = gates.map(({ id, rules }) => (withIds ? { ...rules, id } : rules));
  const block = gateBlockLines(written, open.known, notes);
  if (section === undefined || block === null) return null;
  const { line, indent, inList } = endOfPrinciple(section, open);
  const next = open.lines[line];
  const before = inList ? [] : [''];
  const after = inList || next === undefined || next.trim() === '' ? [] : [''];
  return { from: line + 1, to: line, lines: [...before, ...block.map((text) => indent + text), ...after] };
}

function saysWhatIsMeant(
  before: ConstitutionDocument,
  after: ConstitutionDocument,
  bindings: readonly Binding[],
): boolean {
  const meant = new Map(bindings.map(({ principle, gates }) => [principle, gates]));
  const written = after.principles.every((principle, at) => {
    const was = before.principles[at];
    return was !== undefined && meant.has(was)
      ? principle.gates.every(({ origin }) => origin === 'block')
      : true;
  });
  const expected = {
    ...before,
    principles: before.principles.map((one) => ({ ...one, gates: meant.get(one) ?? one.gates })),
  };
  return written && withoutPlaces(comparable(expected)) === withoutPlaces(comparable(after));
}

/** What a block and what it was made from have in common. */
function comparable(document: { readonly principles: readonly { readonly gates: readonly GateLike[] }[] }) {
  return {
    ...document,
    principles: document.principles.map((principle) => ({
      ...principle,
      gates: principle.gates.map(({ id, rules }) => ({ id, rules: { ...rules, id: undefined } })),
    })),
  };
}

type GateLike = Pick<GateDeclaration, 'id' | 'rules'>;
