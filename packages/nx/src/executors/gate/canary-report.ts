import { sanitize } from '@plangate/core';
import { listed, plural } from '@plangate/core/graph';
import { inColumns } from '../../workspace/columns.js';
import { bitesIn, type GateRow, type Idle, type NotTried, type Unnoticed } from './canary-summary.js';

const HEAD = ['Gate', 'Kind', 'Status', 'Bites', 'Stays green', 'Not tried', 'Changes'] as const;

/** How many projects and features have gates that were tried. */
export interface Subjects {
  readonly projects: number;
  readonly features: number;
}

/** What was found, in lines for the terminal: a line for each gate, then what those that do not bite everywhere did not notice. */
export function describeCanaries(rows: readonly GateRow[], subjects: Subjects): string[] {
  const biting = rows.filter(bitesIn).length;
  const changes = rows.reduce((sum, row) => sum + row.changes, 0);
  return [
    ...inColumns([HEAD, ...rows.map(cellsOf)]),
    '',
    `${String(biting)} of ${plural(rows.length, 'gate')} ${biting === 1 ? 'bites' : 'bite'} in ${subjectsText(subjects)} (${plural(changes, 'change')} tried).`,
    ...evaluatedText(rows),
    ...rows.flatMap(detailsOf),
  ];
}

function subjectsText({ projects, features }: Subjects): string {
  const parts = [
    ...(projects > 0 || features === 0 ? [plural(projects, 'project')] : []),
    ...(features > 0 ? [plural(features, 'feature')] : []),
  ];
  return parts.join(' and ');
}

/** Gates that would bite if their failures counted. */
function evaluatedText(rows: readonly GateRow[]): string[] {
  const count = rows.filter(({ status }) => status === 'evaluated').length;
  if (count === 0) return [];
  return [
    `${plural(count, 'gate is only evaluated, and does', 'gates are only evaluated, and do')} not count.`,
  ];
}

function cellsOf({ gate, kind, status, bites, blind, notTried, changes }: GateRow): string[] {
  const left = notTried.reduce((sum, one) => sum + one.subjects.length, 0);
  return [sanitize(gate), kind, status, ...[bites.length, blind.length, left, changes].map(String)];
}

/** Changes that are listed for one gate: in each project other paths may be meant. */
const MAX_CHANGES = 10;

/** What a person should know of a gate that does not bite everywhere, or whose failures do not count. */
function detailsOf(row: GateRow): string[] {
  const more = row.unnoticed.length - MAX_CHANGES;
  const lines = [
    ...row.unnoticed.slice(0, MAX_CHANGES).flatMap((one) => unnoticed(one, row)),
    ...(more > 0 ? [`  and although ${plural(more, 'more change')}; --json lists all`] : []),
    ...row.idle.map(idleText),
    ...row.notTried.flatMap((one) => notTried(one, row)),
    ...(row.status === 'evaluated'
      ? ['  Its failures fail no run. "status: enforced" makes them count.']
      : []),
  ];
  const place = row.constitution === null ? '' : ` (${row.constitution})`;
  return lines.length === 0 ? [] : ['', sanitize(`${row.gate}${place}`), ...lines];
}

function unnoticed({ what, verdict, subjects, message }: Unnoticed, row: GateRow): string[] {
  return [
    sanitize(`  stays green in ${named(subjects)} although ${what}: ${message}`),
    `    ${adviceOn(verdict, row)}`,
  ];
}

function idleText({ rule, why, subjects, everywhere }: Idle): string {
  const where = everywhere ? 'anywhere' : `in ${named(subjects)}`;
  return sanitize(`  has a rule "${rule}" that judges nothing ${where}: ${why}`);
}

function adviceOn(verdict: Unnoticed['verdict'], { origin }: GateRow): string {
  if (verdict === 'waived')
    return 'A row of a ledger or the baseline accepts this failure. Remove it to enforce the gate.';
  if (verdict === 'skipped' && origin === 'words')
    return 'A sentence asks for it only where a project has it. A gate block asks for it everywhere.';
  if (verdict === 'pending') return 'The documents show an early phase, in which this may still come.';
  return 'Nothing in the evidence shows it. A gate of another kind, such as "proof", may.';
}

/** How each state is reported; a gate that fails or waits is not hollow, and needs no advice. */
const TOLD: Readonly<Record<NotTried['state'], string>> = {
  untried: 'passes, and no change is known that has to make it fail,',
  fails: 'fails already',
  waived: 'is waived already',
  pending: 'waits for a phase',
  skipped: 'does not judge',
  disabled: 'is disabled',
};

function notTried({ state, subjects, message, changes }: NotTried, { origin }: GateRow): string[] {
  const where = state === 'skipped' ? named(subjects) : `in ${named(subjects)}`;
  const said = message === '' ? '.' : `: ${message}`;
  const line = sanitize(`  ${TOLD[state]} ${where}${said}`);
  if (changes > 0)
    return [
      line,
      `    It failed by ${plural(changes, 'change that was', 'changes that were')} tried all the same.`,
    ];
  if (state !== 'skipped' || origin !== 'words') return [line];
  return [
    line,
    '    Words state this gate. A gate block in its place fails where there is nothing to judge.',
  ];
}

function named(subjects: readonly string[]): string {
  return listed(subjects.map((subject) => sanitize(subject)));
}
