import type { ArgsOf } from '../model/reason.js';
import { defineReasons } from './define-reasons.js';

/** Reading any document: what it is, and what is left open in it. */
export const reasons = defineReasons({
  'placeholder-left': {
    title: 'A placeholder of the template is left',
    severity: 'error',
    message: (a: { text: string }) => `The placeholder ${a.text} of the template is left.`,
    fix: () => 'Write what it stands for, or delete the line.',
    identity: (a: { text: string }) => [a.text],
  },
  'option-label-left': {
    title: 'An Option label of the template is left',
    severity: 'error',
    message: (a: { text: string }) => `The label "${a.text}" of the template is left.`,
    fix: () => 'Keep the one structure the plan chooses and delete the labels and the other options.',
    identity: (a: { text: string }) => [a.text],
  },
  'action-required-left': {
    title: 'An ACTION REQUIRED note of the template is left',
    severity: 'error',
    message: (a: { text: string }) => `The note "${a.text}" of the template is left.`,
    fix: () => 'Do what the note asks for and delete it.',
    identity: (a: { text: string }) => [a.text],
  },
  'clarification-open': {
    title: 'A clarification is open',
    severity: 'error',
    message: (a: { text: string }) => `"${a.text}" is still to be clarified.`,
    fix: () => 'Decide it, and write the decision in its place.',
    identity: (a: { text: string }) => [a.text],
  },
  'clarification-pending': {
    title: 'A clarification is open, and its phase has not come',
    severity: 'pending',
    message: (a: { text: string }) => `"${a.text}" is to be clarified in research.`,
    fix: () => 'Decide it in research.md, and write the decision in its place.',
    identity: (a: { text: string }) => [a.text],
  },
  'conflict-marker-left': {
    title: 'A merge conflict is left in the document',
    severity: 'error',
    message: (a: { text: string }) => `The conflict marker "${a.text}" is left.`,
    fix: () => 'Resolve the conflict and delete the markers.',
    identity: (a: { text: string }) => [a.text],
  },
  'document-empty': {
    title: 'A document is empty',
    severity: 'error',
    message: (_args: object) => 'The document holds no text besides headings.',
    fix: () => 'Write it, or delete the file.',
    identity: () => [],
  },
  'document-binary': {
    title: 'A document is not a text',
    severity: 'error',
    message: (_args: object) => 'The document holds NUL characters, so it is not a text.',
    fix: () => 'Save it as UTF-8 text.',
    identity: () => [],
  },
  'document-too-large': {
    title: 'A document is too large to be read',
    severity: 'error',
    message: (a: { length: number; limit: number }) =>
      `The document has ${a.length} characters; at most ${a.limit} are read.`,
    fix: () => 'Move what is no part of the document into files of its own.',
    identity: () => [],
  },
  'document-too-long': {
    title: 'A document has too many lines to be read whole',
    severity: 'error',
    message: (a: { limit: number }) =>
      `The document has more than ${a.limit} lines outside code; the rest was not read.`,
    fix: () => 'Move what is no part of the document into files of its own.',
    identity: () => [],
  },
  'line-too-long': {
    title: 'A line is too long or too deeply marked up to be read whole',
    severity: 'error',
    message: (a: { length: number; limit: number }) =>
      `The line has ${a.length} characters; at most ${a.limit} of a line, and a bounded amount of Markdown, are read.`,
    fix: () => 'Break the line.',
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
    message: (_args: object) =>
      'The code block that begins here is not closed before the next part of the document.',
    fix: () => 'Close it with a line of the same fence.',
    identity: () => [],
  },
  'plan-template-unfilled': {
    title: 'The plan is the unfilled template',
    severity: 'error',
    message: (a: { why: string }) => `The plan is not filled in: ${a.why}.`,
    fix: () => 'Fill it in, with `/speckit.plan` or `nx g @plangate/nx:plan`.',
    identity: () => [],
  },
  'plan-foreign': {
    title: 'The document is not a plan of Spec Kit',
    severity: 'error',
    message: (a: { why: string }) => `The document in the place of the plan is ${a.why}.`,
    fix: () => 'Write a plan of Spec Kit, or move the document elsewhere.',
    identity: () => [],
  },
  'plan-inside-fence': {
    title: 'The whole plan stands inside a code block',
    severity: 'info',
    message: (_args: object) => 'The whole plan stands inside a code block; what is inside was read.',
    fix: () => 'Delete the first and the last line of the code block.',
  },
  'template-appended': {
    title: 'The raw template follows below the plan',
    severity: 'error',
    message: (_args: object) => 'The raw template follows below the plan; it was not read.',
    fix: () => 'Delete everything from this line on.',
    identity: () => [],
  },
  'section-duplicated': {
    title: 'A section stands twice',
    severity: 'info',
    message: (a: { title: string }) => `The section "${a.title}" stands twice; the first one was read.`,
    fix: () => 'Keep one of the two.',
  },
  'spec-link-not-understood': {
    title: 'The Spec line names no file',
    severity: 'info',
    message: (a: { text: string }) => `The Spec line says "${a.text}", which is no path.`,
    fix: () => 'Link the spec: `[spec.md](./spec.md)`.',
  },
  'check-table-not-understood': {
    title: 'A table of the Constitution Check is about something else',
    severity: 'info',
    message: (a: { header: string }) =>
      `The table "${a.header}" has neither a column of principles nor one of verdicts; it was not read.`,
    fix: () => 'Name the columns Principle, Status and Notes if it states verdicts.',
  },
  'complexity-table-not-understood': {
    title: 'A table of Complexity Tracking has no column of violations',
    severity: 'info',
    message: (a: { header: string }) =>
      `The table "${a.header}" has no column of violations; none of its rows waives anything.`,
    fix: () =>
      'Name the columns Violation, Why Needed and Simpler Alternative Rejected Because if rows are waivers.',
  },
  'tree-pattern': {
    title: 'A line of the source tree stands for many paths',
    severity: 'info',
    message: (a: { text: string }) => `"${a.text}" stands for many paths; no entry was read from it.`,
    fix: () => 'Write the paths out where each of them is to be created or checked.',
  },
  'tree-line-not-understood': {
    title: 'A line of the source tree names no single path',
    severity: 'info',
    message: (a: { text: string }) => `"${a.text}" names no single path; no entry was read from it.`,
    fix: () => 'Write one path, and what is said of it behind a "#".',
  },
  'tree-part-not-chosen': {
    title: 'A part of the source tree is not what the plan chooses',
    severity: 'info',
    message: (a: { text: string; why: 'option' | 'before' }) =>
      a.why === 'option'
        ? `"${a.text}" is not the option that the plan takes; no entry was read from it.`
        : `"${a.text}" is the tree before the feature; only what it marks as deleted was read from it.`,
    fix: () => 'Leave in the plan only the tree that the feature leads to.',
  },
  'tree-too-large': {
    title: 'The source tree has too many entries',
    severity: 'error',
    message: (a: { limit: number }) =>
      `The source tree has more than ${a.limit} entries; the rest was not read.`,
    fix: () => 'Split the feature, or leave out what does not change.',
    identity: () => [],
  },
  'tree-too-deep': {
    title: 'The source tree is too deep',
    severity: 'error',
    message: (a: { limit: number }) =>
      `The source tree is deeper than ${a.limit} levels; the rest was not read.`,
    fix: () => 'Write deep paths on one line.',
    identity: () => [],
  },
  'tasks-too-many': {
    title: 'There are too many tasks',
    severity: 'error',
    message: (a: { limit: number }) => `There are more than ${a.limit} tasks; the rest was not read.`,
    fix: () => 'Split the feature.',
    identity: () => [],
  },
});

declare module '../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
