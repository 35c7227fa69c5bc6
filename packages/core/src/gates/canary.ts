import type { Feature, JudgeContext, Project } from '../model/workspace.js';

/** What judging a project or a feature again needs in place of what it was. */
export interface Altered {
  readonly project?: Project;
  readonly feature?: Feature;
  readonly context?: JudgeContext;
}

/**
 * The smallest change of its sort after which a gate has to fail, made in memory. If the gate passes all the same, it does not
 * enforce what it seems to.
 */
export interface Canary {
  /**
   * The rules that it is against: fields of the gate's block (`skipped`, `max.lines`), for the kind `plan` the names of its rules.
   * Empty: what every gate of the kind asks for, such as a report that can be read and a target that succeeds.
   */
  readonly rules: readonly string[];
  /** What the change is, as a clause for people ("one passed test fails"). */
  readonly what: string;
  /** Makes it. Called once, so that only one change is held at a time. */
  readonly make: () => Altered;
}

/** A rule of a gate that judges nothing as things are, so that no change could make it fail. */
export interface IdleRule {
  /** As in `Canary.rules`. */
  readonly rule: string;
  /** Why, as a clause for people ("no other project is denied"). */
  readonly why: string;
}

/** What a gate can be tried by, and the rules that it cannot be tried by. */
export type CanaryOrIdle = Canary | IdleRule;

/** Whether it is a change, and not a rule that judges nothing. */
export function isCanary(one: CanaryOrIdle): one is Canary {
  return 'make' in one;
}
