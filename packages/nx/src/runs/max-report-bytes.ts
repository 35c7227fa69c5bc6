/** Bytes of the largest file of verdicts that is read: one verdict, a report, or what is kept of a commit. */
export const MAX_REPORT_BYTES = 256 * 1024 * 1024;
