import { nearest } from '../base/nearest.js';
import type { Principle } from '../model/constitution.js';
import type { ComplexityRow } from '../model/plan.js';
import type { ReasonGiven } from '../model/reason.js';
import { readCell } from './cell.js';
import { leftOut } from './scope.js';
import { endOf, gateIdsIn, isExpired, isReason, namesGate, principleOfRow } from './rows.js';

/** What rows can name. */
export interface Nameable {
  /** Ids of gates that some constitution of the workspace declares. */
  readonly gateIds: readonly string[];
  /** The principles of each constitution, within each of which a row names at most one. */
  readonly principles: readonly (readonly Principle[])[];
  /** Projects and nodes of features. */
  readonly subjects: ReadonlySet<string>;
}

/** Whether a row names a gate or a principle as a whole. */
export function namesSomething(row: ComplexityRow, { gateIds, principles }: Nameable): boolean {
  return (
    gateIds.some((id) => namesGate(row, id)) ||
    gateIdsIn(row).some((id) => isImplied(id, principles) && namesGate(row, id)) ||
    principles.some((known) => principleOfRow(row, known) !== null)
  );
}

/** Gates that no block declares: the attestation of a principle without gates, and the plan's own. */
function isImplied(id: string, principles: Nameable['principles']): boolean {
  const [lead = '', kind = ''] = id.toLowerCase().split('.');
  const isOfFeatures = kind === 'attestation' || kind === 'plan';
  return (
    isOfFeatures && principles.some((known) => known.some(({ number }) => number?.toLowerCase() === lead))
  );
}

/** What is wrong with the gates that a row mentions, when it names nothing: unknown ones, and a mention that is no naming. */
export function faultsOfMentions(row: ComplexityRow, nameable: Nameable): ReasonGiven[] {
  const { violation } = row;
  return mentionedIn(row).map((gate): ReasonGiven => {
    const known = nameable.gateIds.some((id) => id.toLowerCase() === gate.toLowerCase());
    return known || isImplied(gate, nameable.principles)
      ? { reason: 'waiver-not-understood', args: { row: violation, gate } }
      : {
          reason: 'waiver-gate-unknown',
          args: { row: violation, gate, nearest: nearest(gate, nameable.gateIds) },
        };
  });
}

/** Ids of known kinds anywhere, and a cell that is nothing but a word of that shape: "II.coverag". */
function mentionedIn(row: ComplexityRow): readonly string[] {
  const ids = gateIdsIn(row);
  const { text } = readCell(row.violation);
  return ids.length === 0 && isShapedLikeId(text) ? [text] : ids;
}

/** Whether a text is one word with a dot in it, as ids of gates are. */
export function isShapedLikeId(text: string): boolean {
  return /^[\p{L}\p{N}_-]+\.[\p{L}_-]+$/u.test(text);
}

/** The projects after "@" that the workspace does not have. */
export function faultsOfScope({ violation }: ComplexityRow, { subjects }: Nameable): ReasonGiven[] {
  const { scope, text } = readCell(violation);
  const names = [...subjects];
  const left = scope === null ? leftOut(text, subjects) : null;
  if (left !== null)
    return [{ reason: 'waiver-project-unknown', args: { row: violation, project: left, nearest: null } }];
  const faults = (scope?.projects ?? []).filter(
    (project) => !project.names.some((name) => subjects.has(name)),
  );
  const mistyped = (scope?.possible ?? []).filter(
    (word) => !subjects.has(word) && !text.includes(`${word} `) && nearest(word, names) !== null,
  );
  return [...faults.map(({ written }) => written), ...mistyped].map((project) => ({
    reason: 'waiver-project-unknown',
    args: { row: violation, project, nearest: nearest(project, names) },
  }));
}

/** What is wrong with the other cells of a row: no real reasons, an end that has passed or is not a date. */
export function faultsOfCells(row: ComplexityRow, today: string): ReasonGiven[] {
  const { violation } = row;
  const cells = [
    ...(isReason(row.why) ? [] : ['"Why Needed"']),
    ...(isReason(row.alternative) ? [] : ['"Simpler Alternative Rejected Because"']),
  ];
  const until = row.until ?? '';
  return [
    ...(cells.length === 0
      ? []
      : [{ reason: 'waiver-without-reason', args: { row: violation, cells: cells.join(' and ') } } as const]),
    ...(endOf(row) === 'unclear'
      ? [{ reason: 'waiver-end-unclear', args: { row: violation, until } } as const]
      : isExpired(row, today)
        ? [{ reason: 'waiver-expired', args: { row: violation, until } } as const]
        : []),
    ...(row.unread ?? []).map(
      (column) => ({ reason: 'waiver-column-unknown', args: { row: violation, column } }) as const,
    ),
  ];
}
