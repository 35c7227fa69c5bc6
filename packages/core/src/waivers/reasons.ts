import type { ArgsOf } from '../model/reason.js';
import { defineReasons } from '../reasons/define-reasons.js';
import { readProblem, readProblemFix } from '../reasons/read-problem.js';
import { didYouMean } from '../reasons/wording.js';

/** A row of Complexity Tracking. */
export interface RowArgs {
  /** The Violation cell as it is written. */
  row: string;
}

/** The ledger: rows of Complexity Tracking and of waivers.md. */
export const reasons = defineReasons({
  'waiver-without-reason': {
    title: 'A waiver gives no reason',
    severity: 'error',
    message: (a: RowArgs & { cells: string }) => `The waiver "${a.row}" gives no reason under ${a.cells}.`,
    fix: () =>
      'Write why the waiver is needed and why the simpler alternative is not enough. "TBD" or "N/A" is not a reason.',
    identity: (a: { row: string }) => [a.row],
  },
  'waiver-expired': {
    title: 'A waiver has expired',
    severity: 'error',
    message: (a: RowArgs & { until: string }) =>
      `The waiver "${a.row}" has expired: its Until is "${a.until}".`,
    fix: () => 'Fix the violation, or justify the waiver again with a later date (YYYY-MM-DD).',
    identity: (a: { row: string }) => [a.row],
  },
  'waiver-end-unclear': {
    title: 'The end of a waiver is not a date',
    severity: 'error',
    message: (a: RowArgs & { until: string }) =>
      `The waiver "${a.row}" does not count: its end "${a.until}" is not a date.`,
    fix: () => 'Write the last day as YYYY-MM-DD, or leave the cell empty.',
    identity: (a: { row: string }) => [a.row],
  },
  'waiver-column-unknown': {
    title: 'A column of a waiver is not understood',
    severity: 'error',
    message: (a: RowArgs & { column: string }) =>
      `The waiver "${a.row}" does not count: the column "${a.column}" is not understood, and it may limit the waiver.`,
    fix: () =>
      'Name the column Until if it says when the waiver ends, write the project behind "@", or delete the column.',
    identity: (a: { row: string; column: string }) => [a.row, a.column],
  },
  'waiver-gate-unknown': {
    title: 'A waiver names a gate that does not exist',
    severity: 'error',
    message: (a: RowArgs & { gate: string; nearest: string | null }) =>
      `The waiver "${a.row}" names the gate "${a.gate}", which no constitution has.${didYouMean(a.nearest)}`,
    fix: (a: { nearest: string | null }) =>
      a.nearest === null
        ? 'Name a gate of the constitution, or delete the row.'
        : `Write "${a.nearest}", or delete the row.`,
    identity: (a: { row: string; gate: string }) => [a.row, a.gate],
  },
  'waiver-project-unknown': {
    title: 'A waiver names a project that does not exist',
    severity: 'error',
    message: (a: RowArgs & { project: string; nearest: string | null }) =>
      `The waiver "${a.row}" names the project "${a.project}", which the workspace does not have.${didYouMean(a.nearest)}`,
    fix: (a: { nearest: string | null }) =>
      a.nearest === null
        ? 'Write the name that `nx show projects` prints, or delete the row.'
        : `Write "@ ${a.nearest}", or delete the row.`,
    identity: (a: { row: string; project: string }) => [a.row, a.project],
  },
  'waiver-not-understood': {
    title: 'A waiver mentions a gate but does not name it',
    severity: 'error',
    message: (a: RowArgs & { gate: string }) =>
      `The waiver "${a.row}" mentions ${a.gate} in a sentence, so it waives nothing.`,
    fix: (a: { gate: string }) =>
      `Begin the cell with the gate ("${a.gate} @ project") and describe the violation in the other cells, or delete the row.`,
    identity: (a: { row: string; gate: string }) => [a.row, a.gate],
  },
  'waiver-names-nothing': {
    title: 'A waiver names neither a gate nor a principle in force',
    severity: 'error',
    message: (a: RowArgs) => `The waiver "${a.row}" names neither a gate nor a principle in force.`,
    fix: () => 'Begin the cell with the violated gate (II.coverage) or principle, or delete the row.',
    identity: (a: { row: string }) => [a.row],
  },
  'waiver-without-violation': {
    title: 'A waiver names a principle that the plan calls met',
    severity: 'error',
    message: (a: RowArgs & { principle: string }) =>
      `The waiver "${a.row}" names "${a.principle}", but the Constitution Check says that it is met.`,
    fix: () =>
      'Record the violation in the Constitution Check, name only the gate that fails, or delete the row.',
    identity: (a: { row: string; principle: string }) => [a.row, a.principle],
  },
  'waiver-table-unknown': {
    title: 'A table of waivers has no Violation column',
    severity: 'error',
    message: (a: { columns: string }) =>
      `The table with the columns ${a.columns} has no Violation column, so its rows are not waivers.`,
    fix: () => 'Use the columns | Violation | Why Needed | Simpler Alternative Rejected Because | Until |.',
    identity: (a: { columns: string }) => [a.columns],
  },
  'waivers-unreadable': {
    title: 'The waivers cannot be read',
    severity: 'error',
    message: (a: { problem: string }) => `The waivers cannot be read: ${readProblem(a.problem)}.`,
    fix: (a: { problem: string }) =>
      readProblemFix(a.problem, 'Correct the document until it is Markdown that can be read.'),
    identity: () => [],
  },
  'waiver-stale': {
    title: 'A waiver is no longer needed',
    severity: 'error',
    message: (a: { row: string; gate: string; project: string }) =>
      `The waiver "${a.row}" is not needed: ${a.project} does not violate ${a.gate}.`,
    fix: () => 'Delete the row.',
    identity: (a: { row: string; gate: string }) => [a.row, a.gate],
  },
});

declare module '../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
