import { listed, sanitize } from '@plangate/core/graph';
import type { InterruptedRun } from './progress.js';

const MAX_NAMED = 10;

/** What is known of a run that was killed: which generator, how far it came, and what nobody will write over. */
export function describeInterrupted({ record, missing, changedSince }: InterruptedRun): string {
  const total = record.writes.length;
  const kept =
    changedSince.length === 0
      ? ''
      : ` Somebody changed these since, and they stay: ${sanitize(listed(changedSince, MAX_NAMED))}.`;
  return (
    `nx g @plangate/nx:${sanitize(record.generator)} was interrupted ` +
    `after ${total - missing.length} of ${total} changes.${kept}`
  );
}

/** The same with what to do, for a run that completes nothing itself. */
export function adviseInterrupted(run: InterruptedRun): string {
  return `${describeInterrupted(run)} Run it again, or any other generator of Plangate, to complete it.`;
}
