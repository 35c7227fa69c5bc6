import { plural } from '../base/wording.js';
import { isCalendarDate } from '../base/dates.js';
import type { ReasonCode } from '../model/reason.js';
import type { GateVerdict, ProjectVerdict } from '../model/verdict.js';
import type { BaseDifference, GateChange, WorkspaceReport } from './define-report.js';

/** The verdicts of the commit that a change is based on, as far as a host has them. */
export interface BaseVerdicts {
  /** As the user named it, or the commit. */
  readonly ref: string;
  /** The verdict on a project or feature; else one sentence on why it is not known. */
  readonly of: (project: string) => ProjectVerdict | string;
}

/** The changes of a report, in the order in which people want to see them. */
export const GATE_CHANGES = ['new', 'expired', 'worse', 'better', 'fixed'] as const;

/**
 * How the verdicts of a report differ from those of the base, by project and gate. Only enforced gates count. Fixed is what was judged now
 * and passes: no gate that is waived, pending, skipped, only evaluated or no longer in force. What is not known at the base is said and never
 * guessed.
 * @param carried projects and features whose verdicts in the report are those of the base
 */
export function compareWithBase(
  { verdicts, today }: Pick<WorkspaceReport, 'verdicts' | 'today'>,
  base: BaseVerdicts,
  carried: readonly string[],
): BaseDifference {
  const same = new Set(carried);
  const changes: GateChange[] = [];
  const unknown: { project: string; why: string }[] = [];
  for (const now of verdicts) {
    if (same.has(now.project)) continue;
    const before = base.of(now.project);
    if (typeof before === 'string') unknown.push({ project: now.project, why: before });
    else changes.push(...changesOf(before, now, today));
  }
  const order = (change: GateChange): number => GATE_CHANGES.indexOf(change.change);
  return { ref: base.ref, changes: changes.sort((a, b) => order(a) - order(b)), unknown, carried };
}

function changesOf(before: ProjectVerdict, now: ProjectVerdict, today: string): GateChange[] {
  const [then, present] = [byId(before), byId(now)];
  return [...present].flatMap(([gate, entries]) => {
    const former = then.get(gate) ?? [];
    const [first, after] = [failuresOf(former), failuresOf(entries)];
    const change = changeOf({ former, entries, before: first, after, today });
    return change === null ? [] : [{ project: now.project, gate, change, before: first, after }];
  });
}

interface Compared {
  readonly former: readonly GateVerdict[];
  readonly entries: readonly GateVerdict[];
  readonly before: number;
  readonly after: number;
  readonly today: string;
}

function changeOf({ former, entries, before, after, today }: Compared): GateChange['change'] | null {
  if (after > before && before > 0) return 'worse';
  if (after > 0 && before > 0) return after < before && isLess(former, entries) ? 'better' : null;
  if (after > 0) return former.some((entry) => hasEnded(entry, today)) ? 'expired' : 'new';
  return before > 0 && entries.some(isEnforced) && entries.every(isPassed) ? 'fixed' : null;
}

/** Reasons of a gate that passes and has looked at nothing. */
const WITHOUT_JUDGING: ReadonlySet<ReasonCode> = new Set(['coverage-changed-few']);

function isPassed({ verdict, reason }: GateVerdict): boolean {
  return verdict === 'pass' && !WITHOUT_JUDGING.has(reason);
}

function isEnforced({ status }: GateVerdict): boolean {
  return status === 'enforced';
}

/** Whether what fails now is some of what failed, and the rest passes: one failure for want of a report may stand for many. */
function isLess(former: readonly GateVerdict[], entries: readonly GateVerdict[]): boolean {
  const reasons = new Set(former.filter(isFailure).map(({ reason }) => reason));
  return entries.every((entry) => (isFailure(entry) ? reasons.has(entry.reason) : isPassed(entry)));
}

function byId({ gates }: ProjectVerdict): ReadonlyMap<string, readonly GateVerdict[]> {
  const found = new Map<string, GateVerdict[]>();
  for (const gate of gates) {
    const known = found.get(gate.id);
    if (known === undefined) found.set(gate.id, [gate]);
    else known.push(gate);
  }
  return found;
}

function failuresOf(gates: readonly GateVerdict[]): number {
  return gates.filter(isFailure).length;
}

function isFailure({ verdict, status }: GateVerdict): boolean {
  return verdict === 'fail' && status === 'enforced';
}

/** Whether a gate was waived until a day that has passed, or that does not exist. */
function hasEnded({ waiver }: GateVerdict, today: string): boolean {
  const until = waiver?.until ?? null;
  return until !== null && (!isCalendarDate(until) || until < today);
}

/** Whether a verdict of the base still holds where nothing changed: a waiver in it may have ended since. */
export function stillHolds({ gates }: ProjectVerdict, today: string): boolean {
  return !gates.some((gate) => hasEnded(gate, today));
}

/** What a change of a gate says, as one line without the names. */
export function changeText({ change, before, after }: GateChange): string {
  switch (change) {
    case 'new':
      return 'fails now';
    case 'expired':
      return 'fails now, because a waiver ended';
    case 'fixed':
      return 'is fixed';
    case 'worse':
    case 'better':
      return `has ${plural(after, 'failure')}, ${before} before`;
  }
}

/** The whole difference in one line: "2 new, 1 fixed; 3 not known; 40 carried forward". */
export function differenceLine({ changes, unknown, carried }: BaseDifference): string {
  const counts = GATE_CHANGES.flatMap((kind) => {
    const count = changes.filter(({ change }) => change === kind).length;
    return count === 0 ? [] : [`${count} ${kind}`];
  });
  return [
    counts.length === 0 ? 'no gate changed' : counts.join(', '),
    ...(unknown.length === 0 ? [] : [`${unknown.length} not known`]),
    ...(carried.length === 0 ? [] : [`${carried.length} carried forward`]),
  ].join('; ');
}
