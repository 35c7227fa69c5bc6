import type { Position } from './position.js';

/** What an id of a specification stands for. `criterion`: a success criterion; `scenario`: an acceptance scenario of a story. */
export type RequirementKind = 'requirement' | 'criterion' | 'scenario';

/** A requirement that spec.md gives an id. */
export interface Requirement {
  /** As the document writes it ("FR-001"); of a scenario, which has no id, the numbers of its story and its own ("US1 scenario 3"). */
  readonly id: string;
  /** The same for all spellings of an id, such as FR001 and fr_1; see `requirementKeysIn`. */
  readonly key: string;
  readonly kind: RequirementKind;
  /** One line without markup, within a bound; empty where the document says nothing of it. */
  readonly text: string;
  readonly position: Position;
}

/** An id of a series of a document's own, such as TD-001: nobody knows whether it is that of a requirement. */
export interface UnreadId {
  /** As the document writes it. */
  readonly id: string;
  readonly position: Position;
}
