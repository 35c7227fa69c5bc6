import fc from 'fast-check';
import type { LineEdit } from '../../../src/entries/editing.js';

/** The lines of a text with their line ends; what follows the last one is a line too. */
export function linesWithEnds(text: string): string[] {
  const lines = text.match(/[^\r\n]*(?:\r\n|\n|\r)/g) ?? [];
  return [...lines, text.slice(lines.join('').length)];
}

/** The lines that an edit did not name, before and after, each with all of its bytes. */
export function untouchedLines(
  before: string,
  after: string,
  edits: readonly LineEdit[],
): { before: string[]; after: string[] } {
  const kept = { before: linesWithEnds(before), after: linesWithEnds(after) };
  for (const { from, to, lines } of [...edits].sort((one, other) => other.from - one.from)) {
    const shift = edits
      .filter((edit) => edit.from < from)
      .reduce((sum, edit) => sum + edit.lines.length - (edit.to - edit.from + 1), 0);
    kept.before.splice(from - 1, to - from + 1);
    kept.after.splice(from - 1 + shift, lines.length);
  }
  // Behind a last line without an end another can only stand once that line has one.
  const last = kept.before.length - 1;
  if (
    /[^\r\n]$/.test(kept.before[last] ?? '') &&
    edits.some(({ from }) => from > linesWithEnds(before).length)
  )
    kept.after[last] = (kept.after[last] ?? '').replace(/[\r\n]+$/, '');
  return kept;
}

const END = fc.constantFrom('\n', '\r\n', '\r');

/** How the lines of a document end: all alike or mixed, with or without byte order mark and last line end. */
export const writtenAs = fc
  .record({
    bom: fc.boolean(),
    mixed: fc.boolean(),
    ends: fc.array(END, { minLength: 1, maxLength: 9 }),
    finalEnd: fc.boolean(),
    spaces: fc.constantFrom('', '  ', '\t'),
  })
  .map(({ bom, mixed, ends, finalEnd, spaces }) => (text: string): string => {
    const lines = text.split('\n');
    const end = (at: number): string => (mixed ? ends[at % ends.length] : ends[0]) ?? '\n';
    const written = lines
      .map((line, at) => {
        // Blank lines only: two spaces behind text are a line break to Markdown.
        const body = line === '' && at % 3 === 0 ? spaces : line;
        return at === lines.length - 1 ? body : body + end(at);
      })
      .join('');
    return (bom ? '\uFEFF' : '') + (finalEnd ? written + end(lines.length) : written);
  });
