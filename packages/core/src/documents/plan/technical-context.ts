import type { Leftover, TechnicalContextField } from '../../model/plan.js';
import type { Section } from '../../markdown/outline.js';
import type { SourceLine } from '../../markdown/source-lines.js';
import { cut, withoutMarkup, part } from '../../base/plain-text.js';
import { barredRows, type WrittenRow } from '../../markdown/table-row.js';
import { isPlaceholder, isUndecided, openClarifications } from '../../markdown/placeholders.js';
import { fieldNamed } from './field-names.js';

interface Draft {
  readonly label: string;
  readonly line: SourceLine;
  readonly column: number;
  readonly parts: string[];
}

/** Longest value that is kept; the rest says nothing that a rule reads. */
const MAX_VALUE = 4_000;

/** The standard fields of Technical Context, line by line: plain newlines between them make one paragraph. */
export function readTechnicalContext(
  sections: readonly Section[],
  lines: readonly SourceLine[],
): { fields: TechnicalContextField[]; leftovers: Leftover[] } {
  const drafts: Draft[] = [];
  for (const section of sections) {
    const open = readSubHeading(section, lines);
    if (open) drafts.push(open);
    readLinesInto(drafts, lines.slice(section.firstLine - 1, section.lastLine), open);
  }
  const fields: TechnicalContextField[] = [];
  const leftovers: Leftover[] = [];
  for (const draft of drafts) {
    const name = fieldNamed(draft.label);
    if (!name || fields.some((field) => field.name === name)) continue;
    const field = finishField(draft, name);
    fields.push(field);
    if (field.value === null && draft.parts.length > 0) {
      const text = cut(withoutMarkup(draft.parts.join(' ')));
      leftovers.push({ kind: 'placeholder', text, position: field.position });
    }
  }
  return { fields, leftovers };
}

function finishField(draft: Draft, name: TechnicalContextField['name']): TechnicalContextField {
  const value = withoutMarkup(joinParts(draft.parts)).slice(0, MAX_VALUE);
  const empty = value === '' || isPlaceholder(value) || isNameOfField(value);
  return {
    name,
    label: withoutMarkup(draft.label),
    value: empty ? null : value,
    open: openClarifications(value).length > 0 || isUndecided(value),
    position: { line: draft.line.number, column: draft.column + 1 },
  };
}

/** "[storage]": the name of a field in brackets holds the place of its value. */
function isNameOfField(value: string): boolean {
  return fieldNamed(part(/^\[([^[\]]{1,60})\]$/.exec(value), 1)) !== null;
}

/** Wrapped lines make one text; list items are set apart by semicolons. */
function joinParts(parts: readonly string[]): string {
  return parts.reduce((text, part) => {
    const item = /^\s*(?:[-*+•]|\d{1,3}[.)])\s+(.*)$/.exec(part)?.[1];
    if (text === '') return item ?? part.trim();
    return item === undefined ? `${text} ${part.trim()}` : `${text}; ${item}`;
  }, '');
}

/** `### Language/Version` as a field of its own. */
function readSubHeading(section: Section, lines: readonly SourceLine[]): Draft | null {
  const line = lines[section.position.line - 1];
  if (!section.node || section.depth < 3 || !line) return null;
  const [label = '', ...rest] = section.title.split(/[:：]/);
  if (!fieldNamed(label)) return null;
  const value = rest.join(':').trim();
  return { label, line, column: section.position.column - 1, parts: value === '' ? [] : [value] };
}

const BOLD_FIELD =
  /(?:\*\*|__)([^*\n]{1,100}?)(?:(?:\*\*|__)([^*:：\n|]{0,120})[:：]|[:：]\s{0,3}(?:\*\*|__))/g;
const PLAIN_FIELD = /^[\s>]*(?:[-*+•]\s+|\d{1,3}[.)]\s+)?(?=\S)([^:：*`|[\]]{2,60}?)\s{0,4}[:：]\s*(?=\S|$)/;

/** `*Label*: v`, `` `Label`: v``, `**Label** – v`: marks that only a field's own name makes a label of. */
const MARKED_FIELD =
  /^[\s>]*(?:[-*+•]\s+|\d{1,3}[.)]\s+)?([*_`]{1,3})([^*_`:：|[\]]{2,60}?)\s?\1\s{0,4}(?:[:：]\s*|[–—-]\s+)/;
/** A label on its own line with its value below: bold, or with the colon of a definition before the value. */
const ALONE_FIELD = /^[\s>]*(?:[-*+•]\s+)?(\*\*|__|)([^*_`:：|[\]]{2,60}?)\1\s*$/;

/** Lines of a section, and those of them that begin with a bar, by their number. */
interface Part {
  readonly lines: readonly SourceLine[];
  readonly rows: ReadonlyMap<number, WrittenRow>;
}

function readLinesInto(drafts: Draft[], lines: readonly SourceLine[], open: Draft | null): void {
  const part = { lines, rows: barredRows(lines) };
  let current: Draft | null = open;
  let blank = false;
  for (const [at, line] of lines.entries()) {
    if (line.code || line.comment) continue;
    if (line.text === '') {
      blank = true;
      continue;
    }
    // A paragraph below a blank line does not belong to the value, unless the value is a list or has not begun.
    if (blank && current && current.parts.length > 0 && !/^\s*(?:[-*+•|]|\d{1,3}[.)])/.test(line.text))
      current = null;
    blank = false;
    const found = fieldsAt(part, at);
    if (found.length > 0 && !(current && belongsTo(current, line, found))) {
      drafts.push(...found);
      current = found[found.length - 1] ?? null;
    } else if (
      current &&
      !/^\s*\|?[\s|:-]+$/.test(line.text) &&
      !/^\s*([-*_])(?:\s*\1){2,}\s*$/.test(line.text)
    ) {
      if (endsItem(current, line)) current = null;
      else current.parts.push(valuePart(current, line.text));
    }
  }
}

/** The fields that begin on a line. */
function fieldsAt(part: Part, at: number): Draft[] {
  const { lines, rows } = part;
  const line = lines[at];
  if (!line) return [];
  if (rows.has(line.number)) {
    const row = isHeaderRow(part, at) ? null : tableField(line, rows);
    return row ? [row] : [];
  }
  const found = fieldsOfLine(line);
  return found.length > 0 ? found : loneLabel(line, lines[at + 1]);
}

/** The header of a table names columns, unless the row below it is a field as well. */
function isHeaderRow({ lines, rows }: Part, at: number): boolean {
  if (!/^\s*\|?[\s|:-]*-[\s|:-]*$/.test(lines[at + 1]?.text ?? '')) return false;
  const next = lines[at + 2];
  return !next || tableField(next, rows) === null;
}

function loneLabel(line: SourceLine, next: SourceLine | undefined): Draft[] {
  const alone = ALONE_FIELD.exec(line.text);
  const label = part(alone, 2);
  if (!alone || !fieldNamed(label)) return [];
  if (part(alone, 1) === '' && !/^\s{0,3}[:：]\s/.test(next?.text ?? '')) return [];
  return [{ label, line, column: line.text.indexOf(label), parts: [] }];
}

/** An item beside or above the item of a field is not part of its value. */
function endsItem(field: Draft, line: SourceLine): boolean {
  const own = ITEM.exec(field.line.text);
  const other = ITEM.exec(line.text);
  return own !== null && other !== null && part(other, 1).length <= part(own, 1).length;
}

/** A line of a value; the first one below a label may begin with the colon of a definition. */
function valuePart(field: Draft, text: string): string {
  const plain = text.replace(/^[\s>]*>/, '');
  return field.parts.length === 0 ? plain.replace(/^\s*[:：]\s+/, '') : plain;
}

const ITEM = /^(\s*)(?:[-*+•]|\d{1,3}[.)])\s/;

/** Whether a line with labels of its own is a list item of the field above it, as in a list of dependencies. */
function belongsTo(field: Draft, line: SourceLine, found: readonly Draft[]): boolean {
  const item = ITEM.exec(line.text);
  if (!item || fieldNamed(field.label) === null) return false;
  const parent = ITEM.exec(field.line.text);
  const bold = /\*\*|__/.test(line.text);
  if (found.some((draft) => fieldNamed(draft.label) !== null)) return !bold && !parent;
  return !parent || part(item, 1).length > part(parent, 1).length;
}

function tableField(line: SourceLine, rows: Part['rows']): Draft | null {
  const cells = rows.get(line.number)?.cells ?? [];
  const label = withoutMarkup(cells[0] ?? '');
  if (cells.length < 2 || !fieldNamed(label)) return null;
  const value = (cells[1] ?? '').trim();
  return { label, line, column: Math.max(line.text.indexOf(label), 0), parts: value === '' ? [] : [value] };
}

/** The fields that begin on a line. A bold label that is not one of the nine ends the field before it. */
function fieldsOfLine(line: SourceLine): Draft[] {
  const marks = [...line.text.matchAll(BOLD_FIELD)]
    .map((match) => ({
      label: `${part(match, 1)}${part(match, 2)}`,
      start: match.index,
      end: match.index + match[0].length,
    }))
    .filter(
      (mark, index) => startsLine(line.text, mark.start) || (index > 0 && fieldNamed(mark.label) !== null),
    );
  if (marks.length > 0) return marks.map((mark, index) => draftOf(line, mark, marks[index + 1]?.start));
  const marked = MARKED_FIELD.exec(line.text);
  if (marked && fieldNamed(part(marked, 2))) {
    const name = part(marked, 2);
    return [draftOf(line, { label: name, start: line.text.indexOf(name), end: marked[0].length }, undefined)];
  }
  const plain = PLAIN_FIELD.exec(line.text);
  const label = part(plain, 1);
  if (!plain || !fieldNamed(label)) return [];
  return [draftOf(line, { label, start: line.text.indexOf(label), end: plain[0].length }, undefined)];
}

function startsLine(text: string, index: number): boolean {
  return /^[\s>]*(?:(?:[-*+•]|\d{1,3}[.)])\s+)?(?:\[[ xX]\]\s+)?[^\p{L}\p{N}]{0,6}$/u.test(
    text.slice(0, index),
  );
}

function draftOf(
  line: SourceLine,
  mark: { label: string; start: number; end: number },
  next: number | undefined,
): Draft {
  const value = line.text
    .slice(mark.end, next)
    .replace(/[\s|｜]+$/, '')
    .replace(/\\$/, '')
    .trim();
  return { label: mark.label, line, column: mark.start, parts: value === '' ? [] : [value] };
}
