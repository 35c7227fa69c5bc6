import type { AppliedWaiver, ProjectVerdict, Verdict } from '../model/verdict.js';
import { VERDICTS } from '../model/verdict.js';
import { BY_WEIGHT } from '../model/overall.js';
import type { WorkspaceReport } from './define-report.js';

/** A waiver that ends soon, and the gates that fail from then on. */
export interface EndingWaiver {
  readonly waiver: AppliedWaiver & { readonly until: string };
  /** `project: gate`, in the order of the report. */
  readonly gates: readonly string[];
}

/** Days before its end from which a waiver is reported. */
export const NOTICE_DAYS = 14;
const DAY_MS = 86_400_000;

/** How many projects and features have which verdict. */
export function countVerdicts(verdicts: readonly ProjectVerdict[]): Readonly<Record<Verdict, number>> {
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  for (const { verdict } of verdicts) counts[verdict] += 1;
  return counts;
}

/** The word of several entries that is shown for all of them: that of the one that decides first; null: there is none. */
export function heaviest(entries: readonly { readonly verdict: Verdict }[]): Verdict | null {
  const said = new Set(entries.map(({ verdict }) => verdict));
  return BY_WEIGHT.find((verdict) => said.has(verdict)) ?? null;
}

/** What was not judged: its name, and one sentence on it. */
export interface NotJudged {
  readonly name: string;
  readonly text: string;
}

/** All that was not judged: what has no verdict, then files that cannot be read. */
export function notJudged({ missing, unreadable }: WorkspaceReport): NotJudged[] {
  return [
    ...missing.map((name) => ({ name, text: `${name} has no verdict.` })),
    ...unreadable.map(({ file, why }) => ({ name: file, text: `${file}: ${why}` })),
  ];
}

/** The waivers that end within `NOTICE_DAYS` days of the report's day, the next one first. */
export function endingWaivers({ verdicts, today }: WorkspaceReport): EndingWaiver[] {
  const last = new Date(Date.parse(today) + NOTICE_DAYS * DAY_MS).toISOString().slice(0, 10);
  const found = new Map<string, { waiver: EndingWaiver['waiver']; gates: string[] }>();
  for (const { project, gates } of verdicts) {
    for (const { id, waiver } of gates) {
      if (waiver?.until === undefined || waiver.until === null || waiver.until > last) continue;
      const { location, until } = waiver;
      const key = JSON.stringify([location, until]);
      const entry = found.get(key) ?? { waiver: { ...waiver, until }, gates: [] };
      entry.gates.push(`${project}: ${id}`);
      found.set(key, entry);
    }
  }
  return [...found.values()].sort((a, b) =>
    a.waiver.until < b.waiver.until ? -1 : Number(a.waiver.until > b.waiver.until),
  );
}

/** A whole verdict in one line. */
export function headline(report: WorkspaceReport): string {
  const counts = countVerdicts(report.verdicts);
  const told = VERDICTS.filter((verdict) => counts[verdict] > 0).map(
    (verdict) => `${counts[verdict]} ${verdict}`,
  );
  const incomplete = [
    report.missing.length > 0 ? `${report.missing.length} not judged` : null,
    report.unreadable.length > 0 ? `${report.unreadable.length} not readable` : null,
  ].filter((part) => part !== null);
  const parts = [...told, ...incomplete];
  return parts.length === 0 ? 'nothing was judged' : parts.join(', ');
}
