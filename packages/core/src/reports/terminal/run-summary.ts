import { listed, plural } from '../../base/wording.js';
import { verdictOf, type RenderOptions, type WorkspaceReport } from '../define-report.js';
import { findingsOf } from '../findings.js';
import { groupedFindings, type FindingGroup } from '../groups.js';
import { headline } from '../summary.js';
import { briefly, titled } from './entry.js';
import { renderPrinciples } from './principles.js';
import { paint, printable, SYMBOLS } from './symbols.js';
import { endingPart, notJudgedPart } from './whole.js';

/** More findings than these are counted. */
const MAX_FINDINGS = 20;

/** What the end of a run says besides its verdicts. */
export interface RunSummaryOptions extends RenderOptions {
  /** How long the run took, in milliseconds. */
  readonly milliseconds: number;
  /** Sentences of the host, such as where the report is. */
  readonly notes?: readonly string[];
}

/**
 * The end of a run of many gates: the verdict on all of it, each thing that fails once with its projects, principles × projects, what was
 * not judged, and what ends soon. Lines begin with words of ours. Ends with a line end.
 */
export function renderRunSummary(report: WorkspaceReport, options: RunSummaryOptions): string {
  const findings = findingsOf(report);
  const failing = groupedFindings(findings.filter(({ level }) => level === 'error'));
  const warnings = findings.filter(({ level }) => level === 'warning').length;
  const { notInRun = [] } = report;
  const notes = [
    ...(warnings > 0
      ? [
          `${plural(warnings, 'finding of gates that only evaluate does', 'findings of gates that only evaluate do')} not fail.`,
        ]
      : []),
    ...(notInRun.length > 0
      ? [
          `${plural(notInRun.length, 'project with a gate was', 'projects with a gate were')} not part of this run.`,
        ]
      : []),
    ...(options.notes ?? []),
  ];
  const parts = [
    title(report, options),
    ...failingPart(failing, options),
    ...(report.verdicts.length > 0 ? [indented(renderPrinciples(report.verdicts, options))] : []),
    ...notJudgedPart(report, options),
    ...endingPart(report, options),
    ...(notes.length > 0 ? [notes.map((note) => `  note: ${printable(note)}`).join('\n')] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

function title(report: WorkspaceReport, options: RunSummaryOptions): string {
  const verdict = verdictOf(report);
  const seconds = (options.milliseconds / 1_000).toFixed(1);
  const judged = plural(report.verdicts.length, 'verdict');
  const word = paint(`${SYMBOLS[verdict]} Plangate: ${verdict}`, verdict, options);
  return `${word}. ${judged} in ${seconds} s: ${headline(report)}`;
}

function failingPart(groups: readonly FindingGroup[], options: RenderOptions): string[] {
  if (groups.length === 0) return [];
  const left = groups.slice(MAX_FINDINGS).reduce((sum, { findings }) => sum + findings.length, 0);
  const told = new Set<string>();
  const lines = groups.slice(0, MAX_FINDINGS).map(({ first, projects }) => {
    const of = `${printable(listed(projects))}${projects.length > 1 ? ` (${projects.length} projects)` : ''}`;
    const due = first.gate.fix ?? '';
    const fix = due === '' || told.has(due) ? '' : `\n    fix: ${printable(due)}`;
    told.add(due);
    return `${titled(first.gate, options)} in ${of}${briefly(first.gate)}${fix}`;
  });
  return [[...lines, ...(left > 0 ? [`  and ${left} more findings in the verdict files`] : [])].join('\n')];
}

function indented(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
