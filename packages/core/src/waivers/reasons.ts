import type { ArgsOf } from '../model/reason.js';
import { defineReasons } from '../reasons/define-reasons.js';

/** A row of Complexity Tracking. */
export interface RowArgs {
  /** The Violation cell as written. */
  row: string;
}

/** The ledger: rows of Complexity Tracking and of waivers.md. */
export const reasons = defineReasons({
  'waiver-without-reason': {
    title: 'A waiver gives no reason',
    severity: 'error',
    message: (a: RowArgs & { cells: string }) => `The row "${a.row}" gives no real reason under ${a.cells}.`,
    fix: () => 'Say why it is needed and why the simpler alternative does not do, or keep to the principle.',
    identity: (a: { row: string }) => [a.row],
  },
  'waiver-expired': {
    title: 'A waiver has expired',
    severity: 'error',
    message: (a: RowArgs & { until: string }) => `The row "${a.row}" ended: Until says "${a.until}".`,
    fix: () => 'Mend what it waives, or justify it anew with a later date (YYYY-MM-DD).',
    identity: (a: { row: string }) => [a.row],
  },
  'waiver-names-nothing': {
    title: 'A waiver names neither a gate nor a principle in force',
    severity: 'error',
    message: (a: RowArgs) =>
      `The row "${a.row}" names neither a gate nor a principle in force, so it waives nothing.`,
    fix: () =>
      'Begin the cell with the gate (II.coverage) or the principle that is violated, or delete the row.',
    identity: (a: { row: string }) => [a.row],
  },
  'waiver-without-violation': {
    title: 'A waiver names a principle that the plan itself calls met',
    severity: 'error',
    message: (a: RowArgs & { principle: string }) =>
      `The row "${a.row}" waives "${a.principle}", which the Constitution Check calls met.`,
    fix: () =>
      'Write the violation into the Constitution Check, name the one gate that fails, or delete the row.',
    identity: (a: { row: string; principle: string }) => [a.row, a.principle],
  },
  'waiver-table-unknown': {
    title: 'A table of waivers has no Violation column',
    severity: 'error',
    message: (a: { columns: string }) =>
      `The table with the columns ${a.columns} is not read as waivers: it has no Violation column.`,
    fix: () => 'Use the columns | Violation | Why Needed | Simpler Alternative Rejected Because | Until |.',
    identity: (a: { columns: string }) => [a.columns],
  },
  'waivers-unreadable': {
    title: 'The waivers cannot be read',
    severity: 'error',
    message: (a: { problem: string }) => `The waivers cannot be read: ${a.problem}.`,
    fix: () => 'Make it a UTF-8 Markdown file of ordinary size inside the workspace.',
    identity: () => [],
  },
  'waiver-stale': {
    title: 'A waiver waives what is not violated',
    severity: 'error',
    message: (a: { row: string; gate: string; project: string }) =>
      `The waiver "${a.row}" waives nothing: ${a.gate} is not violated in ${a.project}.`,
    fix: () => 'Delete the row.',
    identity: (a: { row: string; gate: string }) => [a.row, a.gate],
  },
});

declare module '../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
