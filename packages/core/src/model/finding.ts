import type { Position } from './position.js';
import type { ReasonArgs, ReasonCode } from '../reasons/reasons.js';

/**
 * One thing a reader or a rule noticed, as data: a stable code, what it speaks of, and where.
 * The prose for it lives in `reasons/`.
 */
export type Finding = {
  readonly [Code in ReasonCode]: {
    readonly reason: Code;
    readonly args: ReasonArgs[Code];
    /** Inside the document the finding speaks of; null when it speaks of the whole document. */
    readonly position: Position | null;
  };
}[ReasonCode];
