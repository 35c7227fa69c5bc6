import type { Finding } from './finding.js';
import type { ComplexityRow, Leftover } from './plan.js';
import type { Requirement, UnreadId } from './requirement.js';
import type { Position, Text } from './position.js';

/** spec.md, research.md, data-model.md, quickstart.md or a contract in Markdown: what is left open in it. */
export interface CompanionDocument {
  readonly title: Text | null;
  /** Whether it has any content besides headings. */
  readonly empty: boolean;
  /** Requirements, success criteria and scenarios with an id; left out if it has none. Only those of spec.md count. */
  readonly requirements?: readonly Requirement[];
  /** Ids that items begin with, and whose prefix is not that of a requirement; left out if it has none. */
  readonly unreadIds?: readonly UnreadId[];
  readonly leftovers: readonly Leftover[];
  readonly findings: readonly Finding[];
}

/** A task of tasks.md. */
export interface PlanTask {
  readonly id: string | null;
  readonly done: boolean;
  /** Dropped or deferred, `[~]` or `[-]`: neither done nor open. Not given otherwise. */
  readonly dropped?: boolean;
  readonly text: string;
  /** The number of the story that it is for: its own (`[US1]`), else that of the phase that it is in. Not given: of none. */
  readonly story?: number;
  /** Paths the task names, as written. */
  readonly paths: readonly string[];
  readonly position: Position;
}

/** tasks.md as data. */
export interface TasksDocument {
  readonly tasks: readonly PlanTask[];
  readonly leftovers: readonly Leftover[];
  readonly findings: readonly Finding[];
}

/** A row of `.specify/memory/waivers.md` is a row of Complexity Tracking outside any feature. */
export interface WaiversDocument {
  readonly rows: readonly ComplexityRow[];
  readonly findings: readonly Finding[];
}
