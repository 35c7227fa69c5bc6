import type { WorkspaceFiles } from '@plangate/core';
import { isCalendarDate, VERDICTS, type HistoryEntry, type Verdict } from '@plangate/core/reports';
import { joinPath } from '@plangate/core/graph';
import { MAX_REPORT_BYTES } from '../../runs/max-report-bytes.js';

/** The newest reports that a trend has. */
const MAX_REPORTS = 60;

/** Earlier reports, and the files that are not any. */
export interface EarlierReports {
  /** The oldest first. */
  readonly entries: readonly HistoryEntry[];
  readonly unreadable: readonly string[];
}

/**
 * Reads reports of the format `json`, as earlier runs wrote them.
 * @param path of one report, or of a directory of reports of which the last 60 by name are read, so that names that begin with the date
 *   keep the newest; relative to the workspace root
 */
export function earlierReports(path: string, files: WorkspaceFiles): EarlierReports {
  const names = files.list(path).filter((name) => name.endsWith('.json'));
  const paths = files.kind(path) === 'dir' ? names.map((name) => joinPath(path, name)) : [path];
  const entries: HistoryEntry[] = [];
  const unreadable: string[] = [];
  for (const file of paths.slice(-MAX_REPORTS)) {
    const text = files.read(file, MAX_REPORT_BYTES);
    const entry = text.ok ? entryOf(text.text) : null;
    if (entry !== null) entries.push(entry);
    // Before the first report is kept there is nothing.
    else if (text.ok || text.problem !== 'missing') unreadable.push(file);
  }
  return { entries: entries.sort((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date))), unreadable };
}

/** What a report says; null if it is not one. */
function entryOf(text: string): HistoryEntry | null {
  try {
    const { date, counts } = JSON.parse(text) as { date?: unknown; counts?: unknown };
    if (typeof date !== 'string' || !isCalendarDate(date)) return null;
    const given = Object.entries(counts ?? {}) as [string, unknown][];
    const known = VERDICTS.map(
      (verdict) => [verdict, given.find(([name]) => name === verdict)?.[1]] as const,
    );
    if (!known.every(([, count]) => Number.isSafeInteger(count) && (count as number) >= 0)) return null;
    return { date, counts: Object.fromEntries(known) as Record<Verdict, number> };
  } catch {
    return null;
  }
}
