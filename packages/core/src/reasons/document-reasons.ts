import type { ArgsOf } from '../model/reason.js';
import { defineReasons } from './define-reasons.js';
import { plural } from './wording.js';

/** Any document: what it is, and what is still open in it. */
export const reasons = defineReasons({
  'placeholder-left': {
    title: 'A placeholder of the template is left',
    severity: 'error',
    message: (a: { text: string }) => `The placeholder ${a.text} of the template is still there.`,
    fix: () => 'Replace it with your own text, or delete the line.',
    identity: (a: { text: string }) => [a.text],
  },
  'option-label-left': {
    title: 'An Option label of the template is left',
    severity: 'error',
    message: (a: { text: string }) => `The label "${a.text}" of the template is still there.`,
    fix: () => 'Keep the chosen structure. Delete the labels and the other options.',
    identity: (a: { text: string }) => [a.text],
  },
  'action-required-left': {
    title: 'An ACTION REQUIRED note of the template is left',
    severity: 'error',
    message: (a: { text: string }) => `The note "${a.text}" of the template is still there.`,
    fix: () => 'Do what the note asks, then delete it.',
    identity: (a: { text: string }) => [a.text],
  },
  'clarification-open': {
    title: 'A clarification is open',
    severity: 'error',
    message: (a: { text: string }) => `"${a.text}" needs clarification.`,
    fix: () => 'Decide, and replace the mark with the decision.',
    identity: (a: { text: string }) => [a.text],
  },
  'clarification-pending': {
    title: 'A clarification is open, and its phase has not come yet',
    severity: 'pending',
    message: (a: { text: string }) => `"${a.text}" needs clarification in the research phase.`,
    fix: () => 'Decide in research.md, and replace the mark with the decision.',
    identity: (a: { text: string }) => [a.text],
  },
  'conflict-marker-left': {
    title: 'A merge conflict is left in the document',
    severity: 'error',
    message: (a: { text: string }) => `The conflict marker "${a.text}" is still there.`,
    fix: () => 'Resolve the merge conflict and delete its markers.',
    identity: (a: { text: string }) => [a.text],
  },
  'document-empty': {
    title: 'A document is empty',
    severity: 'error',
    message: (_args: object) => 'The document has no text besides headings.',
    fix: () => 'Write it, or delete the file.',
    identity: () => [],
  },
  'document-binary': {
    title: 'A document is not text',
    severity: 'error',
    message: (_args: object) => 'The document contains NUL characters, so it is not text.',
    fix: () => 'Save it as UTF-8 text.',
    identity: () => [],
  },
  'document-too-large': {
    title: 'A document is too large',
    severity: 'error',
    message: (a: { length: number; limit: number }) =>
      `The document has ${plural(a.length, 'character')}; the maximum is ${a.limit}.`,
    fix: () => 'Move the parts that do not belong to the document into other files.',
    identity: () => [],
  },
  'document-too-long': {
    title: 'A document has too many lines',
    severity: 'error',
    message: (a: { limit: number; code: boolean }) =>
      `The document has more than ${a.limit} lines${a.code ? '' : ' outside code'}; the rest was not read.`,
    fix: () => 'Move the parts that do not belong to the document into other files.',
    identity: () => [],
  },
  'line-too-long': {
    title: 'A line is too long or has too much markup',
    severity: 'error',
    message: (a: { length: number; limit: number; lines: number }) =>
      `The line has ${plural(a.length, 'character')}, and not all of it was read: the maximum is ${a.limit}, or less with much markup.` +
      (a.lines === 1 ? '' : ` The same is true of ${plural(a.lines - 1, 'other line')}.`),
    fix: () => 'Split each such line into several lines, or move a long text into its own file.',
    identity: () => [],
  },
  'markdown-too-dense': {
    title: 'A part of the document has too much Markdown to be read',
    severity: 'error',
    message: (a: { blocks: number }) =>
      a.blocks === 1
        ? 'The block that begins here has too much Markdown; it was not read.'
        : `The block that begins here has too much Markdown; it and ${a.blocks - 1} others were not read.`,
    fix: () => 'Use fewer brackets, emphasis marks and nested lists, or put blank lines between the parts.',
    identity: () => [],
  },
  'fence-unclosed': {
    title: 'A code block is not closed',
    severity: 'error',
    message: (_args: object) => 'The code block that begins here is not closed before the next section.',
    fix: () => 'Add a closing line with the same fence.',
    identity: () => [],
  },
  'plan-template-unfilled': {
    title: 'The plan is the unfilled template',
    severity: 'error',
    message: (a: { why: string }) => `The plan is the unfilled template: ${a.why}.`,
    fix: () => 'Fill it in with `/speckit.plan` or `nx g @plangate/nx:plan`.',
    identity: () => [],
  },
  'plan-foreign': {
    title: 'plan.md is not a plan of Spec Kit',
    severity: 'error',
    message: (a: { why: string }) => `plan.md is not a plan of Spec Kit: it is ${a.why}.`,
    fix: () => 'Write a plan of Spec Kit, or move the document to another file.',
    identity: () => [],
  },
  'plan-inside-fence': {
    title: 'The whole plan is inside a code block',
    severity: 'info',
    message: (_args: object) => 'The whole plan is inside a code block; the text inside was read.',
    fix: () => 'Delete the first and the last line of the code block.',
  },
  'template-appended': {
    title: 'The template follows the plan',
    severity: 'error',
    message: (_args: object) => 'The unfilled template follows the plan; it was not read.',
    fix: () => 'Delete this line and everything below it.',
    identity: () => [],
  },
  'section-duplicated': {
    title: 'A section occurs twice',
    severity: 'info',
    message: (a: { title: string }) => `The section "${a.title}" occurs twice; only the first was read.`,
    fix: () => 'Keep one of them.',
  },
  'spec-link-not-understood': {
    title: 'The Spec line names no file',
    severity: 'info',
    message: (a: { text: string }) => `The Spec line says "${a.text}", which is not a path.`,
    fix: () => 'Link the spec: `[spec.md](./spec.md)`.',
  },
  'check-contradiction': {
    title: 'A Constitution Check states a failure and its opposite',
    severity: 'error',
    message: (a: { principle: string }) =>
      `The check says of ${a.principle} both that it fails and that it does not.`,
    fix: () => 'Decide which one is true and delete the other. Until then the failure counts.',
    identity: (a: { principle: string }) => [a.principle],
  },
  'check-table-not-understood': {
    title: 'A table of the Constitution Check is about something else',
    severity: 'info',
    message: (a: { header: string }) =>
      `The table "${a.header}" has no column of principles or verdicts, so it was not read.`,
    fix: () => 'If it states verdicts, name its columns Principle, Status and Notes.',
  },
  'complexity-table-not-understood': {
    title: 'A table of Complexity Tracking has no column of violations',
    severity: 'info',
    message: (a: { header: string }) =>
      `The table "${a.header}" has no column of violations, so its rows are not waivers.`,
    fix: () =>
      'If its rows are waivers, name the columns Violation, Why Needed and Simpler Alternative Rejected Because.',
  },
  'tree-pattern': {
    title: 'A line of the source tree means many paths',
    severity: 'info',
    message: (a: { text: string }) => `"${a.text}" means many paths, so no entry was read from it.`,
    fix: () => 'List each path that has to be created or checked.',
  },
  'tree-line-not-understood': {
    title: 'A line of the source tree names no single path',
    severity: 'info',
    message: (a: { text: string }) =>
      `"${a.text}" does not name a single path, so no entry was read from it.`,
    fix: () => 'Write one path per line, and comments after a "#".',
  },
  'tree-part-not-chosen': {
    title: 'A part of the source tree is not the chosen one',
    severity: 'info',
    message: (a: { text: string; why: 'option' | 'before' }) =>
      a.why === 'option'
        ? `"${a.text}" is not the option that the plan chooses, so no entry was read from it.`
        : `"${a.text}" is the tree before the feature, so only its deleted entries were read.`,
    fix: () => 'Keep only the tree that the feature results in.',
  },
  'tree-too-large': {
    title: 'The source tree has too many entries',
    severity: 'error',
    message: (a: { limit: number }) =>
      `The source tree has more than ${a.limit} entries; the rest was not read.`,
    fix: () => 'Remove the entries that do not change, or split the feature.',
    identity: () => [],
  },
  'tree-too-deep': {
    title: 'The source tree has too many levels',
    severity: 'error',
    message: (a: { limit: number }) =>
      `The source tree has more than ${a.limit} levels; the rest was not read.`,
    fix: () => 'Write a deep path on one line.',
    identity: () => [],
  },
  'tasks-without-boxes': {
    title: 'The task list has no boxes',
    severity: 'error',
    message: (a: { items: number }) =>
      `tasks.md lists ${plural(a.items, 'item')} and has no box, so nobody can see which tasks are done.`,
    fix: () => 'Begin each task with a box: "- [ ] T001 …", and "- [x] T001 …" once it is done.',
    identity: () => [],
  },
  'tasks-too-many': {
    title: 'There are too many tasks',
    severity: 'error',
    message: (a: { limit: number }) => `There are more than ${a.limit} tasks; the rest was not read.`,
    fix: () => 'Split the feature into several features.',
    identity: () => [],
  },
});

declare module '../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
