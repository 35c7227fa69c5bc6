import type { ArgsOf } from '../../model/reason.js';
import { defineReasons } from '../../reasons/define-reasons.js';

/** The rules that a feature's documents are judged by. */
export const reasons = defineReasons({
  'plan-pending': {
    title: 'There is no plan yet',
    severity: 'pending',
    message: (a: { file: string }) => `${a.file} does not exist yet.`,
    fix: () => 'Plan the feature with `nx g @plangate/nx:plan`.',
    identity: (a: { file: string }) => [a.file],
    standing: 'open',
  },
  'plan-missing': {
    title: 'The feature has tasks and no plan',
    severity: 'error',
    message: (a: { file: string }) => `${a.file} does not exist, although the feature has tasks.`,
    fix: () => 'Restore the plan, or write it with `nx g @plangate/nx:plan`.',
    identity: (a: { file: string }) => [a.file],
    standing: 'open',
  },
  'plan-document-unreadable': {
    title: 'A document of the feature cannot be read',
    severity: 'error',
    message: (a: { file: string; problem: string }) => `${a.file} cannot be read: ${a.problem}.`,
    fix: () => 'Store it as UTF-8 text inside the workspace.',
    identity: (a: { file: string }) => [a.file],
    standing: 'open',
  },
  'plan-not-written': {
    title: 'What stands in the place of the plan is none',
    severity: 'error',
    message: (a: { nature: string; why: string }) =>
      `The document is no plan but ${NATURES[a.nature] ?? a.nature}${a.why === '' ? '' : `: ${a.why}`}.`,
    fix: () => 'Fill in the plan, or move a document of another tool elsewhere.',
    identity: (a: { nature: string }) => [a.nature],
    standing: 'open',
  },
  'plan-unfilled': {
    title: 'The plan is still the template',
    severity: 'pending',
    message: (a: { file: string }) => `${a.file} is still the unfilled template.`,
    fix: () => 'Write the plan: fill in what the template asks for.',
    identity: (a: { file: string }) => [a.file],
  },
  'plan-section-missing': {
    title: 'A section of the plan is missing',
    severity: 'error',
    message: (a: { section: string }) => `The plan has no section "${a.section}".`,
    fix: (a: { section: string }) => `Add the heading "${a.section}" and what belongs under it.`,
    identity: (a: { section: string }) => [a.section],
  },
  'plan-field-missing': {
    title: 'A field of the Technical Context is missing',
    severity: 'error',
    message: (a: { field: string }) => `The Technical Context does not say ${a.field}.`,
    fix: (a: { field: string }) => `Add a line "**${a.field}**: …"; N/A is an answer.`,
    identity: (a: { field: string }) => [a.field],
  },
  'plan-field-pending': {
    title: 'A field of the Technical Context is not filled in yet',
    severity: 'pending',
    message: (a: { field: string }) => `The Technical Context does not say ${a.field} yet.`,
    fix: (a: { field: string }) => `Add a line "**${a.field}**: …" before the design is done.`,
    identity: (a: { field: string }) => [a.field],
  },
  'plan-tree-missing': {
    title: 'The plan declares no source tree',
    severity: 'error',
    message: () => 'The plan declares no source tree.',
    fix: () => 'Draw the directories and files that the feature makes or changes under "Source Code".',
    identity: () => [],
  },
  'plan-tree-pending': {
    title: 'The plan declares no source tree yet',
    severity: 'pending',
    message: () => 'The plan declares no source tree yet.',
    fix: () => 'Draw the directories and files that the feature makes or changes before the design is done.',
    identity: () => [],
  },
  'structure-decision-missing': {
    title: 'The Structure Decision is missing',
    severity: 'error',
    message: () => 'The plan has no Structure Decision.',
    fix: () => 'Add "**Structure Decision**: …" below the tree and name the directories chosen.',
    identity: () => [],
  },
  'structure-decision-pending': {
    title: 'The Structure Decision is not written yet',
    severity: 'pending',
    message: () => 'The plan has no Structure Decision that names directories yet.',
    fix: () => 'Write "**Structure Decision**: …" below the tree before the design is done.',
    identity: () => [],
  },
  'structure-decision-names-nothing': {
    title: 'The Structure Decision names no directory',
    severity: 'error',
    message: () => 'The Structure Decision names no directory of the tree.',
    fix: () => 'Name the directories it is about, in backticks and with a trailing slash.',
    identity: () => [],
  },
  'structure-decision-unknown-path': {
    title: 'The Structure Decision names a path that is not in the tree',
    severity: 'error',
    message: (a: { path: string; nearest: string | null }) =>
      `The Structure Decision names ${a.path}, which is not in the tree${a.nearest === null ? '' : `; did it mean ${a.nearest}?`}`,
    fix: (a: { path: string }) => `Draw ${a.path} in the tree, or correct the decision.`,
    identity: (a: { path: string }) => [a.path],
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
    identity: (a: { principle: string }) => [a.principle],
  },
  'spec-missing': {
    title: 'The specification is missing',
    severity: 'error',
    message: (a: { file: string }) => `${a.file} does not exist.`,
    fix: () => 'Write it with `nx g @plangate/nx:spec`.',
    identity: (a: { file: string }) => [a.file],
  },
  'design-document-missing': {
    title: 'A document of the design is missing',
    severity: 'error',
    message: (a: { document: string }) => `${a.document} is not written, and the phase asked for needs it.`,
    fix: (a: { document: string }) => `Write ${a.document}, or ask for an earlier phase.`,
    identity: (a: { document: string }) => [a.document],
  },
  'tasks-missing': {
    title: 'The task list is missing',
    severity: 'error',
    message: () => 'tasks.md does not exist, and the phase asked for needs it.',
    fix: () => 'Write tasks.md, or ask for an earlier phase.',
    identity: () => [],
  },
  'task-file-missing': {
    title: 'A ticked task names a file that does not exist',
    severity: 'error',
    message: (a: { task: string; path: string }) =>
      `${a.task} is ticked and names ${a.path}, which does not exist.`,
    fix: (a: { path: string }) => `Write ${a.path}, untick the task, or correct the path in it.`,
    identity: (a: { path: string }) => [a.path],
  },
  'plan-passed': {
    title: 'The plan keeps all rules',
    severity: 'info',
    message: () => 'The plan and its companions keep all rules of their phase.',
    fix: () => '',
  },
});

const NATURES: Readonly<Record<string, string>> = {
  template: 'an unfilled template',
  foreign: 'a document of another tool',
  empty: 'an empty file',
  unreadable: 'unreadable',
};

declare module '../../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
