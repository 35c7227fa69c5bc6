import type { BaselineViolations, Violation } from '../model/baseline.js';

/** What one project or feature violates now, after the waivers of ledgers. */
export interface SubjectViolations {
  readonly subject: string;
  /** By gate id. */
  readonly violations: ReadonlyMap<string, readonly Violation[]>;
  /** The same for gates that nothing proves: recorded only when asked for. */
  readonly unproven: ReadonlyMap<string, readonly Violation[]>;
  /** Ids of gates whose other violations may be there or not. */
  readonly undecided: ReadonlySet<string>;
  /** False when not all gates in force are known: what was recorded is neither confirmed nor outdated. */
  readonly complete: boolean;
  /** Targets whose success is not known, by gate id. */
  readonly notRun: ReadonlyMap<string, string>;
}

/** One line of a baseline. */
export interface BaselineEntry {
  readonly subject: string;
  readonly gate: string;
  readonly key: string;
  readonly value: number;
}

/** How a baseline may change. */
export interface BaselinePolicy {
  /** Whether violations that it does not accept yet are added. A workspace without a baseline records all. */
  readonly grow: boolean;
  /** Whether gates that nothing proves are recorded as such. */
  readonly unproven: boolean;
}

/** A new baseline and how it differs from the one before. */
export interface BaselineUpdate {
  readonly violations: BaselineViolations;
  readonly added: readonly BaselineEntry[];
  /** Entries that no longer occur. */
  readonly removed: readonly BaselineEntry[];
  /** Entries whose accepted value became stricter. */
  readonly tightened: readonly BaselineEntry[];
  /** Violations that are not accepted, or worse than accepted, and stay so: the gates fail by them. */
  readonly refused: readonly BaselineEntry[];
}

/**
 * The baseline after what was found now. Without `grow` it only shrinks: entries that no longer occur go, better values
 * replace worse ones, and nothing new comes in. Entries whose gate could not be decided stay as they are; those
 * of subjects that the workspace no longer has go.
 * @param before null when the workspace has no baseline
 */
export function updateBaseline(
  before: BaselineViolations | null,
  found: readonly SubjectViolations[],
  policy: BaselinePolicy,
): BaselineUpdate {
  const grow = policy.grow || before === null;
  const draft: Draft = { kept: [], added: [], removed: [], tightened: [], refused: [] };
  const present = new Map(found.map((subject) => [subject.subject, subject]));
  const old = entriesOf(before ?? {});
  for (const entry of old) carryOver(entry, present.get(entry.subject), { draft, grow });
  const known = new Set(old.map(identityOf));
  for (const entry of found.flatMap((subject) => violationsOf(subject, policy))) {
    if (known.has(identityOf(entry))) continue;
    draft[grow ? 'added' : 'refused'].push(entry);
  }
  const { added, removed, tightened, refused } = draft;
  return { violations: nested([...draft.kept, ...added]), added, removed, tightened, refused };
}

type Draft = Record<'kept' | 'added' | 'removed' | 'tightened' | 'refused', BaselineEntry[]>;

function carryOver(
  entry: BaselineEntry,
  subject: SubjectViolations | undefined,
  { draft, grow }: { draft: Draft; grow: boolean },
): void {
  const now = subject === undefined ? undefined : tally(subject).get(entry.gate)?.get(entry.key);
  if (now === undefined) {
    const open = subject !== undefined && (!subject.complete || subject.undecided.has(entry.gate));
    draft[open ? 'kept' : 'removed'].push(entry);
    return;
  }
  const changed = { ...entry, value: now.value };
  if (now.value === entry.value) draft.kept.push(entry);
  else if (isBetter(now, entry.value)) {
    draft.kept.push(changed);
    draft.tightened.push(changed);
  } else {
    draft.kept.push(grow ? changed : entry);
    draft[grow ? 'added' : 'refused'].push(changed);
  }
}

function isBetter({ value, better }: Violation, accepted: number): boolean {
  return better === 'lower' ? value < accepted : value > accepted;
}

/** All violations of a subject by gate and key, unproven ones too; what is counted adds up, and the worst of what is measured counts. */
function tally(subject: Pick<SubjectViolations, 'violations' | 'unproven'>) {
  const gates = new Map<string, Map<string, Violation>>();
  for (const [gate, violations] of [...subject.violations, ...subject.unproven]) {
    const keys = gates.get(gate) ?? new Map<string, Violation>();
    gates.set(gate, keys);
    for (const one of violations) keys.set(one.key, together(keys.get(one.key), one));
  }
  return gates;
}

function together(known: Violation | undefined, more: Violation): Violation {
  if (known === undefined) return more;
  return { ...more, value: valueOfBoth(known, more) };
}

function valueOfBoth(one: Violation, other: Violation): number {
  if (other.better === 'higher') return Math.min(one.value, other.value);
  return other.measured === true ? Math.max(one.value, other.value) : one.value + other.value;
}

function violationsOf(subject: SubjectViolations, { unproven }: BaselinePolicy): BaselineEntry[] {
  const wanted = unproven ? subject : { ...subject, unproven: new Map() };
  return [...tally(wanted)].flatMap(([gate, keys]) =>
    [...keys.values()].map(({ key, value }) => ({ subject: subject.subject, gate, key, value })),
  );
}

/** Every entry of a baseline. */
export function entriesOf(violations: BaselineViolations): BaselineEntry[] {
  return Object.entries(violations).flatMap(([subject, gates]) =>
    Object.entries(gates).flatMap(([gate, keys]) =>
      Object.entries(keys).map(([key, value]) => ({ subject, gate, key, value })),
    ),
  );
}

function identityOf({ subject, gate, key }: BaselineEntry): string {
  return JSON.stringify([subject, gate, key]);
}

function nested(entries: readonly BaselineEntry[]): BaselineViolations {
  const subjects = new Map<string, Map<string, [string, number][]>>();
  for (const { subject, gate, key, value } of entries) {
    const gates = subjects.get(subject) ?? new Map<string, [string, number][]>();
    subjects.set(subject, gates);
    gates.set(gate, [...(gates.get(gate) ?? []), [key, value]]);
  }
  return sorted(
    [...subjects].map(([subject, gates]) => [
      subject,
      sorted([...gates].map(([gate, keys]) => [gate, sorted(keys)])),
    ]),
  );
}

function sorted<Value>(entries: readonly (readonly [string, Value])[]): Record<string, Value> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
