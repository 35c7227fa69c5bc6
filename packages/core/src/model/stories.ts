import type { Finding } from './finding.js';
import type { Position, Text } from './position.js';

/** A user story of spec.md. All texts are on one line and without markup. */
export interface UserStory {
  /** The number that the document gives it; null where it gives none. */
  readonly number: number | null;
  readonly title: string;
  /** 1 for `P1`; null where the document states none. */
  readonly priority: number | null;
  /** Its first paragraph; null when it has none. */
  readonly goal: string | null;
  /** How it is tested without the others; null when the document does not say. */
  readonly independentTest: string | null;
  /** How many acceptance scenarios it lists. */
  readonly scenarios: number;
  /** All that the document says of it, within a bound. */
  readonly words: string;
  readonly position: Position;
}

/** What spec.md says of who wants what, and of which things. */
export interface StoriesDocument {
  /** In the order of the document. */
  readonly stories: readonly UserStory[];
  /** Stories behind the bound, which were left out. */
  readonly more: number;
  /** The names of its entities, each once. */
  readonly entities: readonly Text[];
  readonly findings: readonly Finding[];
}
