/**
 * One stable reason code: what it means, what a report says, and how to mend it. The arguments are typed by the
 * functions; whoever creates a finding or a verdict with this code must supply them.
 */
export interface Reason<Args> {
  /** What the code stands for, as a heading of the reference ("Coverage is below its minimum"). */
  readonly title: string;
  /**
   * What the code does when a document's reader or a rule reports it: `error` fails the gate, `pending` waits for
   * a phase, `info` is only told. Codes that explain a pass or a skip are `info`.
   */
  readonly severity: 'error' | 'pending' | 'info';
  /** What and where, expected and received. One sentence. Text from documents is passed as it is; renderers escape. */
  message(args: Args): string;
  /** What to do about it, as an instruction; empty where nothing is to be done. */
  fix(args: Args): string;
}

/** Keeps the argument types of each code apart while checking its shape. */
export function defineReasons<const R extends Record<string, Reason<never>>>(reasons: R): R {
  return reasons;
}
