import type { Leftover, PlanDocument } from '../../model/plan.js';
import type { Finding } from '../../model/finding.js';
import type { Text } from '../../model/position.js';
import type { SourceLine } from '../../markdown/source-lines.js';
import { LANGUAGES } from '../../languages/compiled.js';
import { cut, normaliseLabel, withoutMarkup, part } from '../../base/plain-text.js';
import { barredRows, type WrittenRow } from '../../markdown/table-row.js';
import { isPlaceholder, isUnfilled } from '../../markdown/placeholders.js';

type HeaderField = keyof PlanDocument['header'];

const HEADER_FIELDS = ['branch', 'date', 'spec', 'input'] as const satisfies readonly HeaderField[];
/** The fields by their labels, on keys of `normaliseLabel`. Of two labels of a field, the one of lower rank wins. */
const FIELD_BY_LABEL = new Map<string, { readonly field: HeaderField; readonly rank: number }>();
for (const { plan } of LANGUAGES) {
  for (const field of HEADER_FIELDS) {
    for (const [rank, label] of plan.header[field].entries()) {
      if (!FIELD_BY_LABEL.has(label)) FIELD_BY_LABEL.set(label, { field, rank });
    }
  }
}

interface Found {
  readonly label: string;
  readonly value: string;
  readonly line: SourceLine;
  readonly column: number;
}

/** Branch, date, spec and input of a plan's header, in any place and style. */
export function readHeader(lines: readonly SourceLine[]): {
  header: PlanDocument['header'];
  leftovers: Leftover[];
  findings: Finding[];
} {
  const leftovers: Leftover[] = [];
  const findings: Finding[] = [];
  const header: Record<HeaderField, Text | null> = { branch: null, date: null, spec: null, input: null };
  const ranks: Partial<Record<HeaderField, number>> = {};
  for (const found of findLabels(lines)) {
    const known = FIELD_BY_LABEL.get(normaliseLabel(found.label));
    if (!known || (ranks[known.field] ?? Infinity) <= known.rank) continue;
    const position = { line: found.line.number, column: found.column + 1 };
    if (holdsPlace(found.value)) {
      leftovers.push({ kind: 'placeholder', text: cut(withoutMarkup(found.value)), position });
      ranks[known.field] = known.rank;
      continue;
    }
    const text = READERS[known.field](found.value);
    if (text === null && known.field === 'spec' && found.value !== '') {
      findings.push({
        reason: 'spec-link-not-understood',
        args: { text: cut(withoutMarkup(found.value)) },
        position,
      });
    }
    if (text === null) continue;
    header[known.field] = { text, position };
    ranks[known.field] = known.rank;
  }
  return { header, leftovers, findings };
}

/** A value that only holds the place of one: the template's own words, "TBD", the letters of a date. */
function holdsPlace(value: string): boolean {
  const text = withoutMarkup(value);
  return isPlaceholder(text) || value.includes('[###') || isUnfilled(text);
}

const LEAD = /^[\s>]*(?:[-*+•]\s+)?/;
const BOLD_LABEL = /(?:\*\*|__)([^*\n:：]{1,60})(?:(?:\*\*|__)\s{0,3}[:：]|[:：]\s{0,3}(?:\*\*|__))/g;
const PLAIN_LABEL =
  /(?:^|\s[|｜·•]\s)[\s>]*(?:[-*+•]\s+)?(?=\S)([^|｜*`:：[\]()]{1,40})[:：](?=\s|$|[^\x20-\x7e])/g;

function findLabels(lines: readonly SourceLine[]): Found[] {
  const found: Found[] = [];
  const rows = barredRows(lines);
  lines.forEach((line, index) => {
    if (line.code || line.comment || line.text.trim() === '') return;
    found.push(...labelsOfRow(line, rows), ...labelsOfColumns(lines, index, rows));
    const labels = /^\s*\|/.test(line.text) ? [] : labelsOfLine(line.text);
    labels.forEach((label, at) => {
      const end = labels[at + 1]?.start ?? line.text.length;
      let value = trimValue(line.text.slice(label.end, end));
      let where = line;
      const next = lines[index + 1];
      if (
        value === '' &&
        at === labels.length - 1 &&
        next &&
        !next.code &&
        labelsAtStart(next.text) === false
      ) {
        value = trimValue(next.text.slice(0, labelsOfLine(next.text)[0]?.start ?? next.text.length));
        where = next;
      }
      if (FIELD_BY_LABEL.get(normaliseLabel(label.text))?.field === 'input')
        value += wrappedInput(lines, index + 1, value);
      const column = Math.max(where.text.indexOf(value.slice(0, 20), where === line ? label.end : 0), 0);
      found.push({ label: label.text, value, line: where, column });
    });
  });
  return found;
}

/** The Input line is a sentence and may be wrapped. */
function wrappedInput(lines: readonly SourceLine[], from: number, value: string): string {
  let text = '';
  for (const line of value === '' ? [] : lines.slice(from, from + 4)) {
    if (line.text === '' || line.code || /^\s*[|#]/.test(line.text) || labelsAtStart(line.text)) break;
    text += ` ${trimValue(line.text)}`;
  }
  return text;
}

interface Label {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function labelsOfLine(text: string): Label[] {
  const pattern = /\*\*|__/.test(text) ? BOLD_LABEL : PLAIN_LABEL;
  return [...text.matchAll(pattern)].map((match) => ({
    text: part(match, 1),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function labelsAtStart(text: string): boolean {
  const first = labelsOfLine(text)[0];
  return first !== undefined && text.slice(0, first.start).replace(LEAD, '') === '';
}

/** A table row with a label in its first cell: `| **Branch** | 001-x |`. */
function labelsOfRow(line: SourceLine, rows: Rows): Found[] {
  const cells = cellsOf(line, rows);
  if (cells.length !== 2) return [];
  const value = part(cells, 1);
  return [{ label: part(cells, 0), value, line, column: Math.max(line.text.lastIndexOf(value), 0) }];
}

/** Labels as the header of a table, each value below its own: `| Branch | Date | Spec |`. */
function labelsOfColumns(lines: readonly SourceLine[], index: number, rows: Rows): Found[] {
  const line = lines[index];
  const below = lines[index + 2];
  if (!line || !below || !rows.has(line.number) || !rows.has(below.number)) return [];
  if (!/^\s*\|[\s|:-]*-[\s|:-]*$/.test(lines[index + 1]?.text ?? '')) return [];
  const labels = cellsOf(line, rows);
  if (labels.filter((label) => FIELD_BY_LABEL.has(normaliseLabel(label))).length < 2) return [];
  const values = cellsOf(below, rows);
  return labels.map((label, at) => {
    const value = part(values, at);
    return { label, value, line: below, column: Math.max(below.text.indexOf(value), 0) };
  });
}

/** The lines that begin with a bar, by their number. */
type Rows = ReadonlyMap<number, WrittenRow>;

function cellsOf({ number }: SourceLine, rows: Rows): string[] {
  return (rows.get(number)?.cells ?? []).map((cell) => cell.trim());
}

function trimValue(text: string): string {
  return text
    .replace(/^[\s>]+/, '')
    .replace(/[\s|｜·•]+$/, '')
    .replace(/(?<!\s)\s*\\$/, '')
    .replace(/^(["'])(.*)\1$/, '$2')
    .trim();
}

const READERS: Readonly<Record<HeaderField, (value: string) => string | null>> = {
  branch: readBranch,
  date: readDate,
  spec: readSpec,
  input: (value) => withoutMarkup(value) || null,
};

function readBranch(value: string): string | null {
  const code = /`([^`]{1,300})`/.exec(value)?.[1];
  const text = code ?? withoutMarkup(value).split(/\s[(（—–|]/)[0] ?? '';
  return (
    text
      .trim()
      .replace(/^\[(.{1,298})\]$/, '$1')
      .trim() || null
  );
}

function readDate(value: string): string | null {
  const text = withoutMarkup(value);
  const date = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? part(text.split(/(?<!\s)\s+[|(（·•]/), 0).trim();
  return date === '' ? null : date;
}

function readSpec(value: string): string | null {
  const link = /\[([^[\]]{1,400})\](?:\(([^()]{0,400})\))?/.exec(value);
  if (link) {
    const words = part(link, 1)
      .replace(/[`*_]{1,2}/g, '')
      .trim();
    const target = part(link, 2).trim().split(/\s/)[0] ?? '';
    if (isPath(words)) return words;
    return target === '' ? null : target;
  }
  const bare = (/`([^`]{1,400})`/.exec(value)?.[1] ?? value).trim().split(/\s/)[0] ?? '';
  return isPath(bare) ? bare : null;
}

function isPath(text: string): boolean {
  return !/\s/.test(text) && (text.includes('/') || /\.[a-z]{1,8}$/i.test(text));
}
