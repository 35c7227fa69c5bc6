import type { Nodes, Root } from 'mdast';
import type { Finding } from '../model/finding.js';
import type { Leftover } from '../model/plan.js';
import type { Position } from '../model/position.js';
import { openDocument } from './document.js';
import { EditableLines } from './editable-lines.js';
import { constitutionFrontmatter } from './frontmatter.js';
import { blankRanges, type Range } from './withdrawn.js';

/** Larger constitutions are not read: the largest seen has 37 KiB, and the time of a parser is not bounded. */
export const MAX_CONSTITUTION_LENGTH = 128 * 1024;
/** Deeper nesting is no document, and would exhaust the parser's stack. */
const MAX_NESTING = 100;

/** A constitution parsed, with a copy of its text in which only prose is left. */
export interface Source {
  /** As given; positions and offsets are those of this text. */
  readonly text: string;
  /** What was parsed: `text` with lines out of bounds, conflicts, frontmatter and hidden HTML blanked out. */
  readonly parsed: string;
  readonly root: Root;
  /** `parsed` without what is struck. */
  readonly stated: string;
  /** `stated` with code and comments blanked out: same length, same lines. */
  readonly prose: string;
  readonly lineCount: number;
  /** The lines between the rules of its frontmatter, and the line of the first of them; null when it has none. */
  readonly frontmatter: { readonly line: number; readonly lines: readonly string[] } | null;
  /** What was blanked before parsing: lines out of bounds, and the second sides of conflicts. */
  readonly findings: readonly Finding[];
  readonly conflicts: readonly Leftover[];
  position(offset: number): Position;
}

/** Parses the text; a string says why it is not read. Never throws. */
export function readSource(text: string): Source | string {
  if (text.length > MAX_CONSTITUTION_LENGTH) {
    return `it is longer than ${String(MAX_CONSTITUTION_LENGTH / 1024)} KiB`;
  }
  let frontmatter: Source['frontmatter'] = null;
  const skip = (whole: string): string => {
    const found = withoutFrontmatter(whole);
    frontmatter = found.frontmatter;
    return found.text;
  };
  const open = openDocument(text, { skip });
  if (!open.ok) return 'it is a binary file';
  const parsed = open.parse();
  if (parsed === null) return 'it is nested too deeply';
  const offsets = lineOffsets(text);
  const stated = blankRanges(parsed.text, rangesOf(parsed.root, ['delete']));
  return {
    text,
    parsed: parsed.text,
    root: parsed.root,
    stated,
    prose: blankRanges(stated, rangesOf(parsed.root, ['code', 'inlineCode', 'html'])),
    lineCount: offsets.length,
    frontmatter,
    findings: [...open.findings, ...parsed.findings],
    conflicts: open.conflicts,
    position: (offset) => positionAt(offsets, offset),
  };
}

/** Frontmatter is not Markdown: its last line would be read as a heading. */
function withoutFrontmatter(text: string): Pick<Source, 'text' | 'frontmatter'> {
  if (!/^\uFEFF?\s*(?:---|<!--)/.test(text)) return { text, frontmatter: null };
  const edited = new EditableLines(text);
  const place = constitutionFrontmatter(edited.texts);
  if (place === null) return { text, frontmatter: null };
  const lines = edited.texts.slice(place.start + 1, place.end);
  for (let at = place.start; at <= place.end; at += 1) edited.blank(at);
  return { text: edited.toString(), frontmatter: { line: place.start + 2, lines } };
}

/** Where nodes of some types stand, in order. */
function rangesOf(root: Root, types: readonly Nodes['type'][]): Range[] {
  const ranges: Range[] = [];
  const visit = (node: Nodes, depth: number): void => {
    if (types.includes(node.type)) ranges.push(rangeOf(node));
    else if ('children' in node && depth < MAX_NESTING) {
      for (const child of node.children) visit(child, depth + 1);
    }
  };
  visit(root, 0);
  return ranges;
}

/** Where a node starts and ends in the text. */
export function rangeOf(node: Nodes): [number, number] {
  return [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
}

function lineOffsets(text: string): number[] {
  const offsets = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) offsets.push(match.index + match[0].length);
  return offsets;
}

function positionAt(offsets: readonly number[], offset: number): Position {
  let low = 0;
  let high = offsets.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((offsets[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (offsets[low] ?? 0) + 1 };
}
