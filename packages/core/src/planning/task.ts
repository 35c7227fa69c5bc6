import type { PhaseKind } from '../documents/task-phases.js';
import type { UserStory } from '../model/stories.js';

/** A user story with the number that its tasks carry: `[US1]`. */
export interface NumberedStory extends UserStory {
  /** The number of the document, or the next free one. */
  readonly label: number;
}

/** A task that is to be written. */
export interface Task {
  /** `T001`. */
  readonly id: string;
  /** The number of its phase, from 1. */
  readonly phase: number;
  /** Whether it can be done beside the others of its group: no file is in two of them, and it waits for none of them. */
  readonly parallel: boolean;
  /** The label of its story; null outside the phases of stories. */
  readonly story: number | null;
  /** One line of Markdown, with the files in code. */
  readonly text: string;
  /** What it writes, relative to the workspace root; a directory ends with `/`. */
  readonly files: readonly string[];
  /** The tasks of the same list that come before it, by id. */
  readonly dependsOn: readonly string[];
}

/** A phase with its tasks; tests come before what they test. */
export interface TaskPhase {
  readonly kind: PhaseKind;
  /** From 1. */
  readonly number: number;
  /** Null but in the phase of a story. */
  readonly story: NumberedStory | null;
  readonly tests: readonly Task[];
  readonly implementation: readonly Task[];
}

/** The tasks of a feature in the order in which they are done. */
export interface TaskPlan {
  readonly phases: readonly TaskPhase[];
}

/** How a language calls the files of a project. */
export interface FileNames {
  /** `gift-card.ts` for "gift card". */
  source(words: string): string;
  /** `gift-card.spec.ts` for "gift card". */
  test(words: string): string;
}

/** A project of the feature. */
export interface ProjectPart {
  /** Relative to the workspace root; `.` for the workspace itself. */
  readonly root: string;
  /** Whether it is a project already. */
  readonly exists: boolean;
  /** Null where nobody knows the language, so that no file is given a name. */
  readonly names: FileNames | null;
}

/** A path that the tree of the plan draws. */
export interface DrawnPath {
  /** Relative to the workspace root, safe. */
  readonly path: string;
  readonly kind: 'file' | 'dir';
  /** What is to be done about it; `none`: it is there, or need not be. */
  readonly action: 'create' | 'change' | 'delete' | 'none';
  readonly comment: string | null;
}

/** What the tasks of a feature are made from. All paths are relative to the workspace root. */
export interface TaskSources {
  /** `specs/001-saved-cards`. */
  readonly directory: string;
  readonly stories: readonly UserStory[];
  /** Names of entities, such as `GiftCard`. */
  readonly entities: readonly string[];
  /** Files of contracts. */
  readonly contracts: readonly string[];
  readonly drawn: readonly DrawnPath[];
  readonly parts: readonly ProjectPart[];
  /** Whether quickstart.md is there. */
  readonly hasQuickstart: boolean;
  readonly isThere: (path: string) => boolean;
}
