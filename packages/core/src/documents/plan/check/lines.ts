import { anyOf } from '../../../languages/words.js';
import type { SourceLine } from '../../../markdown/source-lines.js';

/** A wrapped sentence goes on with the label above it; a line with a label or a mark of its own begins anew. */
export function joinWrapped(lines: readonly SourceLine[]): SourceLine[] {
  const joined: SourceLine[] = [];
  for (const line of lines) {
    const last = joined[joined.length - 1];
    const begins =
      /^[\s>]*(?:\*\*|__|[^\p{L}\p{N}\s(（"'`[*_-])/u.test(line.text) ||
      (last !== undefined && /(?: {2}|\\)$/.test(last.text));
    if (last && !begins) joined[joined.length - 1] = { ...last, text: `${last.text} ${line.text.trim()}` };
    else joined.push(line);
  }
  return joined;
}

const GATE_LINE = new RegExp(
  String.raw`^[\s>]*[*_]{1,3}\s*(?:${anyOf(({ check }) => check.gate)})\s*(?:[(（][^()（）]{1,20}[)）]\s*)?[:：]`,
  'iu',
);

/** "*GATE: Must pass before Phase 0 research. Re-check after Phase 1 design.*" in whatever language: it states no result. */
export function isGateLine(text: string): boolean {
  return GATE_LINE.test(text);
}
