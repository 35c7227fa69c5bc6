import type { ProjectVerdict, Verdict } from '../../model/verdict.js';
import { verdictOf, type WorkspaceReport } from '../define-report.js';
import { listed } from '../../base/wording.js';
import { changeText, differenceLine } from '../compare-base.js';
import { findingsOf, type Finding } from '../findings.js';
import { groupedFindings, type FindingGroup } from '../groups.js';
import { byWeight, cellOf, principlesOf } from '../principles.js';
import { countsByState, namedTests, requirementsOf } from '../requirements.js';
import { endingWaivers, headline, NOTICE_DAYS, notJudged } from '../summary.js';
import { markdownText, tableRow } from './markdown-text.js';

/** More projects than these are counted, not listed. */
const MAX_ROWS = 30;
/** The same for principles, which are columns. */
const MAX_COLUMNS = 12;

const MARKS: Readonly<Record<Verdict, string>> = {
  pass: '✅',
  fail: '❌',
  waived: '🟡',
  pending: '⏳',
  skipped: '➖',
};
/** Room for the lines that say what was left out. */
const RESERVE = 400;
const LEFT_OUT = '\nA part of the report does not fit here.\n';

/**
 * The report as Markdown of at most `limit` UTF-16 code units: the verdict, principles × projects, the requirements of features, what
 * was not judged, what is wrong, and what ends soon. What does not fit is counted.
 */
export function renderMarkdown(report: WorkspaceReport, limit: number): string {
  const verdict = verdictOf(report);
  const head = `## ${MARKS[verdict]} Plangate: ${verdict}\n\n${headline(report)}\n`;
  const blocks = [
    baseBlock(report),
    matrix(report.verdicts),
    requirementsBlock(report.verdicts),
    notJudgedBlock(report),
    ending(report),
  ].filter((block) => block !== '');
  const start = [head, ...blocks].reduce(
    (text, block) => (text === '' ? block : fitted(text, `\n${block}`, limit)),
    '',
  );
  return withFindings(start, findingsOf(report), limit);
}

function fitted(text: string, block: string, limit: number): string {
  return text + (text.length + block.length <= limit - RESERVE ? block : LEFT_OUT);
}

function withFindings(start: string, findings: readonly Finding[], limit: number): string {
  let text = start;
  let shown = 0;
  const told = findings.filter(({ level }) => level !== 'waived');
  for (const group of groupedFindings(told)) {
    const title = shown === 0 ? '\n### Findings\n\n' : '';
    const block = title + entry(group);
    if (text.length + block.length > limit - RESERVE) break;
    text += block;
    shown += group.findings.length;
  }
  const left = told.length - shown;
  return left === 0 ? text : `${text}\n${left} more findings are in the verdict files.\n`;
}

function entry({ first: { gate, level, place }, projects, findings }: FindingGroup): string {
  // A place that only stands for one of the projects says nothing of the others.
  const shown = projects.length > 1 ? gate.location : place;
  const where = shown === null ? '' : ` at ${markdownText(`${shown.file}:${shown.line}`)}`;
  const word = level === 'warning' ? ' (evaluated only)' : '';
  const details = [
    ['Expected', gate.expected],
    ['Actual', gate.actual],
    ['Advice', gate.advice],
    ['Fix', gate.fix],
  ] as const;
  const lines = details.flatMap(([label, text]) =>
    text === null ? [] : [`  - ${label}: ${markdownText(text)}\n`],
  );
  const title = `${namedProjects(projects)}, ${markdownText(gate.id)}${word}${where}`;
  const times = findings.length > projects.length ? ` (${findings.length} times)` : '';
  return `- ${title}: ${markdownText(gate.message)}${times}\n${lines.join('')}`;
}

/** "**pay**, **web** and 210 more" */
function namedProjects(projects: readonly string[]): string {
  return listed(projects.map((project) => `**${markdownText(project)}**`));
}

function matrix(verdicts: readonly ProjectVerdict[]): string {
  if (verdicts.length === 0) return '';
  const order = byWeight(verdicts);
  const principles = principlesOf(order);
  const columns = principles.slice(0, MAX_COLUMNS);
  const rows = order.slice(0, MAX_ROWS).map((verdict) => {
    const cells = columns.map((principle) => markOf(verdict, principle));
    return tableRow([markdownText(verdict.project, 100), MARKS[verdict.verdict], ...cells]);
  });
  const header = ['Project', 'Verdict', ...columns.map((principle) => markdownText(principle, 60))];
  const rest = [
    order.length > MAX_ROWS ? `${order.length - MAX_ROWS} more projects` : null,
    principles.length > MAX_COLUMNS ? `${principles.length - MAX_COLUMNS} more principles` : null,
  ].filter((part) => part !== null);
  const more = rest.length === 0 ? '' : `\n${rest.join(' and ')} are not shown.\n`;
  return `${tableRow(header)}${tableRow(header.map(() => '---'))}${rows.join('')}${more}`;
}

function markOf(verdict: ProjectVerdict, principle: string): string {
  const cell = cellOf(verdict, principle);
  if (cell === null) return '';
  return cell.evaluated ? `(${MARKS[cell.verdict]})` : MARKS[cell.verdict];
}

/** What tests say of the requirements of features, what fails first. */
function requirementsBlock(verdicts: readonly ProjectVerdict[]): string {
  const all = requirementsOf(verdicts);
  if (all.length === 0) return '';
  const header = ['Feature', 'Requirement', 'State', 'Tests'];
  const rows = all.slice(0, MAX_ROWS).map(({ feature, proof }) => {
    const texts = [markdownText(feature, 100), markdownText(proof.id, 60), proof.state];
    return tableRow([...texts, markdownText(namedTests(proof, 1), 160)]);
  });
  const left = all.slice(MAX_ROWS);
  const more = left.length === 0 ? '' : `\nNot shown: ${countsByState(left)}.\n`;
  const table = `${tableRow(header)}${tableRow(header.map(() => '---'))}${rows.join('')}${more}`;
  return `### Requirements\n\n${countsByState(all)}\n\n${table}`;
}

function listedLines(lines: readonly string[]): string {
  const rest = lines.length > MAX_ROWS ? `- and ${lines.length - MAX_ROWS} more\n` : '';
  return `${lines.slice(0, MAX_ROWS).join('')}${rest}`;
}

/** What the change does, for those who look at it: before all that was there already. */
function baseBlock({ base }: WorkspaceReport): string {
  if (base === undefined) return '';
  const head = `### Since ${markdownText(base.ref, 100)}\n\n${differenceLine(base)}\n`;
  const changes = base.changes.map((change) => {
    const mark = change.after > 0 ? MARKS.fail : MARKS.pass;
    const name = `**${markdownText(change.project)}**, ${markdownText(change.gate)}`;
    return `- ${mark} ${change.change}: ${name} ${changeText(change)}\n`;
  });
  const unknown = base.unknown.map(
    ({ project, why }) => `- not known: **${markdownText(project)}**: ${markdownText(why)}\n`,
  );
  return [head, listedLines(changes), listedLines(unknown)].filter((part) => part !== '').join('\n');
}

function notJudgedBlock(report: WorkspaceReport): string {
  const lines = notJudged(report).map(({ text }) => `- ${markdownText(text)}\n`);
  return lines.length === 0 ? '' : `### Not judged\n\n${listedLines(lines)}`;
}

function ending(report: WorkspaceReport): string {
  const all = endingWaivers(report);
  if (all.length === 0) return '';
  const lines = all.map(({ waiver, gates }) => {
    const [first = '', ...others] = gates;
    const more = others.length === 0 ? '' : ` and ${others.length} more`;
    const where = `${waiver.location.file}:${waiver.location.line}`;
    return `- ${markdownText(waiver.until)}: ${markdownText(first)}${more} at ${markdownText(where)}\n`;
  });
  return `### Waivers that end within ${NOTICE_DAYS} days\n\n${listedLines(lines)}`;
}
