import { sanitize } from '../../base/sanitize.js';
import { exitCodeOf, type ReportFormat, type WorkspaceReport } from '../define-report.js';
import { fingerprintedFindings, toldOf, type FingerprintedFinding } from '../findings.js';
import { renderJunit } from '../junit/report.js';
import { renderOpenMetrics } from '../openmetrics/report.js';

/** For GitLab CI: Code Quality, test results and metrics, each as an artefact of a report of its own type. */
export const gitlabReport: ReportFormat = {
  title: 'GitLab CI',
  render: (report) => ({
    output: '',
    files: [
      { path: 'gl-code-quality-report.json', text: `${JSON.stringify(codeQuality(report), null, 2)}\n` },
      { path: 'gl-junit.xml', text: renderJunit(report) },
      { path: 'gl-metrics.txt', text: renderOpenMetrics(report) },
    ],
    exitCode: exitCodeOf(report),
  }),
};

/** What has no place cannot be shown there: the JUnit report has it. */
function codeQuality(report: WorkspaceReport): object[] {
  return fingerprintedFindings(report).flatMap((finding) =>
    finding.level === 'waived' ? [] : entry(finding),
  );
}

function entry(finding: FingerprintedFinding): object[] {
  const { gate, place, level, fingerprint, subject } = finding;
  if (place === null) return [];
  return [
    {
      description: sanitize(`${subject.project}, ${gate.id}: ${toldOf(finding)}`),
      check_name: gate.reason,
      fingerprint,
      severity: level === 'error' ? 'major' : 'minor',
      location: { path: place.file, lines: { begin: place.line } },
    },
  ];
}
