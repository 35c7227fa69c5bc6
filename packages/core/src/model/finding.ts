import type { Position } from './position.js';
import type { ReasonGiven } from './reason.js';

/** One thing that a reader or a rule noticed, as data: a stable code, its arguments, and where. Prose comes later. */
export type Finding = ReasonGiven & {
  /** Inside the document the finding is about; null when it is about the whole document. */
  readonly position: Position | null;
};
