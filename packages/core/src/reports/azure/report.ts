import { sanitize } from '../../base/sanitize.js';
import { shownAnnotations } from '../annotations.js';
import { exitCodeOf, type ReportFormat } from '../define-report.js';
import { findingsOf, toldOf, type Finding } from '../findings.js';
import { renderJunit } from '../junit/report.js';
import { renderMarkdown } from '../markdown/render.js';
import { notJudged } from '../summary.js';

/** UTF-16 code units of the summary, as GitHub's: a page of a build that nobody has to scroll for minutes. */
const MAX_SUMMARY_CHARACTERS = Math.floor(1_048_576 / 3);

/** For Azure Pipelines: a summary, test results, and issues as logging commands. */
export const azureReport: ReportFormat = {
  title: 'Azure Pipelines',
  render: (report) => {
    const findings = findingsOf(report);
    const linesOf = (type: Issue): string[] =>
      findings.flatMap((finding) => (finding.level === type ? [issueOf(finding, type)] : []));
    const faults = notJudged(report).map(({ text }) => issue({ type: 'error' }, text));
    const lines = [
      ...shownAnnotations([...faults, ...linesOf('error')], (text) => issue({ type: 'error' }, text)),
      ...shownAnnotations(linesOf('warning'), (text) => issue({ type: 'warning' }, text)),
    ];
    return {
      output: lines.join('\n'),
      files: [
        { path: 'azure-summary.md', text: renderMarkdown(report, MAX_SUMMARY_CHARACTERS) },
        { path: 'azure-junit.xml', text: renderJunit(report) },
      ],
      exitCode: exitCodeOf(report),
    };
  },
};

type Issue = 'error' | 'warning';

function issueOf(finding: Finding, type: Issue): string {
  const { gate, place, subject } = finding;
  const at =
    place === null
      ? {}
      : { sourcepath: place.file, linenumber: String(place.line), columnnumber: String(place.column) };
  return issue({ type, ...at, code: gate.reason }, `${subject.project}, ${gate.id}: ${toldOf(finding)}`);
}

/** One logging command, on a line of its own. */
function issue(properties: Readonly<Record<string, string>>, text: string): string {
  const pairs = Object.entries(properties).map(([name, value]) => `${name}=${property(value)};`);
  return `##vso[task.logissue ${pairs.join('')}]${data(text)}`;
}

/** Text behind the bracket. The agent decodes some marks, so that a `%` is encoded in its own way. */
function data(text: string): string {
  return sanitize(text).replaceAll('%', '%AZP25');
}

/** Text of a property, which a semicolon or a bracket would end. */
function property(text: string): string {
  return data(text).replaceAll(';', '%3B').replaceAll(']', '%5D');
}
