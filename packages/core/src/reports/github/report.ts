import { sanitize } from '../../base/sanitize.js';
import { listed } from '../../base/wording.js';
import { shownAnnotations } from '../annotations.js';
import { exitCodeOf, type ReportFormat } from '../define-report.js';
import { findingsOf, toldOf } from '../findings.js';
import { groupedFindings, type FindingGroup } from '../groups.js';
import { renderMarkdown } from '../markdown/render.js';
import { notJudged } from '../summary.js';

/** UTF-16 code units of one step summary, each of at most three bytes: GitHub refuses more than a mebibyte. */
const MAX_SUMMARY_CHARACTERS = Math.floor(1_048_576 / 3);

/** For GitHub Actions: a step summary, and annotations as lines of the log. */
export const githubReport: ReportFormat = {
  title: 'GitHub Actions',
  render: (report) => {
    const groups = groupedFindings(findingsOf(report));
    const linesOf = (level: Annotated): string[] =>
      groups.flatMap((group) => (group.first.level === level ? [annotation(group, level)] : []));
    const faults = notJudged(report).map(({ text }) => `::error title=Plangate::${data(text)}`);
    const lines = [
      ...shownAnnotations([...faults, ...linesOf('error')], more('error')),
      ...shownAnnotations(linesOf('warning'), more('warning')),
    ];
    return {
      output: lines.join('\n'),
      files: [{ path: 'step-summary.md', text: renderMarkdown(report, MAX_SUMMARY_CHARACTERS) }],
      exitCode: exitCodeOf(report),
    };
  },
};

type Annotated = 'error' | 'warning';

function more(level: Annotated): (text: string) => string {
  return (text) => `::${level} title=Plangate::${text}`;
}

function annotation({ first, projects }: FindingGroup, level: Annotated): string {
  const { gate, place } = first;
  const at =
    place === null ? [] : [`file=${property(place.file)}`, `line=${place.line}`, `col=${place.column}`];
  const of = `${listed(projects, 1)} ${gate.id}`;
  return `::${level} ${[...at, `title=${property(of)}`].join(',')}::${data(toldOf(first))}`;
}

/** Text behind the last `::` of a workflow command. */
function data(text: string): string {
  return sanitize(text).replaceAll('%', '%25');
}

/** Text of a property, which a comma would end. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
