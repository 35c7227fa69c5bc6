import { GATE_KIND_NAMES } from '../model/gate-kind-names.js';
import type { ArgsOf } from '../model/reason.js';
import { defineReasons } from '../reasons/define-reasons.js';
import { readProblem, readProblemFix } from '../reasons/read-problem.js';
import { didYouMean } from '../reasons/wording.js';

/** The constitution in force: whether it is there, what is left open in it, its gate blocks, and how layers fit together. */
export const reasons = defineReasons({
  'constitution-missing': {
    title: 'The constitution is missing',
    severity: 'error',
    message: (a: { file: string }) => `${a.file} does not exist, so no gate is known.`,
    fix: () => 'Run `nx g @plangate/nx:init` to write a constitution with five principles and their gates.',
    identity: (a: { file: string }) => [a.file],
  },
  'constitution-unreadable': {
    title: 'The constitution cannot be read',
    severity: 'error',
    message: (a: { problem: string }) => `The constitution cannot be read: ${readProblem(a.problem)}.`,
    fix: (a: { problem: string }) =>
      readProblemFix(a.problem, 'Correct the document until it is Markdown that can be read.'),
    identity: () => [],
  },
  'constitution-without-principles': {
    title: 'The constitution has no principle',
    severity: 'error',
    message: () =>
      'The constitution has no principle: no heading is below "Core Principles", and none is numbered ("### I. Test-First").',
    fix: () => 'Give each principle its own heading below "Core Principles".',
    identity: () => [],
  },
  'constitution-placeholder-left': {
    title: 'A placeholder is left in the constitution',
    severity: 'error',
    message: (a: { text: string }) => `The constitution still has the placeholder ${a.text}.`,
    fix: () => 'Replace it with your own text.',
    identity: (a: { text: string }) => [a.text],
  },
  'extends-invalid': {
    title: 'What a constitution extends cannot be read',
    severity: 'error',
    message: (a: { problem: string }) => `"extends" of the constitution cannot be read: ${a.problem}.`,
    fix: () =>
      'Write the name of an npm package, or a path that begins with "./", as in `extends: ["@acme/constitution"]`.',
    identity: (a: { problem: string }) => [a.problem],
  },
  'extended-package-missing': {
    title: 'A package with a constitution is not installed',
    severity: 'error',
    message: (a: { package: string } & { install: string }) =>
      `The constitution extends the package ${a.package}, which is not installed in the workspace, so its gates are unknown.`,
    fix: (a: { package: string } & { install: string }) =>
      `Run \`${a.install}\`. If a directory is meant, begin its path with "./".`,
    identity: (a: { package: string }) => [a.package],
  },
  'extended-constitution-missing': {
    title: 'An extended constitution is missing',
    severity: 'error',
    message: (a: { extended: string; file: string }) =>
      `The constitution extends ${a.extended}, but ${a.file} does not exist, so its gates are unknown.`,
    fix: () => 'Correct the entry of "extends", or put a constitution.md in that place.',
    identity: (a: { extended: string; file: string }) => [a.extended, a.file],
  },
  'extended-constitution-outside': {
    title: 'An extended constitution is outside',
    severity: 'error',
    message: (a: { extended: string; holder: string }) =>
      `The constitution extends ${a.extended}, which leads out of ${a.holder}, so its gates are unknown.`,
    fix: () =>
      'Install the package in the workspace instead of linking to another place, and name a file inside of it.',
    identity: (a: { extended: string }) => [a.extended],
  },
  'extended-constitution-circular': {
    title: 'Constitutions extend each other without end',
    severity: 'error',
    message: (a: { chain: string }) => `Constitutions extend each other without end: ${a.chain}.`,
    fix: () => 'Remove one of these entries of "extends".',
    identity: (a: { chain: string }) => [a.chain],
  },
  'extended-constitutions-too-many': {
    title: 'Too many constitutions extend one another',
    severity: 'error',
    message: (a: { extended: string; limit: string }) =>
      `${a.extended} is not read, because constitutions extend ${a.limit}.`,
    fix: () => 'Extend fewer constitutions, or put the principles of several into one.',
    identity: (a: { extended: string }) => [a.extended],
  },
  'gate-block-invalid': {
    title: 'A gate block is not valid YAML',
    severity: 'error',
    message: (a: { problem: string }) => `The gate block is not valid: ${a.problem}.`,
    fix: () => 'Write a YAML list of gates. Each gate is a mapping with a `kind`.',
    identity: () => [],
  },
  'gate-block-empty': {
    title: 'A gate block is empty',
    severity: 'error',
    message: () => 'The gate block has no gate.',
    fix: () => 'Add a gate to the block (`- kind: lint`), or delete the block.',
    identity: () => [],
  },
  'gate-block-unread': {
    title: 'A block looks like a gate block and is not read as one',
    severity: 'error',
    message: (a: { opening: string }) =>
      `This looks like a gate block, but it is not read as one, because it begins with "${a.opening}".`,
    fix: () =>
      'Begin the block with ```yaml gate on a line of its own, outside of comments and HTML, or delete it.',
    identity: (a: { opening: string }) => [a.opening],
  },
  'gate-block-outside-principle': {
    title: 'A gate block is not below a principle',
    severity: 'error',
    message: () => 'The gate block is not below a principle, so nothing is judged by it.',
    fix: () => 'Move it below the heading of its principle.',
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
      `"${a.field}" must be ${a.expected}, but is ${a.received}.`,
    fix: (a: { field: string; expected: string; received: string }) => `Set "${a.field}" to ${a.expected}.`,
    identity: (a: { field: string }) => [a.field],
  },
  'gate-id-duplicate': {
    title: 'Two gates have the same id',
    severity: 'error',
    message: (a: { id: string; line: number }) =>
      `The gate at line ${String(a.line)} already has the id "${a.id}".`,
    fix: () => 'Give each gate its own id, or remove `id` to get a generated one.',
    identity: (a: { id: string }) => [a.id],
  },
  'constitution-weakened': {
    title: 'A deeper constitution weakens a gate',
    severity: 'error',
    message: (a: { gate: string; what: string; outer: string }) =>
      `The gate ${a.gate} is weaker here than in ${a.outer}: ${a.what}.`,
    fix: (a: { gate: string }) =>
      `Make the gate at least as strict, give it another id, or add a waiver that names ${a.gate}.`,
    identity: (a: { gate: string; what: string; outer: string }) => [a.gate, a.what, a.outer],
  },
  'gate-selects-no-project': {
    title: 'A gate selects no project',
    severity: 'error',
    message: (a: { gate: string; matchers: string; nearest: string | null }) =>
      `The gate ${a.gate} selects no project: ${a.matchers} matches nothing in the workspace.${didYouMean(a.nearest)}`,
    fix: () =>
      'Name existing projects, globs, directories or tags (see `nx show projects`), or set the status of the gate to "disabled".',
    identity: (a: { gate: string }) => [a.gate],
  },
  'gate-project-unknown': {
    title: 'A gate names a project that does not exist',
    severity: 'error',
    message: (a: { gate: string; matcher: string; nearest: string | null }) =>
      `The gate ${a.gate} names "${a.matcher}", which matches no project of the workspace.${didYouMean(a.nearest)}`,
    fix: (a: { matcher: string; nearest: string | null }) =>
      a.nearest === null
        ? `Remove "${a.matcher}" from "projects" of the gate.`
        : `Write "${a.nearest}" in "projects" of the gate, or remove "${a.matcher}".`,
    identity: (a: { gate: string; matcher: string }) => [a.gate, a.matcher],
  },
  'gate-matcher-unmatched': {
    title: 'A matcher of a gate matches nothing',
    severity: 'info',
    message: (a: { gate: string; matcher: string; nearest: string | null }) =>
      `"${a.matcher}" in "projects" of the gate ${a.gate} matches nothing in the workspace.${didYouMean(a.nearest)}`,
    fix: () => '',
  },
  'project-not-selected': {
    title: 'The gate does not select this project',
    severity: 'info',
    message: (a: { project: string; matchers: string }) =>
      `The gate covers ${a.matchers}, and ${a.project} is not one of them.`,
    fix: () => '',
  },
});

declare module '../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
