import { memoize } from '../base/memo.js';
import type { Principle } from '../model/constitution.js';
import type { CheckResult, CheckRow, CheckVerdict, PlanDocument } from '../model/plan.js';
import type { Position } from '../model/position.js';
import { matchPrinciple, principleNumbered } from './match-principle.js';
import { settlingLine } from './settling-line.js';

const MAX_KNOWN_ROWS = 10_000;

/** What a plan's Constitution Check says about one principle. */
export interface Standing {
  readonly principle: Principle;
  /** The rows that count: those after the design where there are any, else those before it. */
  readonly rows: readonly CheckRow[];
  /** Whether these rows have its number alone, and another name. */
  readonly byNumber: boolean;
  /** The least that these rows promise; of a closing line where they give no verdict. */
  readonly verdict: CheckVerdict;
  /** Where it is said; null when nothing is. */
  readonly position: Position | null;
  /** `settled`: met or not applicable. `violated`: the plan says so itself. `open`: no verdict yet. */
  readonly state: 'settled' | 'violated' | 'open';
}

/** What a plan's Constitution Check says about the principles of some constitutions. */
export interface Standings {
  readonly principles: readonly Standing[];
  /** Rows that say fail or partial of something that is not a principle of theirs. */
  readonly otherViolations: readonly CheckRow[];
  /** Rows that carry the number of a principle and another name. They count for it where no row has its name. */
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

/**
 * The one reading of what a plan says of principles: attestations and the rules of the plan both use it. Where rows disagree,
 * the one that promises least counts; a check after the design replaces those before it. A row whose name fits no principle
 * counts for the one that has its number. A closing line counts for principles that no row gives a verdict, see `settlingLine`.
 *
 * @param constitutions the principles of each constitution in force; a row is matched within each of them
 * @param designed whether the design must be done; before that, an empty form for the later check replaces nothing
 */
export function readStandings(
  { constitutionCheck: { rows, results } }: Pick<PlanDocument, 'constitutionCheck'>,
  constitutions: readonly (readonly Principle[])[],
  designed: boolean,
): Standings {
  const matched = new Set<CheckRow>();
  const named = constitutions.map((principles) => groupRows(rows, principles, matched));
  const unnamed = rows.filter((row) => !matched.has(row));
  const numbered = groupByNumber(unnamed, constitutions);
  const standings = constitutions.flatMap((principles, at) =>
    principles.map((principle) => {
      const own = named[at]?.get(principle);
      const rowsOf = own ?? numbered.get(principle) ?? [];
      return standingOf(principle, rowsOf, {
        results,
        designed,
        byNumber: own === undefined && rowsOf.length > 0,
      });
    }),
  );
  const misnamed = standings.flatMap(({ principle, byNumber, rows: own }) =>
    byNumber ? own.map((row) => ({ row, principle })) : [],
  );
  const counted = new Set(misnamed.map(({ row }) => row));
  const others = currentRows(unnamed, designed).filter((row) => !counted.has(row));
  return { principles: standings, otherViolations: others.filter(isViolation), misnamed };
}

function standingOf(
  principle: Principle,
  own: readonly CheckRow[],
  {
    results,
    designed,
    byNumber,
  }: { readonly results: readonly CheckResult[]; readonly designed: boolean; readonly byNumber: boolean },
): Standing {
  const rows = currentRows(own, designed);
  const stated = own.some(({ verdict }) => verdict !== 'unknown');
  const line = stated ? null : settlingLine(results, principle, designed);
  const said = line === null ? rows : [line];
  const verdict = BY_PROMISE.find((least) => said.some((one) => one.verdict === least)) ?? 'unknown';
  const position = said.find((one) => one.verdict === verdict)?.position ?? null;
  return { principle, rows, byNumber, verdict, position, state: STATES[verdict] };
}

/** From the verdict that promises least. Rows that only discuss a principle do not count beside one with a verdict. */
const BY_PROMISE: readonly CheckVerdict[] = ['fail', 'partial', 'pending', 'na', 'pass', 'unknown'];

const STATES: Readonly<Record<CheckVerdict, Standing['state']>> = {
  fail: 'violated',
  partial: 'violated',
  pending: 'open',
  unknown: 'open',
  na: 'settled',
  pass: 'settled',
};

function currentRows(rows: readonly CheckRow[], designed: boolean): readonly CheckRow[] {
  const post = rows.filter(
    ({ phase, verdict }) =>
      phase === 'post' && verdict !== 'unknown' && (designed || STATES[verdict] !== 'open'),
  );
  if (post.length > 0) return post;
  const pre = rows.filter(({ phase }) => phase === 'pre');
  return pre.length > 0 ? pre : rows.filter(({ verdict }) => verdict === 'unknown');
}

function isViolation({ verdict }: CheckRow): boolean {
  return STATES[verdict] === 'violated';
}

/**
 * Rows whose name fits no principle, by the one principle that has their number. A number that two constitutions give means
 * neither.
 */
function groupByNumber(
  rows: readonly CheckRow[],
  constitutions: readonly (readonly Principle[])[],
): ReadonlyMap<Principle, readonly CheckRow[]> {
  const groups = new Map<Principle, CheckRow[]>();
  for (const row of rows) {
    const [only, ...others] = new Set(
      constitutions.flatMap((principles) => principleNumbered(row, principles) ?? []),
    );
    if (only === undefined || others.length > 0) continue;
    groups.set(only, [...(groups.get(only) ?? []), row]);
  }
  return groups;
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
