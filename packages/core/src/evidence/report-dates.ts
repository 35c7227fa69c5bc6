import { EVIDENCE_KINDS, type EvidenceKind, type EvidenceOf } from './evidence-kinds.js';
import type { Report } from './define-evidence-kind.js';

/** A report of an older run than another one. */
export interface OlderReport {
  readonly file: string;
  readonly day: string;
  /** The day of the other one, or of today. */
  readonly than: string;
}

const DAY = 24 * 60 * 60 * 1000;
/** Days that the reports of one run may differ in: it may go on past midnight, and clocks differ by a time zone. */
const ONE_RUN = 1;
/** Days that a cache keeps several reports of one run. */
const ONE_CACHE = 366;

/**
 * Of several reports of a target, one that says itself that it is of another run: reports of one run are of one day, and those of a run
 * that a cache kept are not years old. Null when there is none. A single report says nothing: it may be as old as its inputs.
 *
 * @param today as YYYY-MM-DD; null where it is not known
 */
export function olderReport<Kind extends EvidenceKind>(
  kind: Kind,
  reports: readonly Report<EvidenceOf<Kind>>[],
  today: string | null,
): OlderReport | null {
  if (reports.length < 2) return null;
  const dated = reports.flatMap(({ path, evidence }) => {
    const day = EVIDENCE_KINDS[kind].ranOn?.(evidence) ?? null;
    return day === null ? [] : [{ file: path, day }];
  });
  const [oldest] = [...dated].sort((one, other) => (one.day < other.day ? -1 : 1));
  const newest = dated.reduce((latest, { day }) => (day > latest ? day : latest), '');
  if (oldest === undefined) return null;
  if (daysBetween(oldest.day, newest) > ONE_RUN) return { ...oldest, than: newest };
  return today !== null && daysBetween(oldest.day, today) > ONE_CACHE ? { ...oldest, than: today } : null;
}

function daysBetween(one: string, other: string): number {
  return (Date.parse(other) - Date.parse(one)) / DAY;
}
