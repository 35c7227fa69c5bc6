import type { Location } from './position.js';
import type { FeaturePhase } from './verdict.js';

/** What a document of a feature leaves open, with its place. */
export interface OpenQuestion {
  readonly text: string;
  readonly location: Location;
}

/** Where a feature is between its first document and its last task. No text has control characters. */
export interface FeatureStatus {
  /** Name of its node in the project graph. */
  readonly feature: string;
  /** Relative to the workspace root. */
  readonly directory: string;
  readonly phase: FeaturePhase;
  /** What its documents leave to be decided. */
  readonly open: readonly OpenQuestion[];
  /** Null when every task is done. */
  readonly next: NextStep | null;
}

/** What is due next. */
export interface NextStep {
  /** An instruction, without a period. */
  readonly what: string;
  /** The place that it is about; null: none. */
  readonly location: Location | null;
  /** The command that does it, or that confirms it once it is done; null: only a person can decide it. */
  readonly command: string | null;
}
