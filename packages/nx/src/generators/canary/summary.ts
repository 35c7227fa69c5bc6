import type { CanaryState, GateCanary, TriedCanary } from '@plangate/core';

/** Projects and features in which a gate said one thing and nothing was tried. */
export interface NotTried {
  readonly state: Exclude<CanaryState, 'bites' | 'blind'>;
  readonly subjects: readonly string[];
  /** What the gate says of the first of them. */
  readonly message: string;
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

function notTriedIn(all: readonly GateCanary[]): NotTried[] {
  const found = new Map<string, NotTried>();
  for (const { subject, state, reason, message } of all) {
    if (state === 'bites' || state === 'blind') continue;
    const key = `${state}\0${reason ?? ''}`;
    const known = found.get(key) ?? { state, subjects: [], message };
    found.set(key, { ...known, subjects: [...known.subjects, subject] });
  }
  return [...found.values()];
}

/** Whether a gate was seen to fail by each change, in at least one project or feature, and passed by none. */
export function bitesIn({ bites, blind }: GateRow): boolean {
  return bites.length > 0 && blind.length === 0;
}

/** States in which a gate judges, or is meant not to: it fails already, is waived, waits for a phase, or is disabled. */
const EXPLAINED: ReadonlySet<CanaryState> = new Set(['fails', 'waived', 'pending', 'disabled']);

/** Whether a gate stayed green in spite of a change, or is shown to judge nothing at all. */
export function provesNothing(row: GateRow): boolean {
  if (row.blind.length > 0) return true;
  return row.bites.length === 0 && !row.notTried.some(({ state }) => EXPLAINED.has(state));
}
