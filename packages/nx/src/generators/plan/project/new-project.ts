import type { WorkspaceFacts } from '../workspace.js';

/** A directory that becomes a project. */
export interface NewProject {
  readonly root: string;
  readonly workspace: WorkspaceFacts;
  /** Whether the plan declares tests; a project without any may still run its test target. */
  readonly hasTests: boolean;
  /** Names of projects that are there. */
  readonly taken: ReadonlySet<string>;
  /** Directory of the feature whose plan declares it. */
  readonly feature: string;
}
