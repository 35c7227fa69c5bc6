import { exitCodeOf, type ReportFormat } from '../define-report.js';
import { renderPage } from './render.js';

/** One page that a browser opens without a network; see guide.md. */
export const htmlReport: ReportFormat = {
  title: 'HTML',
  render: (report) => ({
    output: '',
    files: [{ path: 'report.html', text: renderPage(report) }],
    exitCode: exitCodeOf(report),
  }),
};
