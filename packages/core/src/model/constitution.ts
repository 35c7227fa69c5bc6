import type { Finding } from './finding.js';
import type { GateDeclaration } from './gate.js';
import type { Leftover } from './plan.js';
import type { Position, Text } from './position.js';

/** A principle of a constitution, with its gates. */
export interface Principle {
  /** As written: "I", "3"; null when the heading has no number. */
  readonly number: string | null;
  /** The heading without number and marks such as (NON-NEGOTIABLE). */
  readonly name: string;
  readonly nonNegotiable: boolean;
  readonly position: Position;
  /** Gates of its `gate` blocks or, where it has no block, those its words state. Empty: attested, see `isAttested`. */
  readonly gates: readonly GateDeclaration[];
}

/** A constitution that another one extends, as its front matter writes it. */
export interface Extension {
  /** The name of a package, perhaps with a path in it, or a path that begins with `./` or `../`. */
  readonly written: string;
  /** Null where it is not written in a document, as in the options of a host. */
  readonly position: Position | null;
}

/** A constitution.md as data. Plain JSON: it is cached by the content of the document. */
export interface ConstitutionDocument {
  readonly title: Text | null;
  readonly version: Text | null;
  readonly principles: readonly Principle[];
  /** What its front matter says that it extends, in order; left out when there is nothing. */
  readonly extends?: readonly Extension[];
  /**
   * What sentences outside every principle state, in order. Nothing is judged by it, as a gate belongs to a principle: it is there to
   * be told, and to be put under one. Left out when there is nothing.
   */
  readonly elsewhere?: readonly GateDeclaration[];
  readonly leftovers: readonly Leftover[];
  /** Wrong blocks, kinds and fields are findings here; they turn every project red that the layer governs. */
  readonly findings: readonly Finding[];
}
