/** Why a file is written; reports and tests go by it. */
export type FileReason =
  | 'document'
  | 'constitution'
  | 'skeleton'
  | 'starter'
  | 'entry'
  | 'directory'
  | 'configuration'
  | 'active-feature';

/** A file that is to be written. */
export interface PlannedFile {
  /** Relative to the workspace root, with `/`. */
  readonly path: string;
  readonly content: string;
  readonly reason: FileReason;
  /** Whether it was made of what is there: only then may it take the place of a file. */
  readonly edits?: boolean;
  /** Paths of which any one makes this file unnecessary; it is then skipped. */
  readonly unless?: readonly string[];
  /** Whether the formatter leaves it as it is. */
  readonly isFinal?: boolean;
}

/** A directory that becomes a project before files are written into it. */
export interface PlannedProject {
  readonly root: string;
  /** The name of its language stack. */
  readonly stack: string;
  /** Whether the plan declares tests; a project without any may still run its test target. */
  readonly hasTests: boolean;
  /** Directory of the feature whose plan declares it. */
  readonly feature: string;
}

/** What the code of a project needs declared. */
export interface PlannedNeeds {
  readonly root: string;
  /** The name of the language stack that declares them. */
  readonly stack: string;
  /** By package name, with its version range. */
  readonly dependencies: Readonly<Record<string, string>>;
  /** What its tests need in the workspace. */
  readonly devDependencies: Readonly<Record<string, string>>;
  /** A directory outside of the project that its tests read; null for none. */
  readonly testInputs: string | null;
}

/** What a person should know; `paths` are those it is about, and a text without any is a sentence of its own. */
export interface PlanNote {
  readonly level: 'info' | 'warning';
  readonly text: string;
  readonly paths: readonly string[];
}

/**
 * What a generator is about to do, as a value: it can be shown, tested and combined without Nx, and `applyFilePlan` does
 * it. Files are in the order in which they are written.
 */
export interface FilePlan {
  readonly files: readonly PlannedFile[];
  /** Files that the generator would have written and that are there already. */
  readonly kept: readonly string[];
  readonly projects: readonly PlannedProject[];
  readonly needs: readonly PlannedNeeds[];
  /** The documents it was computed from. */
  readonly inputs: readonly string[];
  readonly notes: readonly PlanNote[];
}

export const EMPTY_PLAN: FilePlan = { files: [], kept: [], projects: [], needs: [], inputs: [], notes: [] };

/** A plan of a few parts; the rest of it is empty. */
export function filePlan(parts: Partial<FilePlan>): FilePlan {
  return { ...EMPTY_PLAN, ...parts };
}

/**
 * Sorts documents into those that are to be written and those that are there already and stay.
 * @param isThere whether a path is taken, as the workspace is now
 */
export function missingFiles(wanted: readonly PlannedFile[], isThere: (path: string) => boolean): FilePlan {
  return filePlan({
    files: wanted.filter(({ path }) => !isThere(path)),
    kept: wanted.filter(({ path }) => isThere(path)).map(({ path }) => path),
  });
}

/** Several plans as one, done in their order. */
export function joinPlans(...plans: readonly FilePlan[]): FilePlan {
  return {
    files: plans.flatMap(({ files }) => files),
    kept: plans.flatMap(({ kept }) => kept),
    projects: plans.flatMap(({ projects }) => projects),
    needs: plans.flatMap(({ needs }) => needs),
    inputs: [...new Set(plans.flatMap(({ inputs }) => inputs))],
    notes: plans.flatMap(({ notes }) => notes),
  };
}
