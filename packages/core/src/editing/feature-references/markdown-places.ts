import type { Nodes } from 'mdast';
import { readComplexityTable } from '../../documents/plan/complexity.js';
import { readHeader } from '../../documents/plan/header.js';
import { openDocument, type OpenDocument } from '../../markdown/document.js';
import type { Range } from '../../markdown/withdrawn.js';

/** Parts of a Markdown document in which a name means more than a word. */
export interface MarkdownPlaces {
  /** Addresses of links, images and definitions, each with the brackets around it. */
  readonly links: readonly Range[];
  /** Tables of ledgers. */
  readonly ledgers: readonly Range[];
  /** Blocks of code. */
  readonly code: readonly Range[];
  /** Those of them that declare gates. */
  readonly gates: readonly Range[];
  /** The value of the field for the branch; null where the document has none. */
  readonly branch: Range | null;
  /** The kinds of all nodes in their order: what an edit of names must not change. */
  readonly shape: string;
}

/** Depth of nodes that is looked at, as far as readers look. */
const MAX_NESTING = 60;

/** Finds these places; null for a text that cannot be read, or has a merge conflict. */
export function markdownPlaces(text: string): MarkdownPlaces | null {
  const open = openDocument(text);
  if (!open.ok || open.conflicts.length > 0) return null;
  const parsed = open.parse();
  if (parsed === null) return null;
  const found: Collected = { links: [], ledgers: [], code: [], gates: [], shape: [] };
  collect(parsed.root, found, 0);
  // An image in the text of a link ends before the address of the link begins.
  found.links.sort(([one], [other]) => one - other);
  return { ...found, branch: branchField(open, text), shape: found.shape.join(' ') };
}

interface Collected {
  readonly links: Range[];
  readonly ledgers: Range[];
  readonly code: Range[];
  readonly gates: Range[];
  readonly shape: string[];
}

function collect(node: Nodes, found: Collected, depth: number): void {
  found.shape.push(`${depth}${node.type}`);
  const range = rangeOf(node);
  if (node.type === 'link' || node.type === 'image' || node.type === 'definition') {
    found.links.push([behindLabel(node, range[0]), range[1]]);
  } else if (node.type === 'code') {
    found.code.push(range);
    if (node.lang === 'gate') found.gates.push(range);
  } else if (node.type === 'table' && readComplexityTable(node) !== null) {
    found.ledgers.push(range);
  }
  if (!('children' in node) || depth > MAX_NESTING) return;
  for (const child of node.children) collect(child, found, depth + 1);
}

function rangeOf(node: Nodes): Range {
  return [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
}

/** Where the text of a link ends: what is before it is read as any other text. */
function behindLabel(node: Nodes, start: number): number {
  const last = 'children' in node ? node.children.at(-1) : undefined;
  return last === undefined ? start : rangeOf(last)[1];
}

function branchField(open: OpenDocument, text: string): Range | null {
  const { branch } = readHeader(open.lines).header;
  if (branch === null) return null;
  const { line, column } = branch.position;
  const start = offsetOfLine(text, line) + column - 1;
  const rest = /^[^\r\n|｜]*/.exec(text.slice(start))?.[0] ?? '';
  return [start, start + rest.length];
}

/** The offset at which a line begins; lines count from 1. */
function offsetOfLine(text: string, line: number): number {
  const ends = text.matchAll(/\r\n|\n|\r/g);
  let offset = 0;
  for (let at = 1; at < line; at += 1) {
    const end = ends.next();
    if (end.done === true) break;
    offset = end.value.index + end.value[0].length;
  }
  return offset;
}

/** The range that holds an offset, of ranges in their order that do not overlap; null when none does. */
export function rangeAt(offset: number, ranges: readonly Range[]): Range | null {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.[0] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const range = ranges[low - 1];
  return range !== undefined && offset < range[1] ? range : null;
}
