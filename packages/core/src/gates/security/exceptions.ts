import { isCalendarDate } from '../../base/dates.js';
import type { SecurityFinding } from '../../evidence/kinds/security/security-evidence.js';
import type { GateOf } from '../../model/gate.js';
import { allOf, EQUAL, STRONGER, weaker, type GateComparison } from '../comparison.js';
import { comparable, idsOf } from './statements.js';

type Ignored = GateOf<'security'>['rules']['ignore'];

/** An exception that has ended, and a finding that it was for; null when there is none any more. */
export interface ExpiredException {
  readonly id: string;
  readonly until: string;
  readonly found: SecurityFinding | null;
}

/** The findings that a gate lets pass, each until its day. */
export class Exceptions {
  readonly #ignored: Ignored;
  readonly #today: string;
  readonly #byId = new Map<string, Ignored[number]>();
  readonly #used = new Map<Ignored[number], SecurityFinding>();

  /** @param today as YYYY-MM-DD */
  constructor(ignored: Ignored, today: string) {
    this.#ignored = ignored;
    this.#today = today;
    for (const one of ignored) {
      const id = comparable(one.id);
      const before = this.#byId.get(id);
      // Of two for one id the first that ends counts.
      if (before === undefined || one.until < before.until) this.#byId.set(id, one);
    }
  }

  /** Whether an exception covers a finding today. */
  covers(finding: SecurityFinding): boolean {
    const exceptions = idsOf(finding).flatMap((id) => this.#byId.get(id) ?? []);
    for (const one of exceptions) if (!this.#used.has(one)) this.#used.set(one, finding);
    return exceptions.some((one) => this.#holds(one));
  }

  /** Those that have ended; one whose day cannot be read has. */
  expired(): readonly ExpiredException[] {
    return this.#ignored
      .filter((one) => !this.#holds(one))
      .map((one) => ({ id: one.id, until: one.until, found: this.#used.get(one) ?? null }));
  }

  /** The ids of those that cover nothing that was found. */
  unused(): readonly string[] {
    return this.#ignored.filter((one) => this.#holds(one) && !this.#used.has(one)).map(({ id }) => id);
  }

  #holds({ until }: Ignored[number]): boolean {
    return isCalendarDate(until) && until >= this.#today;
  }
}

/** An exception more, or one that lasts longer, asks for less. */
export function compareIgnored(outer: Ignored, inner: Ignored): GateComparison {
  const [before, now] = [endsOf(outer), endsOf(inner)];
  return allOf([
    ...[...now].map(([id, until]) =>
      (before.get(id) ?? '') < until ? weaker(`${id} is ignored until ${until}`) : EQUAL,
    ),
    ...[...before].map(([id, until]) => ((now.get(id) ?? '') < until ? STRONGER : EQUAL)),
  ]);
}

/** The last day of each exception by its id. */
function endsOf(ignored: Ignored): ReadonlyMap<string, string> {
  const ends = new Map<string, string>();
  for (const { id, until } of ignored) {
    const before = ends.get(comparable(id));
    ends.set(comparable(id), before === undefined || until < before ? until : before);
  }
  return ends;
}
