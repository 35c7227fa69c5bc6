import { nameOf, parentOf } from '../base/paths.js';
import type { WorkspaceFiles } from '../base/workspace-files.js';
import type { EvidenceKind } from './evidence-kinds.js';

/** A file in the outputs that may be a report and was not understood, and what is wrong with it. */
export interface UnreadFile {
  readonly path: string;
  /** The end of a sentence: "it is empty". */
  readonly problem: string;
}

/** What a search saw besides reports. */
export interface SeenBeside {
  readonly reports: readonly string[];
  /** Files that are empty, cut off, no text, or neither XML nor JSON. */
  readonly unknown: readonly UnreadFile[];
  /** Files that were understood and are something else. */
  readonly others: readonly UnreadFile[];
  /** The outputs that are files themselves. */
  readonly outputs: ReadonlySet<string>;
}

/**
 * The files that must be understood, or no report beside them counts: one of them may be the report that fails.
 *
 * A file that cannot be understood is one, because it cannot be told from a report that was not written to its end. Two kinds are
 * left alone: what is among the pages of an HTML report, and for linters and compilers, whose outputs hold all kinds
 * of JSON, what is neither beside a report nor named like one. A file that was understood as something else is
 * one only if it is of a series with a report (`results-1.xml`, `results-2.xml`).
 */
export function mustBeUnderstood(
  { reports, unknown, others, outputs }: SeenBeside,
  kind: EvidenceKind,
  files: WorkspaceFiles,
): readonly UnreadFile[] {
  const directories = new Set(reports.map(parentOf));
  const names = new Set(reports.map(nameOf));
  const series = new Set(reports.map(seriesOf));
  const near = ({ path }: UnreadFile): boolean =>
    directories.has(parentOf(path)) ||
    names.has(nameOf(path)) ||
    series.has(seriesOf(path)) ||
    outputs.has(path);
  const counts = (file: UnreadFile): boolean =>
    near(file) || file.path.endsWith('.xml') || (kind !== 'lint' && !isAmongPages(files, file.path));
  return [...unknown.filter(counts), ...others.filter(({ path }) => series.has(seriesOf(path)))].sort(
    (one, other) => (one.path < other.path ? -1 : 1),
  );
}

/** A path without the numbers at the end of its name, which tell shards and runs apart. */
function seriesOf(path: string): string {
  const lower = path.toLowerCase();
  const dot = lower.lastIndexOf('.');
  let end = dot < 0 ? lower.length : dot;
  while (end > 0 && /[-_.\d]/.test(lower.charAt(end - 1))) end -= 1;
  return `${lower.slice(0, end)}${dot < 0 ? '' : lower.slice(dot)}`;
}

/** Whether a file is in the directory of an HTML report, or one level below it. */
function isAmongPages(files: WorkspaceFiles, path: string): boolean {
  const parent = parentOf(path);
  const above = parent === null ? null : parentOf(parent);
  return [parent, above].some(
    (directory) => directory !== null && files.kind(`${directory}/index.html`) === 'file',
  );
}
