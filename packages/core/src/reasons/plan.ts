import { defineReasons } from './define.js';

/** A row of Complexity Tracking. */
export interface RowArgs {
  /** The Violation cell as written. */
  row: string;
}

/** The rules that a feature's documents are judged by. */
export const planReasons = defineReasons({
  'plan-pending': {
    title: 'There is no plan yet',
    severity: 'pending',
    message: (a: { file: string }) => `${a.file} does not exist yet.`,
    fix: () => 'Plan the feature with `nx g @plangate/nx:plan`.',
  },
  'plan-missing': {
    title: 'The feature has tasks and no plan',
    severity: 'error',
    message: (a: { file: string }) => `${a.file} does not exist, although the feature has tasks.`,
    fix: () => 'Restore the plan, or write it with `nx g @plangate/nx:plan`.',
  },
  'plan-document-unreadable': {
    title: 'A document of the feature cannot be read',
    severity: 'error',
    message: (a: { file: string; problem: string }) => `${a.file} cannot be read: ${a.problem}.`,
    fix: () => 'Store it as UTF-8 text inside the workspace.',
  },
  'plan-not-written': {
    title: 'What stands in the place of the plan is none',
    severity: 'error',
    message: (a: { nature: string; why: string }) =>
      `The document is no plan but ${NATURES[a.nature] ?? a.nature}${a.why === '' ? '' : `: ${a.why}`}.`,
    fix: () => 'Fill in the plan, or move a document of another tool elsewhere.',
  },
  'plan-unfilled': {
    title: 'The plan is still the template',
    severity: 'pending',
    message: (a: { file: string }) => `${a.file} is still the unfilled template.`,
    fix: () => 'Write the plan: fill in what the template asks for.',
  },
  'plan-section-missing': {
    title: 'A section of the plan is missing',
    severity: 'error',
    message: (a: { section: string }) => `The plan has no section "${a.section}".`,
    fix: (a: { section: string }) => `Add the heading "${a.section}" and what belongs under it.`,
  },
  'plan-field-missing': {
    title: 'A field of the Technical Context is missing',
    severity: 'error',
    message: (a: { field: string }) => `The Technical Context does not say ${a.field}.`,
    fix: (a: { field: string }) => `Add a line "**${a.field}**: …"; N/A is an answer.`,
  },
  'plan-field-pending': {
    title: 'A field of the Technical Context is not filled in yet',
    severity: 'pending',
    message: (a: { field: string }) => `The Technical Context does not say ${a.field} yet.`,
    fix: (a: { field: string }) => `Add a line "**${a.field}**: …" before the design is done.`,
  },
  'plan-tree-missing': {
    title: 'The plan declares no source tree',
    severity: 'error',
    message: () => 'The plan declares no source tree.',
    fix: () => 'Draw the directories and files that the feature makes or changes under "Source Code".',
  },
  'plan-tree-pending': {
    title: 'The plan declares no source tree yet',
    severity: 'pending',
    message: () => 'The plan declares no source tree yet.',
    fix: () => 'Draw the directories and files that the feature makes or changes before the design is done.',
  },
  'structure-decision-missing': {
    title: 'The Structure Decision is missing',
    severity: 'error',
    message: () => 'The plan has no Structure Decision.',
    fix: () => 'Add "**Structure Decision**: …" below the tree and name the directories chosen.',
  },
  'structure-decision-pending': {
    title: 'The Structure Decision is not written yet',
    severity: 'pending',
    message: () => 'The plan has no Structure Decision that names directories yet.',
    fix: () => 'Write "**Structure Decision**: …" below the tree before the design is done.',
  },
  'structure-decision-names-nothing': {
    title: 'The Structure Decision names no directory',
    severity: 'error',
    message: () => 'The Structure Decision names no directory of the tree.',
    fix: () => 'Name the directories it is about, in backticks and with a trailing slash.',
  },
  'structure-decision-unknown-path': {
    title: 'The Structure Decision names a path that is not in the tree',
    severity: 'error',
    message: (a: { path: string; nearest: string | null }) =>
      `The Structure Decision names ${a.path}, which is not in the tree${a.nearest === null ? '' : `; did it mean ${a.nearest}?`}`,
    fix: (a: { path: string }) => `Draw ${a.path} in the tree, or correct the decision.`,
  },
  'principle-without-verdict': {
    title: 'A principle has no verdict',
    severity: 'error',
    message: (a: { principle: string }) => `The Constitution Check gives "${a.principle}" no verdict.`,
    fix: (a: { principle: string }) =>
      `Write a row for "${a.principle}" with PASS, FAIL or N/A and the reason.`,
  },
  'check-row-misnamed': {
    title: 'A row of the Constitution Check has the number of one principle and the name of none',
    severity: 'info',
    message: (a: { row: string; principle: string }) =>
      `"${a.row}" has the number of "${a.principle}" but another name, so it counts for no principle.`,
    fix: (a: { principle: string }) => `Write "${a.principle}" if that is what the row speaks of.`,
  },
  'violation-without-waiver': {
    title: 'A violation has no waiver',
    severity: 'error',
    message: (a: { principle: string; verdict: string }) =>
      `The Constitution Check gives "${a.principle}" ${a.verdict}, and Complexity Tracking does not justify it.`,
    fix: (a: { principle: string }) =>
      `Change the design until it meets "${a.principle}", or add a row to Complexity Tracking that names it and says why.`,
  },
  'waiver-without-reason': {
    title: 'A waiver gives no reason',
    severity: 'error',
    message: (a: RowArgs & { cells: string }) => `The row "${a.row}" gives no real reason under ${a.cells}.`,
    fix: () => 'Say why it is needed and why the simpler alternative does not do, or keep to the principle.',
  },
  'waiver-expired': {
    title: 'A waiver has expired',
    severity: 'error',
    message: (a: RowArgs & { until: string }) => `The row "${a.row}" ended: Until says "${a.until}".`,
    fix: () => 'Mend what it waives, or justify it anew with a later date (YYYY-MM-DD).',
  },
  'waiver-names-nothing': {
    title: 'A waiver names neither a gate nor a principle in force',
    severity: 'error',
    message: (a: RowArgs) =>
      `The row "${a.row}" names neither a gate nor a principle in force, so it waives nothing.`,
    fix: () =>
      'Begin the cell with the gate (II.coverage) or the principle that is violated, or delete the row.',
  },
  'waiver-without-violation': {
    title: 'A waiver names a principle that the plan itself calls met',
    severity: 'error',
    message: (a: RowArgs & { principle: string }) =>
      `The row "${a.row}" waives "${a.principle}", which the Constitution Check calls met.`,
    fix: () =>
      'Write the violation into the Constitution Check, name the one gate that fails, or delete the row.',
  },
  'spec-missing': {
    title: 'The specification is missing',
    severity: 'error',
    message: (a: { file: string }) => `${a.file} does not exist.`,
    fix: () => 'Write it with `nx g @plangate/nx:spec`.',
  },
  'design-document-missing': {
    title: 'A document of the design is missing',
    severity: 'error',
    message: (a: { document: string }) => `${a.document} is not written, and the phase asked for needs it.`,
    fix: (a: { document: string }) => `Write ${a.document}, or ask for an earlier phase.`,
  },
  'tasks-missing': {
    title: 'The task list is missing',
    severity: 'error',
    message: () => 'tasks.md does not exist, and the phase asked for needs it.',
    fix: () => 'Write tasks.md, or ask for an earlier phase.',
  },
  'task-file-missing': {
    title: 'A ticked task names a file that does not exist',
    severity: 'error',
    message: (a: { task: string; path: string }) =>
      `${a.task} is ticked and names ${a.path}, which does not exist.`,
    fix: (a: { path: string }) => `Write ${a.path}, untick the task, or correct the path in it.`,
  },
});

const NATURES: Readonly<Record<string, string>> = {
  template: 'an unfilled template',
  foreign: 'a document of another tool',
  empty: 'an empty file',
  unreadable: 'unreadable',
};
