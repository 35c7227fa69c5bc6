/**
 * Verdict files in, reports out: the few parts that the end of a run needs. No gate, no reader of documents and no schema library is
 * loaded.
 */
export { isCalendarDate } from '../base/dates.js';
export { sanitize } from '../base/sanitize.js';
export { VERDICTS, type ProjectVerdict, type Verdict } from '../model/verdict.js';
export { compareWithBase, stillHolds, type BaseVerdicts } from '../reports/compare-base.js';
export {
  type HistoryEntry,
  type RenderOptions,
  type Report,
  type ReportFormat,
  type SubjectFacts,
  type UnreadableVerdict,
  verdictOf,
  type WorkspaceReport,
} from '../reports/define-report.js';
export { readReport, readVerdict, type ReadReport, type ReadVerdict } from '../reports/read-verdict.js';
export { REPORT_FORMATS, type ReportFormatName } from '../reports/report-formats.js';
export { renderRunSummary, type RunSummaryOptions } from '../reports/terminal/run-summary.js';
