import type { Heading, Root, RootContent } from 'mdast';
import type { Position } from '../model/position.js';
import { lastLine, plainText, startOf } from './syntax-tree.js';
import { normaliseLabel } from '../base/plain-text.js';

/** A heading and what is below it up to the next heading of any level. */
export interface Section {
  /** 1–6; 0 for what comes before the first heading. */
  readonly depth: number;
  readonly title: string;
  /** The title for comparison, see `normaliseLabel`. */
  readonly key: string;
  readonly position: Position;
  readonly node: Heading | null;
  readonly content: readonly RootContent[];
  /** The line after the heading, and the last line before the next heading. */
  readonly firstLine: number;
  readonly lastLine: number;
}

/** A document as the flat list of its sections, in order. Only headings at the top level of the document count. */
export function outlineOf(root: Root, lineCount: number): Section[] {
  const starts: { node: Heading | null; content: RootContent[] }[] = [{ node: null, content: [] }];
  for (const node of root.children) {
    if (node.type === 'heading') starts.push({ node, content: [] });
    else starts[starts.length - 1]?.content.push(node);
  }
  return starts.map(({ node, content }, index) => {
    const next = starts[index + 1]?.node;
    const title = node ? plainText(node) : '';
    return {
      depth: node?.depth ?? 0,
      title,
      key: normaliseLabel(title),
      position: node ? startOf(node) : { line: 1, column: 1 },
      node,
      content,
      firstLine: node ? lastLine(node) + 1 : 1,
      lastLine: next ? startOf(next).line - 1 : lineCount,
    };
  });
}

/** A section and the deeper ones below it. */
export function withDescendants(outline: readonly Section[], section: Section): Section[] {
  const start = outline.indexOf(section);
  const below = outline.slice(start + 1);
  const end = below.findIndex((other) => other.depth <= section.depth);
  return [section, ...(end === -1 ? below : below.slice(0, end))];
}
