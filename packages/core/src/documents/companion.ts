import type { CompanionDocument } from '../model/documents.js';
import type { Text } from '../model/position.js';
import { findLeftovers, uniqueLeftovers } from '../markdown/leftovers.js';
import { openDocument } from '../markdown/document.js';
import type { SourceLine } from '../markdown/source-lines.js';
import { withoutMarkup } from '../base/plain-text.js';
import { numberedItemsIn } from './requirements.js';

/**
 * Reads spec.md, research.md, data-model.md, quickstart.md or a contract in Markdown: its title, what is left open
 * in it, and the requirements that it gives an id. All are found line by line, so that hundreds of companions cost next to nothing. Never throws.
 */
export function readCompanion(text: string): CompanionDocument {
  const open = openDocument(text);
  if (!open.ok) return { title: null, empty: true, leftovers: [], findings: open.findings };
  const { lines } = open;
  const { requirements, unread } = numberedItemsIn(lines);
  const empty = !lines.some((line) => line.code || (!line.comment && hasContent(line.text)));
  return {
    title: titleOf(lines),
    empty,
    ...(requirements.length === 0 ? {} : { requirements }),
    ...(unread.length === 0 ? {} : { unreadIds: unread }),
    leftovers: uniqueLeftovers([...open.conflicts, ...findLeftovers(lines)]),
    findings: empty
      ? [...open.findings, { reason: 'document-empty', args: {}, position: null }]
      : open.findings,
  };
}

/** Whether a line holds more than a heading, a rule or a comment. */
function hasContent(text: string): boolean {
  const visible = text.replace(/^.*?-->/, '').trim();
  return visible !== '' && !/^#{1,6}(?:\s|$)/.test(visible) && !/^(?:[-*_=]\s*){3,}$/.test(visible);
}

function titleOf(lines: readonly SourceLine[]): Text | null {
  for (const [at, line] of lines.entries()) {
    if (line.code || line.comment) continue;
    const heading = /^( {0,3})#{1,6}\s+(.*)$/.exec(line.text);
    const words = heading?.[2] ?? (/^ {0,3}=+\s*$/.test(lines[at + 1]?.text ?? '') ? line.text : '');
    const title = withoutMarkup(words.replace(/(?<!\s)\s+#+\s*$/, ''));
    if (title !== '')
      return { text: title, position: { line: line.number, column: (heading?.[1]?.length ?? 0) + 1 } };
  }
  return null;
}
