/** A report that was read. */
export interface Report<E> {
  /** The file, relative to the workspace root. */
  readonly path: string;
  /** The name of its format ("junit"). */
  readonly format: string;
  readonly evidence: E;
}

/** At least one report, in the order of their formats' precedence. */
export type Reports<E> = readonly [Report<E>, ...Report<E>[]];

/** What evidence of any kind has. */
export interface AnyEvidence {
  readonly kind: string;
}

/** What a kind of evidence declares about itself. */
export interface EvidenceKindDefinition<E extends AnyEvidence> {
  readonly kind: E['kind'];
  /** Whether `nx g @plangate/nx:evidence` makes targets write such reports; otherwise messages name the commands that do. */
  readonly setUpByGenerator: boolean;
  /** The source or test files that the evidence names, as its report writes them. They show whose report it is. */
  filesOf(evidence: E): readonly string[];
  /**
   * Files that stand for everything in their directory and below it, such as lockfiles: a report that names one above a project is
   * not foreign to it.
   */
  holdersOf?(evidence: E): readonly string[];
  /** The classes, packages or modules that it names where it names no files. */
  modulesOf?(evidence: E): readonly string[];
  /** The day that a report says it is of, as YYYY-MM-DD; null where it says none. */
  ranOn?(evidence: E): string | null;
  /**
   * Puts the reports of a project together. Ends in a `ReportProblem` when they contradict each other.
   *
   * @param place where a file is in the workspace, by its path as written; null if it does not exist
   * @param inProject a path of the workspace relative to the project; null when it does not belong to the project itself
   */
  combine(
    reports: Reports<E>,
    place: (written: string) => string | null,
    inProject: (path: string) => string | null,
  ): E;
}
