import { overall } from '../model/overall.js';
import type { ProjectVerdict, Verdict } from '../model/verdict.js';

/** How a report is rendered. */
export interface RenderOptions {
  /** Terminal colours; default none. */
  readonly colour?: boolean;
}

/** A verdict file that says nothing, and why. */
export interface UnreadableVerdict {
  /** As the host names it: relative to the workspace root where it is inside. */
  readonly file: string;
  /** One sentence. */
  readonly why: string;
}

/** What the verdict files of a workspace say, from one machine or from several. */
export interface WorkspaceReport {
  /** One for each project and feature, in the order of the report. */
  readonly verdicts: readonly ProjectVerdict[];
  /** Projects and features that have a gate and no verdict; they fail the report. */
  readonly missing: readonly string[];
  /** Files that could not be read; they fail the report. */
  readonly unreadable: readonly UnreadableVerdict[];
  /** Projects and features with a gate that the run did not ask for: nothing is said of them. Left out where the report is of all. */
  readonly notInRun?: readonly string[];
  /** The day of the report, YYYY-MM-DD: what expires soon is counted from it. */
  readonly today: string;
  /** A file of the project that a finding without a place is shown at, relative to the workspace root; null: none is known. */
  readonly anchorOf?: (project: string) => string | null;
  /** What the host knows of a project or feature beside its verdict; null: nothing. */
  readonly factsOf?: (project: string) => SubjectFacts | null;
  /** The commit that all of it was judged at; left out where the files were not those of a commit, or nobody knows. */
  readonly commit?: string;
  /** How the verdicts differ from those of the base; left out where nobody asked. */
  readonly base?: BaseDifference;
  /** Earlier reports, the oldest first; left out where none are kept. */
  readonly history?: readonly HistoryEntry[];
}

/** What the host knows of a project or feature. */
export interface SubjectFacts {
  readonly kind: 'project' | 'feature';
  readonly tags: readonly string[];
  /** As CODEOWNERS names them. */
  readonly owners: readonly string[];
}

/** What became of one gate of one project since the base. */
export interface GateChange {
  readonly project: string;
  readonly gate: string;
  /**
   * `new`: fails now and not at the base; `fixed`: failed at the base, was judged now and passes; `worse`, `better`: failed before and fails now, with more or fewer
   * findings; `expired`: fails because a waiver ended.
   */
  readonly change: 'new' | 'fixed' | 'worse' | 'better' | 'expired';
  /** The findings at the base and now. */
  readonly before: number;
  readonly after: number;
}

/** How the verdicts of a workspace differ from those of the base. */
export interface BaseDifference {
  /** As the user named it, or the commit. */
  readonly ref: string;
  readonly changes: readonly GateChange[];
  /** Projects and features whose verdict at the base is not known, each with one sentence on why. */
  readonly unknown: readonly { readonly project: string; readonly why: string }[];
  /** Projects and features that were not judged now, because nothing of them changed: their verdicts are those of the base. */
  readonly carried: readonly string[];
}

/** One earlier report. */
export interface HistoryEntry {
  /** YYYY-MM-DD. */
  readonly date: string;
  /** Projects and features by verdict. */
  readonly counts: Readonly<Record<Verdict, number>>;
}

/** A rendered report. The caller writes the files and ends with the exit code. */
export interface Report {
  /** For the screen, without control characters of documents; empty when it is all in files. */
  readonly output: string;
  /** Paths relative to the directory of the report, with `/`. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** 0: nothing fails. 1: a gate failed, or something was not judged. */
  readonly exitCode: 0 | 1;
}

/** One format of report: a pure function of what the verdict files say. */
export interface ReportFormat {
  /** As people call it ("JSON"). */
  readonly title: string;
  render(report: WorkspaceReport, options: RenderOptions): Report;
}

/** The verdict on the whole, as on all gates of one project. What was not judged is a failure: absence never passes. */
export function verdictOf({ verdicts, missing, unreadable }: WorkspaceReport): Verdict {
  if (missing.length > 0 || unreadable.length > 0) return 'fail';
  return overall(verdicts.map(({ verdict }) => ({ status: 'enforced', verdict })));
}

/** The exit code of a report. */
export function exitCodeOf(report: WorkspaceReport): Report['exitCode'] {
  return verdictOf(report) === 'fail' ? 1 : 0;
}
