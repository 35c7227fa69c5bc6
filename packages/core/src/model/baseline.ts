import type { Finding } from './finding.js';

/** One violation as a baseline knows it. */
export interface Violation {
  /**
   * What is violated: the reason code and what it is about. The same in every run that finds the same violation, so
   * without lines, dates and paths outside the workspace.
   */
  readonly key: string;
  /** How often it occurs, or what was measured, in the unit of the gate. */
  readonly value: number;
  /** The direction in which `value` improves. */
  readonly better: 'lower' | 'higher';
  /** The value was measured: of several with one key the worst counts. Without it, occurrences add up. */
  readonly measured?: true;
  /** It hides what else would be found, as a file that does not load does: no baseline records or accepts it. */
  readonly hiding?: true;
}

/** By subject (project or feature), gate id and key of the violation: the worst value that is accepted. */
export type BaselineViolations = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>
>;

/** `.specify/baseline.json` as data: the violations that a workspace had when it adopted its gates. */
export interface BaselineDocument {
  readonly violations: BaselineViolations;
  /** What is wrong with the file. With any finding it accepts nothing, and every gate fails. */
  readonly findings: readonly Finding[];
}
