/** Why a file is written; reports and tests use it. */
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
  /** Whether it was made from the existing file: only then may it replace that file. */
  readonly edits?: boolean;
  /** If any of these paths exists, this file is not needed and is skipped. */
  readonly unless?: readonly string[];
  /** Whether the formatter skips it. */
  readonly isFinal?: boolean;
}

/** A directory that becomes a project before files are written into it. */
export interface PlannedProject {
  readonly root: string;
  /** The name of its language stack. */
  readonly stack: string;
  /** Whether the plan declares tests; a project without any may still run its test target. */
  readonly hasTests: boolean;
  /** The files that the plan declares in it, relative to its root. */
  readonly paths: readonly string[];
  /** Those of them that the skeleton makes: they replace a sample. */
  readonly skeleton: readonly string[];
  /** Directory of the feature whose plan declares it. */
  readonly feature: string;
  /** The tools that it is made with, in the words of its stack. */
  readonly tools: Readonly<Record<string, string>>;
}

/** The dependencies that the code of a project needs. */
export interface PlannedNeeds {
  readonly root: string;
  /** The name of the language stack that declares them. */
  readonly stack: string;
  /** By package name, with its version range. */
  readonly dependencies: Readonly<Record<string, string>>;
  /** What its tests need in the workspace. */
  readonly devDependencies: Readonly<Record<string, string>>;
  /** A directory outside the project that its tests read; null for none. */
  readonly testInputs: string | null;
  /** Whether this run makes it a project: an existing one gets no command of its own. */
  readonly isNew: boolean;
  /** Its tools, in the words of its stack. */
  readonly tools: Readonly<Record<string, string>>;
}

/** What a person should know; `paths` are the paths that it is about, and a text without paths is a whole sentence. */
export interface PlanNote {
  readonly level: 'info' | 'warning';
  readonly text: string;
  readonly paths: readonly string[];
}

/**
 * What a generator is going to do, as a value: it can be shown, tested and combined without Nx, and `applyFilePlan` does
 * it. Files are in the order in which they are written.
 */
export interface FilePlan {
  readonly files: readonly PlannedFile[];
  /** Files that the generator would have written and that already exist. */
  readonly kept: readonly string[];
  readonly projects: readonly PlannedProject[];
  readonly needs: readonly PlannedNeeds[];
  /** The documents it was computed from. */
  readonly inputs: readonly string[];
  readonly notes: readonly PlanNote[];
}

export const EMPTY_PLAN: FilePlan = { files: [], kept: [], projects: [], needs: [], inputs: [], notes: [] };

/** A plan with the given parts; the others are empty. */
export function filePlan(parts: Partial<FilePlan>): FilePlan {
  return { ...EMPTY_PLAN, ...parts };
}

/**
 * Sorts documents into those to be written and those that already exist and are kept.
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
