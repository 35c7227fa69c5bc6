import type { TextPlace } from './text-position.js';

/** Why a report does not count; each is the reason code of the finding it becomes. */
export type ReportReason = 'evidence-unreadable' | 'evidence-empty' | 'evidence-contradiction';

/**
 * Ends the reading of one report. Thrown by readers and caught by `readEvidence`, so that a wrong value deep inside
 * a report needs no result type at every level; it never leaves this folder.
 */
export class ReportProblem extends Error {
  readonly reason: ReportReason;
  /** Where in the report; null if that is not known, or if the report as a whole is meant. */
  readonly place: TextPlace | null;
  /** The report that it is about, where several are read together; null: the one that is being read. */
  readonly file: string | null;
  /** Whether the report states itself that it holds nothing, so that others beside it count without it. */
  readonly stated: boolean;

  constructor(
    problem: string,
    reason: ReportReason = 'evidence-unreadable',
    {
      place = null,
      file = null,
      stated = false,
    }: Partial<Pick<ReportProblem, 'place' | 'file' | 'stated'>> = {},
  ) {
    super(problem);
    this.reason = reason;
    this.place = place;
    this.file = file;
    this.stated = stated;
  }
}

/** Ends the reading of a report that cannot be read. */
export function unreadable(problem: string, place: TextPlace | null = null): never {
  throw new ReportProblem(problem, 'evidence-unreadable', { place });
}

/** Ends the reading of a report that says nothing. */
export function empty(problem: string): never {
  throw new ReportProblem(problem, 'evidence-empty');
}

/** Ends the reading of a report that states itself that it has no results, as one of several of a run may. */
export function emptyByItself(problem: string): never {
  throw new ReportProblem(problem, 'evidence-empty', { stated: true });
}

/** Ends the reading of a report whose statements exclude each other. */
export function contradiction(problem: string, file: string | null = null): never {
  throw new ReportProblem(problem, 'evidence-contradiction', { file });
}
