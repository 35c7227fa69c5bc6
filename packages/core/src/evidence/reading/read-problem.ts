/** Why a report does not count; each is the reason code of the finding it becomes. */
export type ReportReason = 'evidence-unreadable' | 'evidence-empty' | 'evidence-contradiction';

/**
 * Ends the reading of one report. Thrown by readers and caught by `readEvidence`, so that a wrong value deep inside
 * a report needs no result type at every level; it never leaves this folder.
 */
export class ReportProblem extends Error {
  readonly reason: ReportReason;
  /** The report that it is about, where several are read together; null: the one that is being read. */
  readonly file: string | null;

  constructor(problem: string, reason: ReportReason = 'evidence-unreadable', file: string | null = null) {
    super(problem);
    this.reason = reason;
    this.file = file;
  }
}

/** Ends the reading of a report that cannot be read. */
export function unreadable(problem: string): never {
  throw new ReportProblem(problem);
}

/** Ends the reading of a report that says nothing. */
export function empty(problem: string): never {
  throw new ReportProblem(problem, 'evidence-empty');
}

/** Ends the reading of a report whose statements exclude each other. */
export function contradiction(problem: string, file: string | null = null): never {
  throw new ReportProblem(problem, 'evidence-contradiction', file);
}
