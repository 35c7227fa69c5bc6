/** What a reader sees of the result of a gate, the most urgent first. `warning`: it fails and only evaluates. */
export const RESULT_STATES = ['fail', 'warning', 'waived', 'pending', 'pass', 'skipped'] as const;
/** One of `RESULT_STATES`. */
export type ResultState = (typeof RESULT_STATES)[number];

/** The number of a text in `PageData.strings`; 0 is the empty text, which also means that there is none. */
export type Text = number;
/** The number of a row in the columns of another table; -1: of none. */
export type Row = number;

/**
 * The report as the page has it: tables as columns of numbers, and each text once, because most of what a thousand projects
 * say is the same.
 */
export interface PageData {
  readonly strings: readonly string[];
  /** Whether texts were left out, because there were too many. */
  readonly cut: boolean;
  readonly date: Text;
  readonly projects: ProjectColumns;
  readonly results: ResultColumns;
  readonly waivers: readonly WaiverData[];
  readonly ending: readonly EndingWaiverData[];
  readonly requirements: readonly RequirementData[];
  /** null: nothing was compared. */
  readonly base: BaseData | null;
  /** The oldest first; the last one is this report. Empty where no earlier report is known. */
  readonly history: readonly HistoryData[];
}

/** Projects and features in the order of the report. */
export interface ProjectColumns {
  readonly name: readonly Text[];
  readonly root: readonly Text[];
  /** A place in `RESULT_STATES`. */
  readonly verdict: readonly number[];
  /** 1: a feature. */
  readonly feature: readonly number[];
  readonly tags: readonly (readonly Text[])[];
  readonly owners: readonly (readonly Text[])[];
  /** A place in `FEATURE_PHASES`; -1: not a feature that was judged. */
  readonly phase: readonly number[];
  readonly due: readonly Text[];
  /** Tasks that are ticked, and all of them; -1: there is no list of tasks. */
  readonly done: readonly number[];
  readonly total: readonly number[];
  /** The first of the results of a project, which follow each other. */
  readonly first: readonly Row[];
}

/** Results of gates, by project. */
export interface ResultColumns {
  readonly project: readonly Row[];
  readonly id: readonly Text[];
  readonly principle: readonly Text[];
  readonly kind: readonly Text[];
  /** A place in `RESULT_STATES`. */
  readonly state: readonly number[];
  /** 1: the gate only evaluates. */
  readonly evaluated: readonly number[];
  readonly message: readonly Text[];
  readonly place: readonly Text[];
  readonly expected: readonly Text[];
  readonly actual: readonly Text[];
  readonly fix: readonly Text[];
  readonly advice: readonly Text[];
  readonly help: readonly Text[];
  readonly evidence: readonly (readonly Text[])[];
  readonly notes: readonly (readonly Text[])[];
  readonly waiver: readonly Row[];
  /** The package whose constitution declares the gate. */
  readonly from: readonly Text[];
}

/** A waiver that lets a failure stand. */
export interface WaiverData {
  readonly place: Text;
  readonly why: Text;
  readonly until: Text;
}

/** A waiver that ends soon. */
export interface EndingWaiverData {
  readonly until: Text;
  readonly place: Text;
  /** The gates that fail from then on, each with its project. */
  readonly gates: readonly Text[];
}

/** A requirement of a feature, and what proves it. */
export interface RequirementData {
  readonly project: Row;
  readonly id: Text;
  readonly text: Text;
  readonly place: Text;
  /** A place in `REQUIREMENT_STATES`. */
  readonly state: number;
  readonly tests: readonly {
    readonly project: Text;
    /** Its name, else its file. */
    readonly name: Text;
    readonly passed: boolean | null;
  }[];
}

/** How the verdicts differ from those of the base. */
export interface BaseData {
  readonly ref: Text;
  readonly changes: readonly {
    readonly project: Text;
    readonly gate: Text;
    readonly change: Text;
    readonly before: number;
    readonly after: number;
  }[];
  readonly unknown: readonly { readonly project: Text; readonly why: Text }[];
  /** How many verdicts are those of the base, because nothing of them changed. */
  readonly carried: number;
}

/** A report of the past, or this one. */
export interface HistoryData {
  readonly date: Text;
  /** Projects and features by verdict, in the order of `VERDICTS`. */
  readonly counts: readonly number[];
}
