import type { ArgsOf } from '../../model/reason.js';
import { defineReasons } from '../../reasons/define-reasons.js';
import { andMore, didYouMean } from '../../reasons/wording.js';
import { readProblem, readProblemFix } from '../../reasons/read-problem.js';

/** Several paths of a feature: how many, the first of them, and how many more there are. */
interface PathsArgs {
  feature: string;
  paths: number;
  names: string;
  more: number;
}

/** The rules for the documents of a feature. */
export const reasons = defineReasons({
  'plan-pending': {
    title: 'The plan is not written yet',
    severity: 'pending',
    message: (a: { file: string }) => `${a.file} does not exist yet.`,
    fix: () => 'Plan the feature with `nx g @plangate/nx:plan`.',
    identity: (a: { file: string }) => [a.file],
    standing: 'open',
  },
  'plan-missing': {
    title: 'The feature has tasks but no plan',
    severity: 'error',
    message: (a: { file: string }) => `${a.file} does not exist, although the feature has tasks.`,
    fix: () => 'Restore the plan, or write it with `nx g @plangate/nx:plan`.',
    identity: (a: { file: string }) => [a.file],
    standing: 'open',
  },
  'plan-document-unreadable': {
    title: 'A document of the feature cannot be read',
    severity: 'error',
    message: (a: { file: string; problem: string }) => `${a.file} cannot be read: ${readProblem(a.problem)}.`,
    fix: (a: { problem: string }) => readProblemFix(a.problem, 'Save it as UTF-8 text inside the workspace.'),
    identity: (a: { file: string }) => [a.file],
    standing: 'open',
  },
  'plan-not-written': {
    title: 'plan.md is not a plan',
    severity: 'error',
    message: (a: { nature: string; why: string }) =>
      `plan.md is not a plan: it is ${NATURES[a.nature] ?? a.nature}${a.why === '' ? '' : ` (${a.why})`}.`,
    fix: () => 'Fill in the plan, or move the document of another tool to another file.',
    identity: (a: { nature: string }) => [a.nature],
    standing: 'open',
  },
  'plan-unfilled': {
    title: 'The plan is still the template',
    severity: 'pending',
    message: (a: { file: string }) => `${a.file} is still the unfilled template.`,
    fix: () => 'Fill in the template.',
    identity: (a: { file: string }) => [a.file],
  },
  'plan-section-missing': {
    title: 'A section of the plan is missing',
    severity: 'error',
    message: (a: { section: string }) => `The plan has no section "${a.section}".`,
    fix: (a: { section: string }) => `Add the heading "${a.section}" and its content.`,
    identity: (a: { section: string }) => [a.section],
  },
  'plan-section-empty': {
    title: 'A section of the plan says nothing',
    severity: 'error',
    message: (a: { section: string }) => `The section "${a.section}" of the plan says nothing.`,
    fix: () => 'Write the section. Comments, images and "TBD" do not count as its content.',
    identity: (a: { section: string }) => [a.section],
  },
  'plan-section-pending': {
    title: 'A section of the plan is not written yet',
    severity: 'pending',
    message: (a: { section: string }) => `The section "${a.section}" of the plan says nothing yet.`,
    fix: () => 'Write the section before the design is done.',
    identity: (a: { section: string }) => [a.section],
  },
  'plan-field-missing': {
    title: 'A field of the Technical Context is missing',
    severity: 'error',
    message: (a: { field: string }) => `The Technical Context has no "${a.field}".`,
    fix: (a: { field: string }) => `Add a line "**${a.field}**: …". N/A is a valid answer.`,
    identity: (a: { field: string }) => [a.field],
  },
  'plan-field-pending': {
    title: 'A field of the Technical Context is not filled in yet',
    severity: 'pending',
    message: (a: { field: string }) => `The Technical Context has no "${a.field}" yet.`,
    fix: (a: { field: string }) => `Add a line "**${a.field}**: …" before the design is done.`,
    identity: (a: { field: string }) => [a.field],
  },
  'plan-tree-missing': {
    title: 'The plan has no source tree',
    severity: 'error',
    message: () => 'The plan has no source tree.',
    fix: () => 'List the directories and files that the feature creates or changes below "Source Code".',
    identity: () => [],
  },
  'plan-tree-pending': {
    title: 'The plan has no source tree yet',
    severity: 'pending',
    message: () => 'The plan has no source tree yet.',
    fix: () =>
      'List the directories and files that the feature creates or changes before the design is done.',
    identity: () => [],
  },
  'structure-decision-missing': {
    title: 'The Structure Decision is missing',
    severity: 'error',
    message: () => 'The plan has no Structure Decision.',
    fix: () => 'Add "**Structure Decision**: …" below the tree and name the chosen directories.',
    identity: () => [],
  },
  'structure-decision-pending': {
    title: 'The Structure Decision is not written yet',
    severity: 'pending',
    message: () => 'The plan has no Structure Decision yet.',
    fix: () => 'Write "**Structure Decision**: …" below the tree before the design is done.',
    identity: () => [],
  },
  'structure-decision-names-nothing': {
    title: 'The Structure Decision names no directory',
    severity: 'error',
    message: () => 'The Structure Decision names no directory of the tree.',
    fix: () => 'Name the chosen directories, in backticks and with a trailing slash.',
    identity: () => [],
  },
  'structure-decision-unknown-path': {
    title: 'The Structure Decision names a path that is not in the tree',
    severity: 'error',
    message: (a: { path: string; nearest: string | null }) =>
      `The Structure Decision names ${a.path}, which is not in the tree.${didYouMean(a.nearest)}`,
    fix: (a: { path: string }) => `Add ${a.path} to the tree, or correct the decision.`,
    identity: (a: { path: string }) => [a.path],
  },
  'check-row-misnamed': {
    title: 'A row of the Constitution Check has the number of a principle but not its name',
    severity: 'info',
    message: (a: { row: string; principle: string }) =>
      `"${a.row}" has the number of "${a.principle}" but not its name. It was taken for that principle.`,
    fix: (a: { principle: string }) =>
      `Write "${a.principle}" if the row is about that principle, and another number if it is not.`,
  },
  'violation-without-waiver': {
    title: 'A violation has no waiver',
    severity: 'error',
    message: (a: { principle: string; verdict: string }) =>
      `The Constitution Check gives "${a.principle}" the verdict ${a.verdict}, and Complexity Tracking does not justify it.`,
    fix: (a: { principle: string }) =>
      `Change the design to meet "${a.principle}", or add a row to Complexity Tracking that names it and says why.`,
    identity: (a: { principle: string }) => [a.principle],
  },
  'spec-missing': {
    title: 'The specification is missing',
    severity: 'error',
    message: (a: { file: string }) => `${a.file} does not exist.`,
    fix: () => 'Write it with `nx g @plangate/nx:spec`.',
    identity: (a: { file: string }) => [a.file],
  },
  'document-not-filled-in': {
    title: 'A document is still the template in many places',
    severity: 'error',
    message: (a: { document: string; places: number }) =>
      `${a.document}: template not filled in (${a.places} places).`,
    fix: (a: { document: string }) => `Fill in ${a.document}, or delete the lines that do not apply.`,
    identity: (a: { document: string }) => [a.document],
  },
  'design-document-missing': {
    title: 'A document of the design is missing',
    severity: 'error',
    message: (a: { document: string; named?: true }) =>
      a.named === true
        ? `${a.document} is not written, although the plan names it in its Documentation tree and there are tasks.`
        : `${a.document} is not written; the requested phase needs it.`,
    fix: (a: { document: string; named?: true }) =>
      a.named === true
        ? `Write ${a.document}, or take it out of the Documentation tree.`
        : `Write ${a.document}, or request an earlier phase.`,
    identity: (a: { document: string }) => [a.document],
  },
  'tasks-missing': {
    title: 'The task list is missing',
    severity: 'error',
    message: () => 'tasks.md does not exist; the requested phase needs it.',
    fix: () => 'Write tasks.md, or request an earlier phase.',
    identity: () => [],
  },
  'task-file-missing': {
    title: 'A ticked task names a file that does not exist',
    severity: 'error',
    message: (a: { task: string; path: string }) =>
      `${a.task} is ticked, but its file ${a.path} does not exist.`,
    fix: (a: { path: string }) => `Write ${a.path}, untick the task, or correct its path.`,
    identity: (a: { path: string }) => [a.path],
  },
  'feature-paths-missing': {
    title: 'Paths of a finished feature are missing',
    severity: 'error',
    message: (a: PathsArgs) =>
      `${String(a.paths)} paths of the finished feature ${a.feature} are missing: ${a.names}${andMore(a.more)}.`,
    fix: (a: PathsArgs) =>
      `Correct the tree and the tasks of ${a.feature}, or draw the paths as deleted in the plan of the feature that removed them.`,
    identity: (a: PathsArgs) => [a.feature],
  },
  'feature-paths-pending': {
    title: 'Paths of a feature are still to come',
    severity: 'pending',
    message: (a: PathsArgs) =>
      `${a.feature} has ${String(a.paths)} paths still to make or to delete: ${a.names}${andMore(a.more)}.`,
    fix: (a: PathsArgs) =>
      `Go on with the tasks of ${a.feature}. \`nx g @plangate/nx:plan ${a.feature}\` creates what is planned.`,
    identity: (a: PathsArgs) => [a.feature],
  },
  'constitution-unfilled-elsewhere': {
    title: 'The constitution is not filled in, which another feature reports',
    severity: 'pending',
    message: (a: { file: string; feature: string }) =>
      `${a.file} still has placeholders; the gate of ${a.feature} fails for them.`,
    fix: () => 'Replace the placeholders of the constitution with your own text.',
    identity: (a: { file: string }) => [a.file],
  },
  'roadmap-entry-open': {
    title: 'A roadmap calls a feature done that has open tasks',
    severity: 'pending',
    message: (a: { entry: string; feature: string }) =>
      `The roadmap calls ${a.entry} done, but the tasks of ${a.feature} are not all ticked.`,
    fix: (a: { feature: string }) => `Finish ${a.feature}, or correct the status in the roadmap.`,
    identity: (a: { entry: string; feature: string }) => [a.entry, a.feature],
  },
  'plan-passed': {
    title: 'The plan meets all rules',
    severity: 'info',
    message: () => 'The plan and its companion documents meet all rules of their phase.',
    fix: () => '',
  },
});

const NATURES: Readonly<Record<string, string>> = {
  template: 'an unfilled template',
  foreign: 'a document of another tool',
  empty: 'an empty file',
  unreadable: 'not readable',
};

declare module '../../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
