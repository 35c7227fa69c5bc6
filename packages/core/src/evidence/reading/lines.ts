import { ReportProblem, unreadable } from './read-problem.js';
import type { ReportSource } from './source.js';

/** KiB that one line of a report may have, unless its format says otherwise. */
const MAX_LINE_KIB = 64;

/**
 * Reads a report line by line, without line ends. Ends in a `ReportProblem` when a line is too long to be one of a report; a problem
 * that the format finds is at the line that was being read.
 *
 * @param maxKib KiB of UTF-16 code units that a line may have
 */
export function readLines(source: ReportSource, read: (line: string) => void, maxKib = MAX_LINE_KIB): void {
  const tooLong = (text: string): void => {
    if (text.length > maxKib * 1024) unreadable(`one line of it is longer than ${maxKib} KiB`);
  };
  let rest = '';
  let number = 0;
  const next = (line: string): void => {
    number += 1;
    tooLong(line);
    try {
      read(line.endsWith('\r') ? line.slice(0, -1) : line);
    } catch (error) {
      if (!(error instanceof ReportProblem) || error.place !== null) throw error;
      throw new ReportProblem(error.message, error.reason, { place: { line: number, column: 1 } });
    }
  };
  for (const piece of source.pieces()) {
    let at = 0;
    for (let end = piece.indexOf('\n'); end !== -1; end = piece.indexOf('\n', at)) {
      next(rest + piece.slice(at, end));
      rest = '';
      at = end + 1;
    }
    rest += piece.slice(at);
    tooLong(rest);
  }
  if (rest !== '') next(rest);
}
