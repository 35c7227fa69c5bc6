import { sanitize } from '../../base/sanitize.js';
import { exitCodeOf, type ReportFormat } from '../define-report.js';
import { findingsOf, toldOf, type Finding } from '../findings.js';
import { renderMarkdown } from '../markdown/render.js';

/** UTF-16 code units of one step summary, each of at most three bytes: GitHub refuses more than a mebibyte. */
const MAX_SUMMARY_CHARACTERS = Math.floor(1_048_576 / 3);
/** Annotations of each level that GitHub shows of one step. */
const MAX_ANNOTATIONS = 10;

/** For GitHub Actions: a step summary, and annotations as lines of the log. */
export const githubReport: ReportFormat = {
  title: 'GitHub Actions',
  render: (report) => {
    const findings = findingsOf(report);
    return {
      output: [...annotations(findings, 'error'), ...annotations(findings, 'warning')].join('\n'),
      files: [{ path: 'step-summary.md', text: renderMarkdown(report, MAX_SUMMARY_CHARACTERS) }],
      exitCode: exitCodeOf(report),
    };
  },
};

function annotations(findings: readonly Finding[], level: 'error' | 'warning'): string[] {
  const all = findings.filter((finding) => finding.level === level);
  const left = all.length - MAX_ANNOTATIONS;
  if (left <= 0) return all.map((finding) => annotation(finding, level));
  const shown = all.slice(0, MAX_ANNOTATIONS - 1).map((finding) => annotation(finding, level));
  return [...shown, `::${level} title=Plangate::${left + 1} more findings are in the step summary`];
}

function annotation(finding: Finding, level: 'error' | 'warning'): string {
  const { gate, place, subject } = finding;
  const at =
    place === null ? [] : [`file=${property(place.file)}`, `line=${place.line}`, `col=${place.column}`];
  const properties = [...at, `title=${property(`${subject.project} ${gate.id}`)}`].join(',');
  return `::${level} ${properties}::${data(toldOf(finding))}`;
}

/** Text behind the last `::` of a workflow command. */
function data(text: string): string {
  return sanitize(text).replaceAll('%', '%25');
}

/** Text of a property, which a comma would end. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
