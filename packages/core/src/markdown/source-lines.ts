import type { Position } from '../model/position.js';
import { part } from '../base/plain-text.js';

/** One line of a document without its line end. */
export interface SourceLine {
  /** The line as written; empty when it holds nothing but spaces. */
  readonly text: string;
  /** Counts from 1. */
  readonly number: number;
  /** Whether the line belongs to a fenced code block, its fences included. */
  readonly code: boolean;
  /** Whether the line is inside an HTML comment, wholly. */
  readonly comment: boolean;
}

/** The line ends that a document may have: LF, CRLF, CR. */
const LINE_END = /\r\n|\n|\r/;

/** A text cut into its lines; the text after a last line end is a line too. */
export function linesOf(text: string): string[] {
  return text.split(LINE_END);
}

const FENCE =
  /^(?:[ \t]{0,12}|[ \t>]{0,24}|[ \t]{0,12}(?:[-*+]|\d{1,9}[.)])[ \t]{1,4})(`{3,}|~{3,})([^\r\n]*)$/;

/** A fence's marker and what follows it; null when the line is not a fence. */
export function fenceOf(line: string): { readonly marker: string; readonly info: string } | null {
  if (line.length > 512) return null;
  const match = FENCE.exec(line);
  const marker = match?.[1];
  if (!match || !marker) return null;
  const info = part(match, 2).trim();
  return marker.startsWith('`') && info.includes('`') ? null : { marker, info };
}

/** Whether `line` closes a fence that `opening` opened. */
export function closesFence(line: string, opening: string): boolean {
  const fence = fenceOf(line);
  return fence !== null && fence.info === '' && fence.marker.startsWith(opening);
}

/** The lines of a document, each told apart as prose, fenced code or comment. */
export function readLines(text: string): SourceLine[] {
  let open: string | null = null;
  let comment = false;
  return linesOf(text).map((written, index) => {
    const line = written.trim() === '' ? '' : written;
    const number = index + 1;
    if (open !== null) {
      if (closesFence(line, open)) open = null;
      return { text: line, number, code: true, comment: false };
    }
    const fence = comment ? null : fenceOf(line);
    if (fence) {
      open = fence.marker;
      return { text: line, number, code: true, comment: false };
    }
    const inside = (comment || line.trimStart().startsWith('<!--')) && !hasTextOutside(line, comment);
    comment = endsInComment(line, comment);
    return { text: line, number, code: false, comment: inside };
  });
}

/** Whether text is on a line beside the comments that begin or end there. */
function hasTextOutside(line: string, inComment: boolean): boolean {
  const end = inComment ? line.indexOf('-->') : -3;
  if (inComment && end === -1) return false;
  return (
    line
      .slice(end + 3)
      .replace(/<!--.*?(?:-->|$)/g, '')
      .trim() !== ''
  );
}

function endsInComment(line: string, before: boolean): boolean {
  const opened = line.lastIndexOf('<!--');
  const closed = line.lastIndexOf('-->');
  if (opened === -1 && closed === -1) return before;
  return opened > closed;
}

/** Where `needle` is in a line, or the line's first visible character if the line does not hold it as written. */
export function positionIn(line: SourceLine, needle: string, from = 0): Position {
  const found = needle === '' ? -1 : line.text.indexOf(needle, from);
  const column = found === -1 ? line.text.length - line.text.trimStart().length : found;
  return { line: line.number, column: column + 1 };
}
