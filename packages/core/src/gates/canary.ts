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
  /** What the change is, as a clause for people ("one passed test fails"). */
  readonly what: string;
  /** Makes it. Called once, so that only one change is held at a time. */
  readonly make: () => Altered;
}
