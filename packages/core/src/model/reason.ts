/** What a reason code has besides its effect. */
interface ReasonText<Args> {
  /** What the code means, as a heading of the reference ("Coverage is below its minimum"). */
  readonly title: string;
  /** What and where, expected and received. One sentence. Text from documents is passed as it is; renderers escape. */
  message(args: Args): string;
  /** How to fix it, as an instruction; empty where nothing has to be done. */
  fix(args: Args): string;
}

/** A code that explains a pass or a skip, or only informs. */
interface InformingReason<Args> extends ReasonText<Args> {
  readonly severity: 'info';
}

/** A code that fails a gate, or holds it until a phase comes. */
interface FailingReason<Args> extends ReasonText<Args> {
  readonly severity: 'error' | 'pending';
  /**
   * The arguments that distinguish one violation of this code from another, in a fixed order: paths, names, rules. What
   * changes while the violation stays the same (counts, suggestions, what was found instead) is not part of it.
   */
  identity(args: Args): readonly string[];
  /**
   * What a baseline may do with it. `violation` (default): record it. `unproven`: record it only when asked, because it
   * says that proof is absent. `broken`: never, because it says nothing of the project, only that a run or a file is
   * broken. `open`: record it, and leave open what else the gate would have found.
   */
  readonly standing?: 'violation' | 'unproven' | 'broken' | 'open';
}

/**
 * One stable reason code: what it means, what a report says, and how to fix it. The functions type the arguments;
 * whoever creates a finding or an outcome with this code must supply them.
 */
export type Reason<Args> = InformingReason<Args> | FailingReason<Args>;

/** The arguments of each code in a table of reasons. */
export type ArgsOf<Reasons extends Readonly<Record<string, Reason<never>>>> = {
  readonly [Code in keyof Reasons]: Parameters<Reasons[Code]['message']>[0];
};

/**
 * Every reason code and its arguments. Each `reasons.ts` declares its own codes here, so that this file needs to know
 * none of them and a finding can still be checked against the code that it carries.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by declaration merging
export interface ReasonArgs {}

/** A stable reason code. */
export type ReasonCode = keyof ReasonArgs;

/** A reason code with its arguments: one member per code, so that the compiler ties the two together. */
export type ReasonGiven = {
  readonly [Code in ReasonCode]: { readonly reason: Code; readonly args: ReasonArgs[Code] };
}[ReasonCode];
