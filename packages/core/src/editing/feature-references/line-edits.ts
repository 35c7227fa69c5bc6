import type { LineEdit } from '../lines.js';
import type { Replacement } from './model.js';

interface Line {
  readonly number: number;
  readonly start: number;
  readonly text: string;
}

/** The lines of a text, to be asked for by offset. */
export class LineIndex {
  private readonly lines: readonly Line[];

  constructor(text: string) {
    const ends = [...text.matchAll(/\r\n|\n|\r/g)];
    const starts = [0, ...ends.map((end) => end.index + end[0].length)];
    this.lines = starts.map((start, at) => ({
      number: at + 1,
      start,
      text: text.slice(start, ends[at]?.index ?? text.length),
    }));
  }

  /** The line that holds an offset. */
  at(offset: number): Line {
    let low = 0;
    let high = this.lines.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.lines[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return this.lines[low] ?? { number: 1, start: 0, text: '' };
  }
}

/** Replacements, none of which goes over the end of a line, as edits of lines. */
export function lineEdits(index: LineIndex, replacements: readonly Replacement[]): LineEdit[] {
  const edited = new Map<number, string>();
  // From the last to the first, so that offsets in the line as it was stay right.
  for (const { start, end, text } of [...replacements].sort((one, other) => other.start - one.start)) {
    const line = index.at(start);
    const written = edited.get(line.number) ?? line.text;
    edited.set(line.number, written.slice(0, start - line.start) + text + written.slice(end - line.start));
  }
  return [...edited]
    .sort(([one], [other]) => one - other)
    .map(([number, text]) => ({ from: number, to: number, lines: [text] }));
}
