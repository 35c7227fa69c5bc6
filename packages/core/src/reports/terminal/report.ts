import type { GateVerdict, ProjectVerdict } from '../../model/verdict.js';
import { exitCodeOf, type RenderOptions, type ReportFormat } from '../define-report.js';
import { findingsOf } from '../findings.js';
import { groupedFindings } from '../groups.js';
import { byWeight } from '../principles.js';
import { briefly, fullEntry, titled } from './entry.js';
import { renderPrinciples } from './principles.js';
import { basePart, commonEntries, endingPart, notJudgedPart, requirementsPart } from './whole.js';
import { paint, printable, SYMBOLS } from './symbols.js';

/** More failures than these are counted, not listed: the verdict file has them all. */
const MAX_FAILURES = 25;
/** The same for entries that do not fail the project. */
const MAX_NOTES = 10;

/**
 * What a terminal shows of one project: one line when it passes; otherwise a line for each entry that is pending, waived,
 * only evaluated or, where no gate applies, skipped, then each failure with its place, what was expected and how to fix it, and the reasons on the
 * last line. Lines always begin with words of ours, so that no text of a document can pose as a command of a CI
 * system. Ends without a line end.
 * @param saidOnce entries that are left out, because they are said elsewhere for several projects
 */
export function renderTerminal(
  verdict: ProjectVerdict,
  options: RenderOptions = {},
  saidOnce: ReadonlySet<GateVerdict> = new Set(),
): string {
  const failing = verdict.gates.filter(failsProject);
  const known = verdict.gates.filter(isBaselined);
  const notable = verdict.gates.filter(
    (gate) => isTelling(gate, verdict) && !failsProject(gate) && !isBaselined(gate) && !saidOnce.has(gate),
  );
  const notes = listed(grouped(notable), MAX_NOTES, (group) => note(group, options)).join('\n');
  const failures = listed(grouped(failing.filter((gate) => !saidOnce.has(gate))), MAX_FAILURES, (group) =>
    entry(group, options),
  );
  return [
    phaseLine(verdict),
    notes,
    baselined(known, options),
    ...verdict.gates.flatMap(stale),
    ...verdict.gates.flatMap(remarks).slice(0, MAX_NOTES),
    ...failures,
    headline(verdict, failing, options),
  ]
    .filter((part) => part !== '')
    .join(failures.length === 0 ? '\n' : '\n\n');
}

/** Whether a project that passes may have a line about a gate, besides the one about the whole. */
function hasLine(gate: GateVerdict): boolean {
  const { verdict, reason, notes = [] } = gate;
  const isQuiet = verdict === 'pass' || verdict === 'skipped';
  return !isQuiet || isBaselined(gate) || reason === 'baseline-entry-stale' || notes.length > 0;
}

function failsProject({ verdict, status }: GateVerdict): boolean {
  return verdict === 'fail' && status === 'enforced';
}

function isBaselined({ reason }: GateVerdict): boolean {
  return reason === 'baselined';
}

/** Whether an entry is shown though it does not fail the project. Where no gate applies, each says why. */
function isTelling({ verdict, reason }: GateVerdict, whole: ProjectVerdict): boolean {
  if (whole.verdict === 'skipped' && verdict === 'skipped') return reason !== 'baseline-entry-stale';
  return verdict === 'fail' || verdict === 'pending' || verdict === 'waived';
}

/** One line for all that the baseline accepts: it is known, and there may be much of it. */
function baselined(gates: readonly GateVerdict[], options: RenderOptions): string {
  if (gates.length === 0) return '';
  const counts = new Map<string, number>();
  for (const { id } of gates) counts.set(id, (counts.get(id) ?? 0) + 1);
  const named = [...counts].map(([id, count]) => (count === 1 ? id : `${id} (${count})`));
  const shown = printable(named.slice(0, MAX_NOTES).join(', ')) + (named.length > MAX_NOTES ? ', …' : '');
  return `  ${paint(`${SYMBOLS.waived} waived (baseline): ${gates.length}`, 'waived', options)}: ${shown}`;
}

function stale({ reason, message }: GateVerdict): string[] {
  return reason === 'baseline-entry-stale' ? [`  ${SYMBOLS.skipped} ${printable(message)}`] : [];
}

/** What is worth knowing of the evidence of a gate. */
function remarks({ id, notes = [] }: GateVerdict): string[] {
  return notes.map(({ message }) => `  note: ${printable(id)}: ${printable(message)}`);
}

/** Why so much is open, or due: shown where something is. */
function phaseLine({ phase, verdict }: ProjectVerdict): string {
  if (phase === undefined || verdict === 'pass' || verdict === 'skipped') return '';
  return `  phase ${phase.name}: ${printable(phase.message)}`;
}

/** Entries that differ only in their places and in what they quote. */
type Group = readonly [GateVerdict, ...GateVerdict[]];

/** Fewer entries than these are shown one by one. */
const MIN_GROUP = 3;

function grouped(gates: readonly GateVerdict[]): Group[] {
  const groups = new Map<string, [GateVerdict, ...GateVerdict[]]>();
  for (const gate of gates) {
    const { id, verdict, reason, location, waiver } = gate;
    const key = JSON.stringify([id, verdict, reason, location?.file, waiver === null ? null : gate.message]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [gate]);
    else group.push(gate);
  }
  return [...groups.values()].flatMap((group): Group[] =>
    group.length < MIN_GROUP ? group.map((gate): Group => [gate]) : [group],
  );
}

/** Where the others of a group are, and what they are about. */
function others([first, ...rest]: Group): string | null {
  if (rest.length === 0) return null;
  const places = rest.flatMap(({ location }) => (location === null ? [] : [location.line]));
  const lines = [...new Set(places)].filter((line) => line !== first.location?.line);
  const shown = lines.slice(0, MAX_NOTES).join(', ') + (lines.length > MAX_NOTES ? ', …' : '');
  const where = lines.length === 0 ? '' : ` (${lines.length === 1 ? 'line' : 'lines'} ${shown})`;
  return `${rest.length} more of this reason in the same document${where}`;
}

function note(group: Group, options: RenderOptions): string {
  const more = others(group);
  return `${titled(group[0], options)}${briefly(group[0])}${more === null ? '' : `\n    and ${more}`}`;
}

function listed(groups: readonly Group[], limit: number, render: (group: Group) => string): string[] {
  const shown = groups.slice(0, limit).map(render);
  const rest = groups.slice(limit).reduce((sum, group) => sum + group.length, 0);
  return rest === 0 ? shown : [...shown, `  and ${rest} more in the verdict file`];
}

function entry(group: Group, options: RenderOptions): string {
  return fullEntry(group[0], [['also', others(group)]], options);
}

/** The line about the whole: alone if nothing fails, last if something does. */
function headline(verdict: ProjectVerdict, failing: readonly GateVerdict[], options: RenderOptions): string {
  const word = paint(
    `${SYMBOLS[verdict.verdict]} ${printable(verdict.project)} ${verdict.verdict}`,
    verdict.verdict,
    options,
  );
  if (verdict.verdict !== 'fail') return `${word}: ${countsOf(verdict.gates)}`;
  const counts = new Map<string, number>();
  for (const { reason, id } of failing) {
    const text = `${reason} (${printable(id)})`;
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const named = [...counts].map(([text, count]) => (count === 1 ? text : `${count} × ${text}`));
  const reasons = named.slice(0, 5);
  const more = [...counts.values()].slice(5).reduce((sum, count) => sum + count, 0);
  const rest = more > 0 ? ` and ${more} more` : '';
  return `${word}: ${reasons.length === 0 ? 'no-gates' : reasons.join(', ')}${rest}`;
}

function countsOf(gates: readonly GateVerdict[]): string {
  const counts = new Map<string, number>();
  for (const gate of gates) {
    const word = gate.status === 'evaluated' ? `${gate.verdict} (evaluated only)` : gate.verdict;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].map(([word, count]) => `${count} ${word}`).join(', ');
}

/** What fails in each project, what was not judged and what ends soon; behind several projects a table of all. */
export const terminalReport: ReportFormat = {
  title: 'Terminal',
  render: (report, options) => {
    const { verdicts } = report;
    const common = groupedFindings(findingsOf(report)).filter(
      ({ first, projects }) => first.level !== 'waived' && projects.length > 1,
    );
    const saidOnce = new Set(common.flatMap(({ findings }) => findings.map(({ gate }) => gate)));
    const table = verdicts.length > 1 ? [renderPrinciples(verdicts, options).trimEnd()] : [];
    const parts = [
      ...commonEntries(common, options),
      ...byWeight(verdicts).flatMap((verdict) => own(verdict, { saidOnce, all: verdicts }, options)),
      ...table,
      ...requirementsPart(report),
      ...basePart(report, options),
      ...notJudgedPart(report, options),
      ...endingPart(report, options),
    ];
    return { output: parts.join('\n\n'), files: [], exitCode: exitCodeOf(report) };
  },
};

/** What a project has to itself; nothing for one that passes beside others, which the table shows. */
function own(
  verdict: ProjectVerdict,
  { saidOnce, all }: { saidOnce: ReadonlySet<GateVerdict>; all: readonly ProjectVerdict[] },
  options: RenderOptions,
): string[] {
  if (verdict.verdict === 'pass' && all.length > 1 && !verdict.gates.some(hasLine)) return [];
  const shown = renderTerminal(verdict, options, saidOnce);
  return verdict.verdict === 'pass' && all.length > 1 && !shown.includes('\n') ? [] : [shown];
}
