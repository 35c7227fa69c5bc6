import { exitCodeOf, type ReportFormat } from '../define-report.js';
import { renderMarkdown } from './render.js';

/** GitHub refuses a comment of more characters. */
const MAX_CHARACTERS = 65_536;

/** The comment on a pull request. */
export const markdownReport: ReportFormat = {
  title: 'Markdown',
  render: (report) => ({
    output: '',
    files: [{ path: 'report.md', text: renderMarkdown(report, MAX_CHARACTERS) }],
    exitCode: exitCodeOf(report),
  }),
};
