import { parseUnambiguous } from './json-keys.js';
import { readLines } from './lines.js';
import { NOT_JSON } from './not-json.js';
import { unreadable } from './read-problem.js';
import type { ReportSource } from './source.js';
import { asObject, shown, type JsonObject } from './values.js';

/** Reads a report that has one JSON object a line. Blank lines say nothing. Ends in a `ReportProblem` for any other line. */
export function readJsonLines(source: ReportSource, maxKib: number, read: (line: JsonObject) => void): void {
  readLines(
    source,
    (line) => {
      if (line.trim() === '') return;
      const value = parseUnambiguous(line, () => unreadable(NOT_JSON));
      read(asObject(value) ?? unreadable(`a line of it is ${shown(value)}`));
    },
    maxKib,
  );
}
