import type { KnownGates } from '../documents/constitution/known-gates.js';
import { readConstitution } from '../documents/constitution/read-constitution.js';
import { parseMarkdown } from '../markdown/syntax-tree.js';
import type { ConstitutionDocument } from '../model/constitution.js';
import { highestNumber, numeralLike } from '../principles/numeral.js';
import { withoutPlaces } from './compare.js';
import { endOfPrinciple, openConstitution, type OpenConstitution } from './constitution.js';
import { applyEdits, type Edited } from './lines.js';
import { failed } from './problem.js';

/** A principle to add to a constitution. */
export interface NewPrinciple {
  /** One line. */
  readonly name: string;
  /** What it asks for: one paragraph, one line. */
  readonly text: string;
  /** Its number must be above this one, as a principle of an outer constitution may have that. */
  readonly after?: number;
}

/**
 * Adds a principle behind the last one, its heading in the form of that one's with the next number. Refused when the
 * principles are not headings, or when the new text would not read as the old one plus one principle.
 * @param known the kinds of gates that the constitution is read with
 */
export function addPrinciple(
  text: string,
  { name, text: rule, after = 0 }: NewPrinciple,
  known: KnownGates,
): Edited<{ readonly number: string | null }> {
  const open = openConstitution(text, known);
  if (!open.ok) return open;
  const last = open.document.principles[open.document.principles.length - 1];
  const section = open.sections[open.sections.length - 1];
  if (last === undefined || section === undefined) return failed('place-missing', { subject: 'principles' });
  if (!isParagraph(rule)) return failed('value-unsupported', { subject: rule });
  const { line } = last.position;
  const highest = Math.max(after, highestNumber(open.document.principles));
  const number = last.number === null ? null : numeralLike(last.number, highest + 1);
  const heading = headingLike(open, { name: last.name, number: last.number, line }, { name, number });
  if (heading === null) return failed('form-unsupported', { subject: last.name, line });
  const end = endOfPrinciple(section, open);
  const added = ['', heading, '', rule];
  const edited = applyEdits(text, [{ from: end.line + 1, to: end.line, lines: added }]);
  if (!edited.ok) return edited;
  return hasOneMore(open.document, readConstitution(edited.text, known), { name, number })
    ? { ...edited, number }
    : failed('not-read-back', { subject: name });
}

/** Headings, lists and code would be more than the text of one principle. */
function isParagraph(rule: string): boolean {
  const [first, ...others] = parseMarkdown(rule).children;
  return first?.type === 'paragraph' && others.length === 0;
}

interface Named {
  readonly name: string;
  readonly number: string | null;
}

/** The heading line of the last principle with another number and name; null when it is not a heading of this form. */
function headingLike(open: OpenConstitution, last: Named & { line: number }, next: Named): string | null {
  const written = open.lines[last.line - 1] ?? '';
  const marks = /^ {0,3}#{1,6}\s+/.exec(written)?.[0];
  if (marks === undefined) return null;
  const title = written.slice(marks.length);
  if (last.number === null || next.number === null) return marks + next.name;
  const place = title.indexOf(last.number);
  const behind = place + last.number.length;
  const name = place === -1 ? -1 : title.indexOf(last.name, behind);
  if (name === -1) return `${marks}${next.number}. ${next.name}`;
  return marks + title.slice(0, place) + next.number + title.slice(behind, name) + next.name;
}

function hasOneMore(before: ConstitutionDocument, after: ConstitutionDocument, added: Named): boolean {
  const principle = after.principles[before.principles.length];
  if (principle?.name !== added.name || principle.number !== added.number) return false;
  const others = { ...after, principles: after.principles.slice(0, -1) };
  return withoutPlaces(others) === withoutPlaces(before);
}
