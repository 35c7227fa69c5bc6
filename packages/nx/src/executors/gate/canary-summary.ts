import type { CanaryState, GateCanary, TriedCanary } from '@plangate/core';

/** Projects and features in which a gate said one thing, and does not count as one that bites. */
export interface NotTried {
  readonly state: Exclude<CanaryState, 'bites' | 'blind'>;
  readonly subjects: readonly string[];
  /** What the gate says of the first of them. */
  readonly message: string;
  /** Changes that were tried all the same, as of a gate that waits for a phase; each made it fail. */
  readonly changes: number;
}

/** A change that a gate did not notice, and where. */
export interface Unnoticed {
  readonly what: string;
  /** The verdict that it gave instead. */
  readonly verdict: TriedCanary['verdict'];
  readonly subjects: readonly string[];
  /** What the gate said to the change in the first of them. */
  readonly message: string;
}

/** A rule that judges nothing in some projects and features. */
export interface Idle {
  readonly rule: string;
  /** Why, in the first of them. */
  readonly why: string;
  readonly subjects: readonly string[];
  /** Whether no change was tried against it anywhere, so that it judges nothing at all. */
  readonly everywhere: boolean;
}

/** What became of one gate in all projects and features. */
export interface GateRow
  extends Pick<GateCanary, 'gate' | 'principle' | 'kind' | 'status' | 'origin' | 'constitution'> {
  /** How many changes were tried. */
  readonly changes: number;
  /** Where each change made it fail. */
  readonly bites: readonly string[];
  /** Where it did not notice a change. */
  readonly blind: readonly string[];
  readonly unnoticed: readonly Unnoticed[];
  readonly idle: readonly Idle[];
  readonly notTried: readonly NotTried[];
}

/** One row for each gate, in the order in which they occur. */
export function summarize(canaries: readonly GateCanary[]): GateRow[] {
  const byGate = new Map<string, GateCanary[]>();
  for (const canary of canaries) {
    const key = [canary.constitution, canary.gate, canary.kind, canary.principle, canary.status].join('\0');
    const known = byGate.get(key);
    if (known === undefined) byGate.set(key, [canary]);
    else known.push(canary);
  }
  return [...byGate.values()].flatMap((all) => rowOf(all) ?? []);
}

function rowOf(all: readonly GateCanary[]): GateRow | null {
  const [first] = all;
  if (first === undefined) return null;
  const { gate, principle, kind, status, origin, constitution } = first;
  const of = (state: CanaryState): string[] =>
    all.filter((one) => one.state === state).map(({ subject }) => subject);
  return {
    gate,
    principle,
    kind,
    status,
    origin,
    constitution,
    changes: all.reduce((sum, { tried }) => sum + tried.length, 0),
    bites: of('bites'),
    blind: of('blind'),
    unnoticed: unnoticedIn(all),
    idle: idleIn(all),
    notTried: notTriedIn(all),
  };
}

/** The same change with the same verdict is one entry, with all projects and features. */
function unnoticedIn(all: readonly GateCanary[]): Unnoticed[] {
  const found = new Map<string, Unnoticed>();
  for (const { subject, tried } of all) {
    for (const { what, verdict, message } of tried) {
      if (verdict === 'fail') continue;
      const key = `${what}\0${verdict}`;
      const known = found.get(key) ?? { what, verdict, subjects: [], message };
      found.set(key, { ...known, subjects: [...known.subjects, subject] });
    }
  }
  return [...found.values()];
}

function idleIn(all: readonly GateCanary[]): Idle[] {
  const tried = new Set(all.flatMap((one) => one.tried.flatMap(({ rules }) => rules)));
  const found = new Map<string, Idle>();
  for (const { subject, idle } of all) {
    for (const { rule, why } of idle) {
      const known = found.get(rule) ?? { rule, why, subjects: [], everywhere: !tried.has(rule) };
      found.set(rule, { ...known, subjects: [...known.subjects, subject] });
    }
  }
  return [...found.values()];
}

function notTriedIn(all: readonly GateCanary[]): NotTried[] {
  const found = new Map<string, NotTried>();
  for (const { subject, state, reason, message, tried } of all) {
    if (state === 'bites' || state === 'blind') continue;
    const key = `${state}\0${reason ?? ''}`;
    const known = found.get(key) ?? { state, subjects: [], message, changes: 0 };
    const changes = known.changes + tried.length;
    found.set(key, { ...known, subjects: [...known.subjects, subject], changes });
  }
  return [...found.values()];
}

/**
 * Whether a gate holds something up: it was seen to fail by each change, in at least one project or feature, passed by none, and its
 * failures count.
 */
export function bitesIn({ status, bites, blind, idle }: GateRow): boolean {
  const isHollow = idle.some(({ everywhere }) => everywhere);
  return status === 'enforced' && bites.length > 0 && blind.length === 0 && !isHollow;
}

/** States in which a gate judges, or is meant not to: it fails already, is waived, waits for a phase, or is disabled. */
const EXPLAINED: ReadonlySet<CanaryState> = new Set(['fails', 'waived', 'pending', 'disabled']);

/** Whether a gate stayed green in spite of a change, or it or one of its rules is shown to judge nothing at all. */
export function provesNothing(row: GateRow): boolean {
  if (row.blind.length > 0 || row.idle.some(({ everywhere }) => everywhere)) return true;
  return row.bites.length === 0 && !row.notTried.some(({ state }) => EXPLAINED.has(state));
}
