import { GATE_KIND_NAMES } from '../model/gate-kind-names.js';
import type { ArgsOf } from '../model/reason.js';
import { defineReasons } from '../reasons/define-reasons.js';
import { didYouMean } from '../reasons/wording.js';

/** The constitution in force: whether it is there, what is left open in it, its gate blocks, and how layers go together. */
export const reasons = defineReasons({
  'constitution-missing': {
    title: 'There is no constitution',
    severity: 'error',
    message: (a: { file: string }) => `There is no constitution at ${a.file}.`,
    fix: () => 'Run `nx g @plangate/nx:init`, which writes one with five principles and their gates.',
    identity: (a: { file: string }) => [a.file],
  },
  'constitution-unreadable': {
    title: 'The constitution cannot be read',
    severity: 'error',
    message: (a: { problem: string }) => `The constitution cannot be read: ${a.problem}.`,
    fix: () => 'Make it a UTF-8 Markdown file of ordinary size inside the workspace.',
    identity: () => [],
  },
  'constitution-without-principles': {
    title: 'The constitution has no principle',
    severity: 'error',
    message: () =>
      'No principle was found: expected headings below "Core Principles", or numbered headings ("### I. Test-First").',
    fix: () => 'Put each principle under a heading of its own below a heading "Core Principles".',
    identity: () => [],
  },
  'constitution-placeholder-left': {
    title: 'A placeholder is left in the constitution',
    severity: 'error',
    message: (a: { text: string }) => `The placeholder ${a.text} is left in the constitution.`,
    fix: () => 'Write what it stands for: a constitution in force has no placeholder.',
    identity: (a: { text: string }) => [a.text],
  },
  'gate-block-invalid': {
    title: 'A gate block is no valid YAML',
    severity: 'error',
    message: (a: { problem: string }) => `The gate block is not valid: ${a.problem}.`,
    fix: () => 'Write a YAML list of gates, each a mapping that begins with `kind:`.',
    identity: () => [],
  },
  'gate-block-empty': {
    title: 'A gate block holds no gate',
    severity: 'error',
    message: () => 'The gate block is empty; expected a list of gates.',
    fix: () => 'Write a gate into the block (`- kind: lint`), or delete the block.',
    identity: () => [],
  },
  'gate-block-outside-principle': {
    title: 'A gate block stands under no principle',
    severity: 'error',
    message: () => 'The gate block stands under no principle, so nothing would be judged by it.',
    fix: () => 'Move it below the heading of the principle that it makes executable.',
    identity: () => [],
  },
  'gate-kind-unknown': {
    title: 'A gate has an unknown kind',
    severity: 'error',
    message: (a: { kind: string } & { nearest: string | null }) =>
      `Unknown gate kind "${a.kind}".${didYouMean(a.nearest)}`,
    fix: (a: { kind: string } & { nearest: string | null }) =>
      a.nearest === null ? `Use one of: ${GATE_KIND_NAMES.join(', ')}.` : `Write \`kind: ${a.nearest}\`.`,
    identity: (a: { kind: string }) => [a.kind],
  },
  'gate-kind-unsupported': {
    title: 'A gate has a kind that this version cannot judge',
    severity: 'error',
    message: (a: { kind: string }) =>
      `Gates of kind "${a.kind}" cannot be judged by this version of Plangate.`,
    fix: () => 'Take the gate out, or update Plangate to a version that has the kind.',
    identity: (a: { kind: string }) => [a.kind],
  },
  'gate-field-unknown': {
    title: 'A gate has an unknown field',
    severity: 'error',
    message: (a: { field: string; kind: string } & { nearest: string | null }) =>
      `A gate of kind "${a.kind}" has no field "${a.field}".${didYouMean(a.nearest)}`,
    fix: (a: { field: string; kind: string } & { nearest: string | null }) =>
      a.nearest === null ? `Delete the field "${a.field}".` : `Write "${a.nearest}" instead of "${a.field}".`,
    identity: (a: { field: string; kind: string }) => [a.field, a.kind],
  },
  'gate-field-invalid': {
    title: 'A field of a gate has a wrong value',
    severity: 'error',
    message: (a: { field: string; expected: string; received: string }) =>
      `The field "${a.field}" expects ${a.expected}; found ${a.received}.`,
    fix: (a: { field: string; expected: string; received: string }) =>
      `Write ${a.expected} for "${a.field}".`,
    identity: (a: { field: string }) => [a.field],
  },
  'gate-id-duplicate': {
    title: 'Two gates have the same id',
    severity: 'error',
    message: (a: { id: string; line: number }) =>
      `The id "${a.id}" is already the id of the gate at line ${String(a.line)}.`,
    fix: () => 'Give each gate an id of its own, or leave out `id` to have one made.',
    identity: (a: { id: string }) => [a.id],
  },
  'constitution-weakened': {
    title: 'A deeper constitution weakens a gate',
    severity: 'error',
    message: (a: { gate: string; what: string; outer: string }) =>
      `The gate ${a.gate} is weaker here than in ${a.outer}: ${a.what}.`,
    fix: (a: { gate: string }) =>
      `Make it at least as strict, give it another id, or justify it in a waiver that names ${a.gate}.`,
    identity: (a: { gate: string; what: string; outer: string }) => [a.gate, a.what, a.outer],
  },
  'gate-selects-no-project': {
    title: 'A gate selects no project',
    severity: 'error',
    message: (a: { gate: string; matchers: string; nearest: string | null }) =>
      `The gate ${a.gate} selects no project of the workspace by ${a.matchers}.${didYouMean(a.nearest)}`,
    fix: () =>
      'Name projects, globs, directories or tags that exist (`nx show projects`), or set the gate to "disabled".',
    identity: (a: { gate: string }) => [a.gate],
  },
  'project-not-selected': {
    title: 'The gate does not select this project',
    severity: 'info',
    message: (a: { project: string; matchers: string }) =>
      `${a.project} is not among the projects ${a.matchers}.`,
    fix: () => '',
  },
});

declare module '../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
