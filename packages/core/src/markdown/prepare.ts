import type { Finding } from '../model/finding.js';
import type { Leftover } from '../model/plan.js';
import { cut, part } from '../base/plain-text.js';
import { EditableLines } from './editable-lines.js';

/** UTF-16 code units that a document may have; real plans have at most 85,000. */
export const MAX_DOCUMENT_LENGTH = 1024 * 1024;
/** Lines of a document that are read, those of code and blank ones included. */
const MAX_LINES = 20_000;
/** UTF-16 code units of one line that are read. */
export const MAX_LINE_LENGTH = 10_000;
/** Block quotes and list markers before the text of one line. */
const MAX_CONTAINERS = 20;
/** Spaces in a row outside tables; no one reads on behind them. */
const MAX_SPACES = 256;
const LONG_SPACE = /[^\S\r\n]{257}/;
/** Brackets, emphasis and code marks of one line that are read as Markdown. */
const MAX_MARKS = 1_500;

/** A document's text after what would mislead a Markdown parser was blanked; every position stays as it was. */
export interface PreparedText {
  readonly text: string;
  /** Not null when there is nothing to parse. */
  readonly unreadable: 'binary' | 'too-large' | null;
  readonly findings: readonly Finding[];
  readonly leftovers: readonly Leftover[];
}

/** Blanks byte order mark, conflict markers with their second side, and what exceeds the bounds. Never throws. */
export function prepareText(original: string): PreparedText {
  const findings: Finding[] = [];
  const leftovers: Leftover[] = [];
  if (original.length > MAX_DOCUMENT_LENGTH) {
    const args = { length: original.length, limit: MAX_DOCUMENT_LENGTH };
    findings.push({ reason: 'document-too-large', args, position: null });
    return { text: '', unreadable: 'too-large', findings, leftovers };
  }
  if (original.includes('\u0000')) {
    findings.push({ reason: 'document-binary', args: {}, position: null });
    return { text: '', unreadable: 'binary', findings, leftovers };
  }
  const lines = new EditableLines(original.replace(/^\uFEFF/, ' '));
  boundLines(lines, findings);
  if (original.includes('<<<<<<<')) blankConflicts(lines, leftovers);
  return { text: lines.toString(), unreadable: null, findings, leftovers };
}

function boundLines(lines: EditableLines, findings: Finding[]): void {
  const long: { readonly line: number; readonly length: number }[] = [];
  lines.texts.forEach((line, index) => {
    const kept = boundLine(line);
    if (kept === line) return;
    lines.texts[index] = kept.padEnd(line.length, ' ');
    if (kept !== line.trimEnd()) long.push({ line: index + 1, length: line.length });
  });
  const [first] = long;
  if (first === undefined) return;
  const position = { line: first.line, column: 1 };
  const args = { length: first.length, limit: MAX_LINE_LENGTH, lines: long.length };
  findings.push({ reason: 'line-too-long', args, position });
}

/**
 * Leaves the lines behind the bound out, so that the time of every reader has one. At most one finding; blank lines
 * are no loss.
 */
export function cutLines(text: string): { readonly text: string; readonly findings: readonly Finding[] } {
  if (text.length < MAX_LINES) return { text, findings: [] };
  const lines = new EditableLines(text);
  if (lines.texts.length <= MAX_LINES) return { text, findings: [] };
  const first = lines.texts.findIndex((line, at) => at >= MAX_LINES && line.trim() !== '');
  lines.texts.length = MAX_LINES;
  const args = { limit: MAX_LINES, code: true };
  const position = { line: first + 1, column: 1 };
  return {
    text: lines.toString(),
    findings: first === -1 ? [] : [{ reason: 'document-too-long', args, position }],
  };
}

function boundLine(line: string): string {
  let bounded = line.length > MAX_LINE_LENGTH ? line.slice(0, MAX_LINE_LENGTH) : line;
  if (bounded.length > MAX_CONTAINERS && containers(bounded) > MAX_CONTAINERS) bounded = '';
  if (bounded.length > MAX_MARKS && (bounded.match(/[[\]*_`<&!~]/g)?.length ?? 0) > MAX_MARKS) bounded = '';
  return bounded.length > MAX_SPACES && !/^\s*\|/.test(bounded)
    ? bounded.slice(0, longSpace(bounded))
    : bounded;
}

/** Where a long run of spaces begins; the line's end when there is none. */
function longSpace(line: string): number {
  const at = line.search(LONG_SPACE);
  return at === -1 ? line.length : at;
}

function containers(line: string): number {
  const lead = part(/^(?:[ \t]{0,8}(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))){0,40}/.exec(line), 0);
  return lead.match(/>|[-*+]|\d[.)]/g)?.length ?? 0;
}

const CONFLICT = { first: /^<{7}(?: |$)/, base: /^\|{7}(?: |$)/, second: /^={7}$/, end: /^>{7}(?: |$)/ };

/** Keeps the first side of every conflict, so that nothing is read twice. */
function blankConflicts(lines: EditableLines, leftovers: Leftover[]): void {
  let side: 'none' | 'first' | 'other' = 'none';
  const end = lines.texts.findLastIndex((line) => CONFLICT.end.test(line));
  lines.texts.forEach((line, index) => {
    if (index > end) return;
    const marker = conflictMarker(line, side);
    if (marker !== null) {
      leftovers.push({
        kind: 'conflict-marker',
        text: cut(line.trim()),
        position: { line: index + 1, column: 1 },
      });
      side = marker;
      lines.blank(index);
    } else if (side === 'other') {
      lines.blank(index);
    }
  });
}

function conflictMarker(line: string, side: string): 'none' | 'first' | 'other' | null {
  if (CONFLICT.first.test(line)) return 'first';
  if (side === 'none') return null;
  if (CONFLICT.base.test(line) || CONFLICT.second.test(line)) return 'other';
  return CONFLICT.end.test(line) ? 'none' : null;
}
