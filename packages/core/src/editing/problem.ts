import { sanitize } from '../base/sanitize.js';

/** Why an edit was not made. Nothing of it is written then. */
export const EDIT_PROBLEMS = {
  unreadable: 'The document cannot be read: it is binary, too large or nested too deeply.',
  conflict: 'A merge conflict is left in the document; resolve it first.',
  'inside-fence':
    'The place stands inside a fence, or a fence is never closed, so that nothing can be added.',
  'not-a-plan': 'The document is no plan, or its template was not filled in.',
  'place-missing': 'The place of the edit is not there.',
  'place-ambiguous': 'More than one place is meant.',
  'form-unsupported': 'The document uses a form that cannot be extended without changing other lines.',
  'value-unsupported': 'The value cannot be written in the form that the document uses.',
  'not-read-back': 'The document would not say afterwards what was meant, so it was left as it is.',
  'edits-invalid': 'The edits overlap, lie outside the text, or have line ends inside a line.',
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
