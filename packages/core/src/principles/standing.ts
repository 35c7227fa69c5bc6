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

/**
 * The one reading of what a plan says of principles: attestations and the rules of the plan both use it. Where rows disagree,
 * the one that promises least counts; a check after the design replaces those before it. A closing line counts for
 * principles that no row gives a verdict, see `settlingLine`.
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
  const standings = constitutions.flatMap((principles) => {
    const groups = groupRows(rows, principles, matched);
    return principles.map((principle) =>
      standingOf(principle, groups.get(principle) ?? [], { results, designed }),
    );
  });
  const others = currentRows(
    rows.filter((row) => !matched.has(row)),
    designed,
  );
  return {
    principles: standings,
    otherViolations: others.filter(isViolation),
    misnamed: others.flatMap((row) => misnamedAs(row, standings)),
  };
}

function standingOf(
  principle: Principle,
  own: readonly CheckRow[],
  { results, designed }: { readonly results: readonly CheckResult[]; readonly designed: boolean },
): Standing {
  const rows = currentRows(own, designed);
  const stated = own.some(({ verdict }) => verdict !== 'unknown');
  const line = stated ? null : settlingLine(results, principle, designed);
  const said = line === null ? rows : [line];
  const verdict = BY_PROMISE.find((least) => said.some((one) => one.verdict === least)) ?? 'unknown';
  const position = said.find((one) => one.verdict === verdict)?.position ?? null;
  return { principle, rows, verdict, position, state: STATES[verdict] };
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
    ({ phase, verdict }) => phase === 'post' && (designed || STATES[verdict] !== 'open'),
  );
  return post.length > 0 ? post : rows.filter(({ phase }) => phase === 'pre');
}

function isViolation({ verdict }: CheckRow): boolean {
  return STATES[verdict] === 'violated';
}

function misnamedAs(row: CheckRow, standings: readonly Standing[]): Misnamed[] {
  const all = standings.map(({ principle }) => principle);
  const principle = principleNumbered(row, all);
  const isOpen = standings.some(
    (one) => one.principle === principle && one.rows.length === 0 && one.state === 'open',
  );
  return principle !== null && isOpen ? [{ row, principle }] : [];
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
