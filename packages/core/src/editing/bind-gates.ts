import { readConstitution } from '../documents/constitution/index.js';
import type { ConstitutionDocument, Principle } from '../model/constitution.js';
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

export interface BoundGates {
  /** The principles that got a block, as they were read before, with the places of their words. */
  readonly bound: readonly Principle[];
  readonly unbound: readonly UnboundPrinciple[];
}

/**
 * Writes the gates that the words of a constitution state as gate blocks, each at the end of its principle. A principle
 * that has a block is left. Rules and ids stay what they were, so that waivers go on to name them: a block for which
 * reading the new text does not confirm it is not written, and its principle listed with the reason.
 */
export function bindGates(text: string): Edited<BoundGates> {
  const open = openConstitution(text);
  if (!open.ok) return open;
  const stated = open.document.principles.filter(({ gates }) =>
    gates.some(({ origin }) => origin === 'words'),
  );
  const together = tried(open, stated);
  if (together !== null) return { ...together, bound: stated, unbound: [] };
  return oneByOne(open, stated);
}

/** When not all can be bound: each that can be, with those before it. */
function oneByOne(open: OpenConstitution, stated: readonly Principle[]): Edited<BoundGates> {
  const bound: Principle[] = [];
  const unbound: UnboundPrinciple[] = [];
  let best: Extract<Edited, { ok: true }> = { ok: true, text: open.text, edits: [] };
  for (const principle of stated) {
    const next = tried(open, [...bound, principle]);
    if (next === null) unbound.push({ principle, problem: problemOf(open, principle) });
    else {
      bound.push(principle);
      best = next;
    }
  }
  return { ...best, bound, unbound };
}

function problemOf({ lines }: OpenConstitution, principle: Principle): EditProblem {
  const writable = gateBlockLines(principle.gates.map(({ rules }) => rules)) !== null;
  const { line } = principle.position;
  const subject = (lines[line - 1] ?? '').trim();
  return failed(writable ? 'not-read-back' : 'value-unsupported', { line, subject }).problem;
}

/** The text with blocks for the given principles; null when it would not say the same. Ids are written if they must. */
function tried(
  open: OpenConstitution,
  principles: readonly Principle[],
): Extract<Edited, { ok: true }> | null {
  for (const withIds of [false, true]) {
    const edits = principles.map((principle) => insertion(open, principle, withIds));
    const whole = edits.filter((edit) => edit !== null);
    if (whole.length < edits.length) return null;
    const edited = applyEdits(open.text, whole);
    if (edited.ok && saysTheSame(open.document, readConstitution(edited.text), principles)) return edited;
  }
  return null;
}

function insertion(open: OpenConstitution, principle: Principle, withIds: boolean): LineEdit | null {
  const section = open.sections.find(
    ({ position }) =>
      position.line === principle.position.line && position.column === principle.position.column,
  );
  const block = gateBlockLines(principle.gates.map(({ id, rules }) => (withIds ? { ...rules, id } : rules)));
  if (section === undefined || block === null) return null;
  const { line, indent, inList } = endOfPrinciple(section, open);
  const next = open.lines[line];
  const before = inList ? [] : [''];
  const after = inList || next === undefined || next.trim() === '' ? [] : [''];
  return { from: line + 1, to: line, lines: [...before, ...block.map((text) => indent + text), ...after] };
}

function saysTheSame(
  before: ConstitutionDocument,
  after: ConstitutionDocument,
  bound: readonly Principle[],
): boolean {
  const written = after.principles.every((principle, at) => {
    const was = before.principles[at];
    return was !== undefined && bound.includes(was)
      ? principle.gates.every(({ origin }) => origin === 'block')
      : true;
  });
  return written && withoutPlaces(comparable(before)) === withoutPlaces(comparable(after));
}

/** What a block and the words it was made from have in common. */
function comparable(document: ConstitutionDocument): unknown {
  return {
    ...document,
    principles: document.principles.map((principle) => ({
      ...principle,
      gates: principle.gates.map(({ id, rules }) => ({ id, rules: { ...rules, id: undefined } })),
    })),
  };
}
