import { describeGate, principleLabel, sanitize, type Principle } from '@plangate/core';
import { readConstitution } from '@plangate/core/documents';
import {
  addPrinciple,
  amendVersion,
  bindGates,
  describeEditProblem,
  type BoundGates,
  type NarrowGate,
} from '@plangate/core/editing';
import { GeneratorProblem } from '../../scaffolding/problem.js';
import { sameName } from './principle.js';

/** What is asked of an existing constitution. */
export interface Amendment {
  readonly path: string;
  /** How gates read from prose are bound; null: they are not. */
  readonly bind: NarrowGate | null;
  readonly principle: { readonly name: string; readonly text: string } | null;
  /** The highest number that principles of outer constitutions have. */
  readonly numbersAbove: number;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** Whether the constitution is only being created: its first version is not raised. */
  readonly isNew: boolean;
}

/** A constitution after an amendment. */
export interface Amended {
  readonly text: string;
  /** The text before its gates were bound, from which the gates stated in prose can be read. */
  readonly stated: string;
  /** What to print, a line each. */
  readonly notes: readonly string[];
}

/**
 * Amends the text of a constitution. A text that already is as asked does not change.
 * @throws GeneratorProblem if the amendment cannot be made; the caller must write nothing then
 */
export function amend(text: string, amendment: Amendment): Amended {
  const notes: string[] = [];
  const added = withPrinciple(text, amendment, notes);
  const { bind } = amendment;
  const bound = bind === null ? added : withBlocks(added, { ...amendment, bind }, notes);
  if (bound === text || amendment.isNew) return { text: bound, stated: added, notes };
  // A new principle is MINOR by Spec Kit's rules. A block is PATCH, because it asks for the same as the prose did.
  const bump = added === text ? 'patch' : 'minor';
  const raised = amendVersion(bound, bump, amendment.today);
  if (!raised.ok) {
    notes.push(
      `The version was not changed; raise its ${bump.toUpperCase()} part by hand. ${describeEditProblem(raised.problem)}`,
    );
    return { text: bound, stated: added, notes };
  }
  const dated = raised.dated ? `, last amended ${amendment.today}` : '';
  notes.push(`Version change: ${raised.from} → ${raised.version} (${bump.toUpperCase()})${dated}`);
  return { text: raised.text, stated: added, notes };
}

function withPrinciple(text: string, { principle, numbersAbove, path }: Amendment, notes: string[]): string {
  if (principle === null) return text;
  if (readConstitution(text).principles.some(({ name }) => sameName(name, principle.name))) {
    notes.push(`${path} has a principle "${sanitize(principle.name)}" already; it was not changed.`);
    return text;
  }
  const edited = addPrinciple(text, { ...principle, after: numbersAbove });
  if (!edited.ok) {
    throw new GeneratorProblem(
      `The principle was not added to ${path}. ${describeEditProblem(edited.problem)}`,
      'Add it by hand, or give it a name and a text without headings, lists and code.',
    );
  }
  notes.push(`Added: ${sanitize(principleLabel({ number: edited.number, name: principle.name }))}`);
  return edited.text;
}

function withBlocks(
  text: string,
  { path, bind }: { path: string; bind: NarrowGate },
  notes: string[],
): string {
  const edited = bindGates(text, bind);
  if (!edited.ok) {
    throw new GeneratorProblem(
      `No gates were bound in ${path}. ${describeEditProblem(edited.problem)}`,
      'Fix the document and run the generator again.',
    );
  }
  notes.push(...bindingNotes(edited));
  return edited.text;
}

function bindingNotes({ bound, unbound, left }: BoundGates): string[] {
  const label = (principle: Principle): string => sanitize(principleLabel(principle));
  const written = bound.map(label).join(', ');
  return [
    bound.length === 0 ? 'No principle got a gate block.' : `Got a gate block: ${written}`,
    ...left.map(
      ({ principle, gate, why }) =>
        `Not bound, and attested: ${label(principle)}: ${sanitize(describeGate(gate))}; ${sanitize(why)}.`,
    ),
    ...unbound.map(
      ({ principle, problem }) =>
        `Left without a block: ${label(principle)}. ${describeEditProblem(problem)}`,
    ),
  ];
}
