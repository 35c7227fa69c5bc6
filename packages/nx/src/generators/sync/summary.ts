import { plural } from '@plangate/core/graph';
import { describeDifference, sanitize, type DifferenceReason, type ToldDifference } from '@plangate/core';

/** A file that was created or edited, and why. */
export interface SyncedFile {
  readonly file: string;
  readonly line: number | null;
  readonly reason: DifferenceReason;
}

/** What a run found. */
export interface SyncOutcome {
  readonly files: readonly SyncedFile[];
  readonly told: readonly ToldDifference[];
}

/** Every file with the reason why it is changed; none where nothing is. */
export function describeFiles({ files }: SyncOutcome): string[] {
  if (files.length === 0) return [];
  const names = new Set(files.map(({ file }) => file));
  const lead = `${plural(names.size, 'file does', 'files do')} not agree with the plans:`;
  return [lead, ...files.map(lineOf)];
}

/** What a person has to decide; none where nothing is. */
export function describeTold({ told }: SyncOutcome): string[] {
  if (told.length === 0) return [];
  const lead = `${plural(told.length, 'difference was', 'differences were')} left to you:`;
  return [lead, ...told.map(lineOf)];
}

function lineOf({ file, line, reason }: SyncedFile): string {
  return `  ${sanitize(file)}${line === null ? '' : `:${line}`} ${describeDifference(reason)}`;
}
