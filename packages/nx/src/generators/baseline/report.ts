import {
  entriesOf,
  sanitize,
  type BaselineEntry,
  type BaselineUpdate,
  type SubjectViolations,
} from '@plangate/core';
import { BASELINE_PATH, listed, plural } from '@plangate/core/graph';

/** Most lines that are listed of one kind; the others are only counted. */
const MAX_LISTED = 20;

/** What the generator did and did not do, in lines for the terminal. */
export function describeUpdate(
  update: BaselineUpdate,
  found: readonly SubjectViolations[],
  { isFirst, unproven }: { isFirst: boolean; unproven: boolean },
): string[] {
  const { violations, added, removed, tightened, refused } = update;
  const changes = [
    counted(added.length, 'added'),
    counted(removed.length, 'removed'),
    counted(tightened.length, 'made stricter'),
  ].filter(Boolean);
  const total = entriesOf(violations).length;
  const subjects = Object.keys(violations).length;
  const head = `${BASELINE_PATH} accepts ${plural(total, 'violation')} of ${plural(subjects, 'project or feature', 'projects and features')}`;
  return [
    total === 0 && isFirst
      ? 'Nothing is violated that a baseline can accept; none was written.'
      : `${head} (${changes.join(', ') || 'unchanged'}).`,
    ...section('No longer occurs, removed:', removed),
    ...section('New or worse, not accepted (--grow records them):', refused),
    ...(unproven ? [] : withoutEvidence(found)),
    ...unknownTargets(found),
    ...incomplete(found),
  ];
}

function counted(count: number, what: string): string {
  return count === 0 ? '' : `${count} ${what}`;
}

function section(title: string, entries: readonly BaselineEntry[]): string[] {
  if (entries.length === 0) return [];
  const shown = entries
    .slice(0, MAX_LISTED)
    .map(({ subject, gate, key, value }) =>
      sanitize(`  ${subject} ${gate}: ${key}${value === 1 ? '' : ` (${value})`}`),
    );
  const rest = entries.length - shown.length;
  return [title, ...shown, ...(rest > 0 ? [`  and ${rest} more`] : [])];
}

function withoutEvidence(found: readonly SubjectViolations[]): string[] {
  const open = found.filter(({ unproven }) => unproven.size > 0);
  if (open.length === 0) return [];
  return [
    `Without evidence, and so not recorded: gates of ${named(open)}.`,
    '  Run the targets that write reports (`nx run-many -t lint typecheck test`), then this again with --grow.',
    '  Where a project has none to write, --unproven records that, until a report appears.',
  ];
}

function unknownTargets(found: readonly SubjectViolations[]): string[] {
  const open = found.filter(({ notRun }) => notRun.size > 0);
  if (open.length === 0) return [];
  const targets = [...new Set(open.flatMap(({ notRun }) => [...notRun.values()]))].sort();
  return [
    `Not known whether ${sanitize(targets.join(', '))} would succeed in ${named(open)}.`,
    '  Run `nx run-many -t gate`, whose verdicts say it, then this again with --grow.',
  ];
}

function incomplete(found: readonly SubjectViolations[]): string[] {
  const open = found.filter(({ complete }) => !complete);
  if (open.length === 0) return [];
  return [
    `A constitution or the ledger of waivers has errors, which no baseline accepts, over ${named(open)}.`,
    '  `nx run-many -t gate` shows each with its place. Fix them first.',
  ];
}

function named(subjects: readonly SubjectViolations[]): string {
  return listed(subjects.map(({ subject }) => sanitize(subject)));
}
