import type { ListItem, Nodes, Table, TableRow } from 'mdast';
import type { Section } from '../../../markdown/outline.js';
import type { SourceLine } from '../../../markdown/source-lines.js';
import { anyOf } from '../../../languages/words.js';
import { normaliseLabel } from '../../../base/plain-text.js';
import { opensLooseStructure } from '../section-names.js';
import { isPathLine, type Block } from './block.js';
import { statusOfLabel } from './groups.js';
import { readNode } from './names.js';
import { statusInBrackets } from './status.js';

/** Lists and tables of paths, where a plan draws no tree. */

const FILE_COLUMN = new RegExp(`^(?:${anyOf(({ tree }) => tree.listing)})(?![\\p{L}])`, 'u');

/** The lists and tables of a section in which most rows name a path, as lines of a tree. */
export function listingsOf(section: Section, lines: readonly SourceLine[]): Block[] {
  return section.content.flatMap((node, index) => {
    const { read, unread } = listingOf(node, lines);
    const some = read.length > 0 && unread.length * MOST <= read.length;
    const label =
      some && node.type === 'list' ? labelAbove(section, section.content[index - 1], lines) : null;
    return some ? [{ lines: label === null ? read : [label, ...read], quoted: false, unread }] : [];
  });
}

function listingOf(node: Nodes, lines: readonly SourceLine[]): Listing {
  if (node.type === 'table') return tableLines(node, lines);
  if (node.type === 'list') return listLines(node, lines);
  return node.type === 'paragraph' ? labelledLines(node, lines) : NONE;
}

/** "**Modified files**:" or the heading "New files" above a list, as a comment above its lines. */
function labelAbove(
  section: Section,
  above: Nodes | undefined,
  lines: readonly SourceLine[],
): SourceLine | null {
  const heading = lines[section.position.line - 1];
  const lead = above?.type === 'paragraph' ? lines[(above.position?.end.line ?? 0) - 1] : undefined;
  const line = lead ?? (above === undefined && !opensLooseStructure(section) ? heading : undefined);
  const text = line?.text.replace(/^[\s#>*_]+|[\s#*_]+$/g, '').replace(/\*\*\s*[:：]?$|[:：]$/, '') ?? '';
  return line && statusOfLabel(text) !== 'unspecified' ? { ...line, text: `# ${text}` } : null;
}

/** Lines of a paragraph that name files behind a status: "**New**: `a.ts`, `b.ts`". */
function labelledLines(paragraph: Nodes, lines: readonly SourceLine[]): Listing {
  const { start, end } = paragraph.position ?? { start: { line: 1 }, end: { line: 0 } };
  const read = lines.slice(start.line - 1, end.line).filter(({ text }) => {
    const node = readNode(text.trim());
    return node.status !== 'unspecified' && node.names.length > 0 && node.names.every(isPathName);
  });
  return { read, unread: [] };
}

function isPathName(name: string): boolean {
  return /[/.]/.test(name) && !/\s/.test(name);
}

interface Listing {
  readonly read: SourceLine[];
  /** Rows that name no path. */
  readonly unread: SourceLine[];
}

const NONE: Listing = { read: [], unread: [] };
/** Least number of rows with a path for each row without one; with fewer, the list is about something else. */
const MOST = 3;

const BULLET = /^(\s*)(?:[-*+]|\d{1,3}[.)])\s/;
/** More than a tree may have entries, so that the reader of trees says where it stops. */
const MAX_ITEMS = 12_000;
const MAX_DEPTH = 12;

/** The first lines of a list's items, their bullets as spaces; headings of groups in it are left out. */
function listLines(list: Nodes, lines: readonly SourceLine[]): Listing {
  const listing: Listing = { read: [], unread: [] };
  for (const item of itemsOf(list, 0).slice(0, MAX_ITEMS)) {
    const line = lines[(item.position?.start.line ?? 0) - 1];
    if (!line) continue;
    const text = line.text.replace(BULLET, (bullet) => ' '.repeat(bullet.length));
    const group = item.children.some(({ type }) => type === 'list');
    if (isListed(text) || (group && isDirectoryName(text))) listing.read.push({ ...line, text });
    else if (!group) listing.unread.push(line);
  }
  return listing;
}

/** "backend" or "`libs`" over a list of its content; "Backend:" is a heading. */
function isDirectoryName(text: string): boolean {
  return /^(?:`[\w.@-]{1,60}`|[a-z0-9._@-]{1,60})$/.test(text.trim());
}

function itemsOf(node: Nodes, depth: number): ListItem[] {
  if (node.type !== 'list' || depth > MAX_DEPTH) return [];
  return node.children.flatMap((item) => [
    item,
    ...item.children.flatMap((child) => itemsOf(child, depth + 1)),
  ]);
}

/** A path, and no document of the feature itself. */
function isListed(text: string): boolean {
  return isPathLine(text.trim()) && !/^\W*(?:plan|spec|research|tasks)\.md\b/.test(text.trim());
}

function tableLines(table: Table, lines: readonly SourceLine[]): Listing {
  const [head, ...rows] = table.children;
  const column =
    head?.children.findIndex((cell) => FILE_COLUMN.test(normaliseLabel(textOf(cell, lines)))) ?? -1;
  if (column < 0) return NONE;
  const read = rows.slice(0, MAX_ITEMS).flatMap((row) => rowLine(row, column, lines) ?? []);
  const unread = read.filter(({ text }) => !isListed(text));
  return { read: read.filter(({ text }) => isListed(text)), unread };
}

/** The cell with the path at its place, and behind it, as a comment, the cell that is a status word. */
function rowLine(row: TableRow, column: number, lines: readonly SourceLine[]): SourceLine | null {
  const cell = row.children[column];
  const line = lines[(cell?.position?.start.line ?? 0) - 1];
  if (!cell || !line) return null;
  const written = textOf(cell, lines);
  const others = row.children.filter((other) => other !== cell).map((other) => textOf(other, lines));
  const words = others.map((text) => text.replace(/[*_`]/g, '').replace(EMOJI, ''));
  const status = words.find((text) => statusInBrackets(text) !== 'unspecified');
  return { ...line, text: `${written}${status === undefined ? '' : `  # ${status}`}` };
}

/** Marks before the words of a cell. */
const EMOJI = /^[\p{Extended_Pictographic}\u{FE0F}\s]{1,6}/u;

function textOf(cell: Nodes, lines: readonly SourceLine[]): string {
  const { start, end } = cell.position ?? { start: { line: 0, column: 1 }, end: { line: 0, column: 1 } };
  const text = lines[start.line - 1]?.text.slice(start.column - 1, end.column - 1) ?? '';
  return text.replace(/^\s*\|?\s*|\s*\|?\s*$/g, '');
}
