import { defineReasons } from './define.js';

/** The right word that a message proposes. */
export interface Nearest {
  /** The right word most like the wrong one; null when none is near. */
  readonly nearest: string | null;
}

function didYouMean({ nearest }: Nearest): string {
  return nearest === null ? '' : ` Did you mean "${nearest}"?`;
}

/** The constitution in force: whether it is there, what is left open in it, and its gate blocks. */
export const constitutionReasons = defineReasons({
  'constitution-missing': {
    title: 'There is no constitution',
    severity: 'error',
    message: (a: { file: string }) => `There is no constitution at ${a.file}.`,
    fix: () => 'Run `nx g @plangate/nx:init`, which writes one with five principles and their gates.',
  },
  'constitution-unreadable': {
    title: 'The constitution cannot be read',
    severity: 'error',
    message: (a: { problem: string }) => `The constitution cannot be read: ${a.problem}.`,
    fix: () => 'Make it a UTF-8 Markdown file of ordinary size inside the workspace.',
  },
  'constitution-without-principles': {
    title: 'The constitution has no principle',
    severity: 'error',
    message: () =>
      'No principle was found: expected headings below "Core Principles", or numbered headings ("### I. Test-First").',
    fix: () => 'Put each principle under a heading of its own below a heading "Core Principles".',
  },
  'constitution-without-gates': {
    title: 'The constitution states no gate',
    severity: 'error',
    message: () => 'No principle of the constitution in force has a gate that can be judged here.',
    fix: () => 'Write a fenced block tagged `yaml gate` below a principle.',
  },
  'constitution-placeholder-left': {
    title: 'A placeholder is left in the constitution',
    severity: 'error',
    message: (a: { text: string }) => `The placeholder ${a.text} is left in the constitution.`,
    fix: () => 'Write what it stands for: a constitution in force has no placeholder.',
  },
  'constitution-conflict-marker-left': {
    title: 'A merge conflict is left in the constitution',
    severity: 'error',
    message: (a: { text: string }) => `The conflict marker "${a.text}" is left in the constitution.`,
    fix: () => 'Resolve the conflict and delete the markers.',
  },
  'gate-block-invalid': {
    title: 'A gate block is no valid YAML',
    severity: 'error',
    message: (a: { problem: string }) => `The gate block is not valid: ${a.problem}.`,
    fix: () => 'Write a YAML list of gates, each a mapping that begins with `kind:`.',
  },
  'gate-block-empty': {
    title: 'A gate block holds no gate',
    severity: 'error',
    message: () => 'The gate block is empty; expected a list of gates.',
    fix: () => 'Write a gate into the block (`- kind: lint`), or delete the block.',
  },
  'gate-block-outside-principle': {
    title: 'A gate block stands under no principle',
    severity: 'error',
    message: () => 'The gate block stands under no principle, so nothing would be judged by it.',
    fix: () => 'Move it below the heading of the principle that it makes executable.',
  },
  'gate-kind-unknown': {
    title: 'A gate has an unknown kind',
    severity: 'error',
    message: (a: { kind: string } & Nearest) => `"${a.kind}" is no kind of gate.${didYouMean(a)}`,
    fix: (a: { kind: string } & Nearest) =>
      a.nearest === null
        ? 'Use one of: tests, coverage, lint, types, layout, target, plan, attestation.'
        : `Write \`kind: ${a.nearest}\`.`,
  },
  'gate-kind-unsupported': {
    title: 'A gate has a kind that this version cannot judge',
    severity: 'error',
    message: (a: { kind: string }) =>
      `Gates of kind "${a.kind}" cannot be judged by this version of Plangate.`,
    fix: () => 'Take the gate out, or update Plangate to a version that has the kind.',
  },
  'gate-field-unknown': {
    title: 'A gate has an unknown field',
    severity: 'error',
    message: (a: { field: string; kind: string } & Nearest) =>
      `A gate of kind "${a.kind}" has no field "${a.field}".${didYouMean(a)}`,
    fix: (a: { field: string; kind: string } & Nearest) =>
      a.nearest === null ? `Delete the field "${a.field}".` : `Write "${a.nearest}" instead of "${a.field}".`,
  },
  'gate-field-invalid': {
    title: 'A field of a gate has a wrong value',
    severity: 'error',
    message: (a: { field: string; expected: string; received: string }) =>
      `The field "${a.field}" expects ${a.expected}; found ${a.received}.`,
    fix: (a: { field: string; expected: string; received: string }) =>
      `Write ${a.expected} for "${a.field}".`,
  },
  'gate-id-duplicate': {
    title: 'Two gates have the same id',
    severity: 'error',
    message: (a: { id: string; line: number }) =>
      `The id "${a.id}" is already the id of the gate at line ${String(a.line)}.`,
    fix: () => 'Give each gate an id of its own, or leave out `id` to have one made.',
  },
  'waiver-table-unknown': {
    title: 'A table of waivers has no Violation column',
    severity: 'error',
    message: (a: { columns: string }) =>
      `The table with the columns ${a.columns} is not read as waivers: it has no Violation column.`,
    fix: () => 'Use the columns | Violation | Why Needed | Simpler Alternative Rejected Because | Until |.',
  },
  'waivers-unreadable': {
    title: 'The waivers cannot be read',
    severity: 'error',
    message: (a: { problem: string }) => `The waivers cannot be read: ${a.problem}.`,
    fix: () => 'Make it a UTF-8 Markdown file of ordinary size inside the workspace.',
  },
});
