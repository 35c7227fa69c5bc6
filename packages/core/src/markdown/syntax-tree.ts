import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';
import type { Nodes, Root } from 'mdast';
import type { Position } from '../model/position.js';
import { visibleText } from '../base/plain-text.js';

const parser = unified().use(remarkParse).use(githubMarkdown).freeze();

/**
 * What GitHub adds to Markdown, as remark-gfm has it, but for bare addresses: finding those costs as much as all else, and an address
 * reads the same as a link and as text.
 */
function githubMarkdown(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions ??= [];
  data.fromMarkdownExtensions ??= [];
  data.micromarkExtensions.push(gfmTable(), gfmStrikethrough(), gfmTaskListItem(), gfmFootnote());
  data.fromMarkdownExtensions.push(
    gfmTableFromMarkdown(),
    gfmStrikethroughFromMarkdown(),
    gfmTaskListItemFromMarkdown(),
    gfmFootnoteFromMarkdown(),
  );
}

/** Markdown (CommonMark and GitHub's tables, task lists, footnotes and struck text) as a tree whose positions are those of `text`. */
export function parseMarkdown(text: string): Root {
  return parser.parse(text);
}

/** Where a node starts. Every node of a parsed document has a position; line 1 replaces the line of one that was made. */
export function startOf(node: Nodes): Position {
  const start = node.position?.start;
  return { line: start?.line ?? 1, column: start?.column ?? 1 };
}

/** The number of the last line of a node. */
export function lastLine(node: Nodes): number {
  return node.position?.end.line ?? 1;
}

/**
 * The words of a node, as `withoutMarkup` has those of a written line: line ends become single spaces; HTML, images and
 * struck text are left out.
 */
export function plainText(node: Nodes): string {
  const parts: string[] = [];
  collectText(node, parts);
  return visibleText(parts.join(''));
}

/** Depth of nodes that is read; Markdown nested deeper holds nothing that a reader could see. */
const MAX_NESTING = 60;

function collectText(node: Nodes, parts: string[], depth = 0): void {
  if (node.type === 'text' || node.type === 'inlineCode') parts.push(node.value);
  else if (node.type === 'break' || (node.type === 'html' && /^<br\b/i.test(node.value))) parts.push(' ');
  else if (node.type === 'delete') return;
  else if ('children' in node && depth < MAX_NESTING) {
    for (const child of node.children) {
      if (isBlock(child)) parts.push(' ');
      collectText(child, parts, depth + 1);
    }
  }
}

function isBlock(node: Nodes): boolean {
  return (
    node.type === 'paragraph' || node.type === 'list' || node.type === 'listItem' || node.type === 'tableCell'
  );
}
