import { LineCounter, parseDocument } from 'yaml';
import { nestsDeeply } from '../base/yaml-nesting.js';
import type { z } from 'zod';
import type { BaselineDocument } from '../model/baseline.js';
import type { Position } from '../model/position.js';
import { baselineSchema } from './baseline-schema.js';
import { duplicateKey } from '../base/duplicate-key.js';
import { cut } from '../base/plain-text.js';

/** Texts that are longer than this are not searched for the place of what is wrong in them. */
const MAX_LOCATED = 1024 * 1024;

/**
 * Reads `.specify/baseline.json`. A text that is not what the schema says accepts nothing and has one finding with the place
 * of the first thing wrong. Never throws.
 */
export function readBaseline(text: string): BaselineDocument {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return malformed('it is not JSON', placeOfError(text, error));
  }
  const twice = duplicateKey(text);
  if (twice !== null) {
    return malformed(
      `the key "${cut(twice.key)}" occurs twice in one mapping`,
      positionIn(text, twice.offset),
    );
  }
  const result = baselineSchema.safeParse(value);
  if (result.success) return { violations: result.data.violations, findings: [] };
  const [issue] = result.error.issues;
  return malformed(problemOf(issue), issue === undefined ? null : placeOf(issue.path, text));
}

function malformed(problem: string, position: Position | null): BaselineDocument {
  return { violations: {}, findings: [{ reason: 'baseline-malformed', args: { problem }, position }] };
}

function problemOf(issue: z.core.$ZodIssue | undefined): string {
  if (issue === undefined) return 'it does not match its schema';
  const at = issue.path.map(String).join(' › ').slice(0, 200);
  return `${at === '' ? 'the file' : at}: ${issue.message.slice(0, 200)}`;
}

/** Engines tell the offset for some errors only. JSON is YAML, whose parser knows where it was when it gave up. */
function placeOfError(text: string, error: unknown): Position | null {
  const conflict = /^(?:<{7}|={7}|>{7})(?:\s|$)/m.exec(text);
  if (conflict !== null) return positionIn(text, conflict.index);
  const offset = /at position (\d{1,9})/.exec(error instanceof Error ? error.message : '')?.[1];
  if (offset !== undefined) return positionIn(text, Number(offset));
  const located = locate(text);
  const at = located?.document.errors[0]?.pos[0];
  return located === null || at === undefined ? null : positionOf(at, located.lines);
}

function positionIn(text: string, offset: number): Position {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

function placeOf(path: readonly PropertyKey[], text: string): Position | null {
  const located = locate(text);
  for (let end = path.length; located !== null && end > 0; end--) {
    const node: unknown = located.document.getIn(path.slice(0, end), true);
    const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : null;
    const start: unknown = Array.isArray(range) ? range[0] : null;
    if (typeof start === 'number') return positionOf(start, located.lines);
  }
  return null;
}

function locate(text: string) {
  if (text.length > MAX_LOCATED || nestsDeeply(text)) return null;
  const lines = new LineCounter();
  try {
    return { document: parseDocument(text, { lineCounter: lines, logLevel: 'silent' }), lines };
  } catch {
    return null;
  }
}

function positionOf(offset: number, lines: LineCounter): Position | null {
  const { line, col } = lines.linePos(offset);
  return line > 0 ? { line, column: col } : null;
}
