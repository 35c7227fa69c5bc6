import { failed, type EditProblem } from './problem.js';

/** Lines `from` to `to` of a text (counted from 1) become `lines`; with `to` = `from` - 1 they are before `from`. */
export interface LineEdit {
  readonly from: number;
  readonly to: number;
  /** Without line ends. */
  readonly lines: readonly string[];
}

interface Line {
  readonly text: string;
  /** `\n`, `\r\n`, `\r`; empty for the last line of a text. */
  readonly end: string;
}

/** The text after an edit, and the lines of the text before it that were edited. */
export type Edited<More = object> =
  | ({ readonly ok: true; readonly text: string; readonly edits: readonly LineEdit[] } & More)
  | { readonly ok: false; readonly problem: EditProblem };

/**
 * Applies edits to a text. Every line that no edit names keeps each of its bytes, its line end included; a replaced
 * line hands its end on, a new line gets the end that most lines have. Edits that overlap, are outside the text, or
 * hold line ends inside a line are refused.
 */
export function applyEdits(text: string, edits: readonly LineEdit[]): Edited {
  const lines = splitLines(text);
  const sorted = [...edits].sort((one, other) => one.from - other.from || one.to - other.to);
  let last = 0;
  for (const { from, to, lines: added } of sorted) {
    const inside = from >= 1 && to >= from - 1 && to <= lines.length && from <= lines.length + 1;
    if (!inside || from <= last || added.some((line) => /[\r\n]/.test(line))) {
      return failed('edits-invalid', { line: from });
    }
    last = to;
  }
  const end = dominantEnd(lines);
  const result: Line[] = [];
  let at = 0;
  for (const edit of sorted) {
    result.push(...lines.slice(at, edit.from - 1), ...newLines(lines, edit, end));
    at = edit.to;
  }
  result.push(...lines.slice(at));
  const edited = joined(result, end);
  // Taking lines out can bring a carriage return and a line feed together that were two ends before.
  const whole = result.length === 0 || splitLines(edited).length === result.length;
  return whole
    ? { ok: true, text: edited, edits: sorted }
    : failed('edits-invalid', { line: sorted[0]?.from ?? null });
}

/** The lines of a text with their ends; what follows the last line end is a line too. */
function splitLines(text: string): Line[] {
  const ends = text.match(/\r\n|\n|\r/g) ?? [];
  return text.split(/\r\n|\n|\r/).map((line, index) => ({ text: line, end: ends[index] ?? '' }));
}

function newLines(lines: readonly Line[], { from, to, lines: added }: LineEdit, end: string): Line[] {
  const replaced = lines.slice(from - 1, to);
  const next = lines[to];
  let before = lines[from - 2]?.end ?? '';
  return added.map((text, index) => {
    const isLast = index === added.length - 1;
    // The last line that replaces others takes the end of the last of them, which is empty at the end of a text.
    const source = isLast ? replaced[replaced.length - 1] : replaced[index];
    // The former last line of the text has no end that a line in the middle could take.
    const handed = source === undefined || (source.end === '' && !isLast) ? end : source.end;
    const line = { text, end: apart(text, handed, before) };
    if (isLast && line.end === '\r' && next?.text === '' && next.end === '\n') line.end = '\r\n';
    before = line.end;
    return line;
  });
}

/** An empty line behind a carriage return must not end in a line feed: both together would be one end. */
function apart(text: string, end: string, before: string): string {
  return text === '' && before === '\r' && end === '\n' ? '\r' : end;
}

/** A line that is no longer the last one needs an end; the one that now is has none if the old last line had none. */
function joined(lines: readonly Line[], end: string): string {
  return lines
    .map((line, index) => {
      if (index === lines.length - 1) return line.text;
      return line.text + (line.end === '' ? end : line.end);
    })
    .join('');
}

function dominantEnd(lines: readonly Line[]): string {
  const counts = new Map<string, number>();
  for (const { end } of lines) if (end !== '') counts.set(end, (counts.get(end) ?? 0) + 1);
  let best = '\n';
  let most = 0;
  for (const [end, count] of counts) {
    if (count > most) [best, most] = [end, count];
  }
  return best;
}
