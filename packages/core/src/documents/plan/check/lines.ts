import type { SourceLine } from '../../source.js';

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
