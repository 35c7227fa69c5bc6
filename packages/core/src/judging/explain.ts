import type { Reason, ReasonGiven } from '../model/reason.js';
import { REASONS } from './reason-table.js';
import { sanitize } from '../base/sanitize.js';

/** What is wrong and how to fix it, in one or two sentences each. */
export interface Explanation {
  readonly message: string;
  /** Null where nothing has to be done. */
  readonly fix: string | null;
}

/** The prose of a reason code with its arguments, without control characters. */
export function explain(given: ReasonGiven): Explanation {
  // The mapped type of ReasonGiven ties each code to its arguments; TypeScript cannot follow that through a lookup.
  const reason = REASONS[given.reason] as Reason<never>;
  const args = given.args as never;
  return { message: sanitize(reason.message(args)), fix: sanitize(reason.fix(args)) || null };
}
