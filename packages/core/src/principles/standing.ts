import { matchPrinciple, principleNumbered, settlingLine } from './index.js';
import type { Principle } from '../model/constitution.js';
import type { CheckRow, PlanDocument } from '../model/plan.js';
import { memoize } from '../base/memo.js';
import type { PlanSubject } from '../gates/plan/plan-subject.js';

const MAX_KNOWN_ROWS = 10_000;

/** A principle in force and what the plan's Constitution Check says of it. */
export interface CheckedPrinciple {
  readonly principle: Principle;
  /** The rows that count: those after the design where there are any, else those before it. */
  readonly rows: readonly CheckRow[];
  readonly state: 'settled' | 'violated' | 'open';
}

export interface CheckedConstitution {
  readonly principles: readonly CheckedPrinciple[];
  /** Rows that say fail or partial of something that is no principle in force. */
  readonly otherViolations: readonly CheckRow[];
  /** Rows that carry the number of a principle which has no row, and another name. */
  readonly misnamed: readonly Misnamed[];
}

export interface Misnamed {
  readonly row: CheckRow;
  readonly principle: Principle;
}

/** Whether a plan has a Constitution Check, under whatever heading. */
export function hasCheck({ sections, constitutionCheck }: PlanDocument): boolean {
  return sections['constitution-check'] !== null || constitutionCheck.rows.length > 0;
}

/** Resolves the rows of a plan's Constitution Check to the principles of every constitution in force. */
export const readCheck: (subject: PlanSubject) => CheckedConstitution = memoize((subject) => {
  const { plan, layers, designed } = subject;
  const { rows, results } = plan.constitutionCheck;
  const settledByAll = settlingLine(results, designed) !== null;
  const matched = new Set<CheckRow>();
  const principles = layers.flatMap(({ document }) => {
    const byPrinciple = groupRows(rows, document.principles, matched);
    return document.principles.map((principle) => {
      const own = current(byPrinciple.get(principle) ?? [], designed);
      return {
        principle,
        rows: own,
        state: !statesVerdict(own) && settledByAll ? 'settled' : stateOf(own),
      } as const;
    });
  });
  const others = current(
    rows.filter((row) => !matched.has(row)),
    designed,
  );
  const misnamed = others.flatMap((row) => misnamedAs(row, principles));
  return { principles, otherViolations: others.filter(isViolation), misnamed };
});

function misnamedAs(row: CheckRow, checked: readonly CheckedPrinciple[]): Misnamed[] {
  const open = checked.filter(({ rows, state }) => rows.length === 0 && state === 'open');
  const all = checked.map(({ principle }) => principle);
  const principle = principleNumbered(row, all);
  return principle !== null && open.some((one) => one.principle === principle) ? [{ row, principle }] : [];
}

function groupRows(
  rows: readonly CheckRow[],
  principles: readonly Principle[],
  matched: Set<CheckRow>,
): ReadonlyMap<Principle, readonly CheckRow[]> {
  const groups = new Map<Principle, CheckRow[]>();
  for (const row of rows) {
    const principle = principleOf(row, principles);
    if (principle === null) continue;
    matched.add(row);
    const known = groups.get(principle);
    if (known) known.push(row);
    else groups.set(principle, [row]);
  }
  return groups;
}

/** Hundreds of plans write the same rows, so each wording is matched once. */
const knownRows = memoize((_: readonly Principle[]) => new Map<string, Principle | null>());

function principleOf(row: CheckRow, principles: readonly Principle[]): Principle | null {
  const known = knownRows(principles);
  const key = `${row.number ?? ''}\n${row.principle}`;
  let principle = known.get(key);
  if (principle === undefined) {
    principle = matchPrinciple(row, principles);
    if (known.size < MAX_KNOWN_ROWS) known.set(key, principle);
  }
  return principle;
}

/** A check after the design outdates those before it; before the design is done, an empty form for it does not. */
function current(rows: readonly CheckRow[], designed: boolean): readonly CheckRow[] {
  const post = rows.filter(({ phase, verdict }) => phase === 'post' && (designed || !isOpen(verdict)));
  return post.length > 0 ? post : rows.filter(({ phase }) => phase === 'pre');
}

function statesVerdict(rows: readonly CheckRow[]): boolean {
  return rows.some(({ verdict }) => verdict !== 'unknown');
}

/** Rows that only treat a principle say nothing beside one that has a verdict. */
function stateOf(rows: readonly CheckRow[]): CheckedPrinciple['state'] {
  if (rows.some(isViolation)) return 'violated';
  const said = rows.filter(({ verdict }) => verdict !== 'unknown');
  return said.length > 0 && said.every(({ verdict }) => !isOpen(verdict)) ? 'settled' : 'open';
}

function isOpen(verdict: CheckRow['verdict']): boolean {
  return verdict === 'pending' || verdict === 'unknown';
}

function isViolation({ verdict }: CheckRow): boolean {
  return verdict === 'fail' || verdict === 'partial';
}
