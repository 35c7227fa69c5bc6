import { asLine, lineInFailure, MAX_FAILURE_TEXT, type TestPlace } from '../../kinds/tests/failing-line.js';
import type { XmlAttributes } from '../../reading/xml.js';

/** What the elements of a failed test say, as much as is looked through for a line. */
export class FailureText {
  #text = '';

  /** Takes the part of a text between two places. */
  add(all: string, from: number, to: number): void {
    const room = MAX_FAILURE_TEXT - this.#text.length;
    if (room > 0) this.#text += all.slice(from, Math.min(to, from + room));
  }

  /** The first line of the test's own file in it; null if there is none. */
  lineIn(test: TestPlace): number | null {
    return lineInFailure(this.#text, test);
  }
}

/** The line of a failed test: as stated, or else the first one of its own file that its failure names; null if there is none. */
export function lineOf(
  { line, failure }: { readonly line: number | null; readonly failure: FailureText | null },
  place: TestPlace,
): number | null {
  return line ?? failure?.lineIn(place) ?? null;
}

/** The line, and the column, that some tools write behind a file. */
const BEHIND_FILE = /(?<=\.\w{1,20}):(\d{1,8})(?::\d{1,9})?$/;

/** A file as a tool writes it, without a line behind it. */
export function withoutLine(file: string): string {
  return file.replace(BEHIND_FILE, '');
}

/** pytest calls its suite so, and counts lines from 0. */
const COUNTS_FROM_ZERO = 'pytest';

/** The line of a test by its own attributes: `line`, or what comes after its file; null where they do not say. */
export function statedLine(attributes: XmlAttributes, suite: string): number | null {
  const stated = attributes.get('line');
  const behind = stated === undefined ? BEHIND_FILE.exec(attributes.get('file') ?? '') : null;
  const line = stated ?? behind?.[1];
  if (line === undefined) return null;
  return suite === COUNTS_FROM_ZERO && /^\d{1,8}$/.test(line) ? asLine(Number(line) + 1) : asLine(line);
}
