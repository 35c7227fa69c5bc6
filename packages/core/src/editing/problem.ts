import { sanitize } from '../base/sanitize.js';

/** Why an edit was not made. Nothing of it is written then. */
export const EDIT_PROBLEMS = {
  unreadable: 'The document cannot be read: it is binary, too large or nested too deeply.',
  conflict: 'A merge conflict is left in the document; resolve it first.',
  'inside-fence': 'The place is inside a code block, or a code block is not closed.',
  'not-a-plan': 'The document is not a plan, or it is the unfilled template.',
  'place-missing': 'The place of the edit does not exist.',
  'place-ambiguous': 'More than one place matches.',
  'form-unsupported': 'The document uses a form that cannot be extended without changing other lines.',
  'value-unsupported': 'The value cannot be written in the form that the document uses.',
  'not-read-back': 'After the edit, the document would not read as intended; it was left unchanged.',
  'edits-invalid': 'The edits overlap, are outside the text, or have line ends inside a line.',
} as const;
export type EditProblemCode = keyof typeof EDIT_PROBLEMS;

/** Why an edit was refused, with what it is about. */
export interface EditProblem {
  readonly code: EditProblemCode;
  /** What was looked for or to be written, as data from the document or the caller; null when the code says all. */
  readonly subject: string | null;
  readonly line: number | null;
}

/** A problem in one sentence for people; it has no control characters. */
export function describeEditProblem({ code, subject, line }: EditProblem): string {
  const about = subject === null ? '' : ` (${sanitize(subject).slice(0, 120)})`;
  return `${line === null ? '' : `line ${String(line)}: `}${EDIT_PROBLEMS[code]}${about}`;
}

export function failed(
  code: EditProblemCode,
  { subject = null, line = null }: Partial<Omit<EditProblem, 'code'>> = {},
): { readonly ok: false; readonly problem: EditProblem } {
  return { ok: false, problem: { code, subject, line } };
}
