import type { Role } from '../evidence/roles.js';
import type { NumberedStory } from './task.js';
import type { PhaseKind } from '../documents/task-phases.js';

/**
 * Where the wish for a task comes from: the tree of the plan draws the file; a story, an entity or a contract needs one that the
 * tree leaves open; or every feature ends with it.
 */
export type Origin = 'drawn' | 'story' | 'thing' | 'ending';

/** A task before it has an id. */
export interface Draft {
  readonly kind: PhaseKind;
  /** Null outside the phases of stories. */
  readonly story: NumberedStory | null;
  readonly role: Role;
  /** The root of its project. */
  readonly root: string;
  /** What it is about, as the stem of a file: drafts about one thing build on each other; null where the name does not say. */
  readonly subject: string | null;
  readonly text: string;
  readonly files: readonly string[];
  readonly origin: Origin;
}
