import type { Code, Html, Nodes, Root } from 'mdast';
import type { Finding } from '../../model/finding.js';
import { GATE_KIND_NAMES } from '../../model/gate-kind-names.js';
import type { Position } from '../../model/position.js';
import { cut } from '../../base/plain-text.js';
import { rangeOf, type Source } from '../../markdown/constitution-source.js';
import { plainText, startOf } from '../../markdown/syntax-tree.js';
import { isGateFence } from './fences.js';

const MAX_DEPTH = 20;
/** Findings of one constitution. */
const MAX_TOLD = 50;

const KINDS = GATE_KIND_NAMES.join('|');
/** Before a value of YAML: an anchor, a tag, the sign of a block scalar and its line end. */
const BEFORE_VALUE = '(?:[&!][\\w!-]{0,40}\\s{1,4}|[>|][+-]?\\s{1,40})?';
/** `kind: tests` as a key of YAML, JSON or TOML. */
const KEY = new RegExp(
  `(?:^|[\\s{,[-])["']?kind["']?\\s{0,4}[:=]\\s{0,4}${BEFORE_VALUE}["']?(?:${KINDS})(?![\\w-])`,
  'imu',
);
/** `- kind: tests` as the first key of an item. */
const ITEM = new RegExp(`^\\s*-\\s+kind:\\s+["']?(?:${KINDS})["']?\\s*$`, 'mu');
/** The same as a paragraph or an item of a list, outside of any block. */
const BARE = new RegExp(`^(?:-\\s+)?kind:\\s+(?:${KINDS})(?:$|\\s+[a-z]{1,20}:)`, 'u');
const OF_DATA = /^(?:|ya?ml.*|json.*|toml|te?xt|plain.*|md|markdown|conf(?:ig)?|ini|properties|gates?.*)$/;
const TAGGED = /^(?:ya?ml)?[^a-z]{0,8}gates?[^a-z]{0,8}$/;
const FENCE = /^[ \t>]*(?:`{3,}|~{3,})/m;
/** `- kind: tests` in HTML that shows it as it is written. */
const PREFORMATTED = new RegExp(
  `<(?:pre|code)\\b[^]{0,2000}?^\\s*(?:-\\s+)?kind:\\s+["']?(?:${KINDS})["']?\\s*$`,
  'imu',
);

/**
 * What looks like a gate block and is not read as one: a fence whose tag is written in another way, or has none, although it holds
 * a gate; a block in a comment or in other HTML, struck, or in a part that is not read; a list of gates without a fence. Such a gate would vanish unseen.
 */
export function lostBlocks(root: Root, source: Source): Finding[] {
  const found: Finding[] = [];
  const tell = (position: Position, opening: string): void => {
    const args = { opening: cut(opening.trim(), 60) };
    if (found.length < MAX_TOLD) found.push({ reason: 'gate-block-unread', args, position });
  };
  const visit = (node: Nodes, depth: number): void => {
    if (node.type === 'code') {
      if (isLostFence(node)) tell(startOf(node), firstLine(node, source));
    } else if (node.type === 'html') {
      const at = lostInHtml(node);
      if (at !== null) tell(source.position(rangeOf(node)[0] + at), 'HTML');
    } else if (node.type === 'paragraph') {
      if (BARE.test(plainText(node).slice(0, 80))) tell(startOf(node), plainText(node));
    } else if ('children' in node && depth < MAX_DEPTH) {
      for (const child of node.children) visit(child, depth + 1);
    }
  };
  visit(root, 0);
  for (const [line, opening] of openingsIn(source)) {
    if (!isWithinBlock(root, line, 0)) tell({ line, column: 1 }, opening);
  }
  return found;
}

const OPENING = /^[ \t>]*(?:`{3,}|~{3,})[ \t]*(?:ya?ml[ \t,]+)?gates?[ \t]*$/i;

/** The lines of the text that open a gate block, whether or not they were parsed. */
function openingsIn({ text }: Source): readonly (readonly [number, string])[] {
  return text
    .split(/\r\n|\n|\r/)
    .flatMap((opening, at) => (OPENING.test(opening) ? [[at + 1, opening] as const] : []));
}

/** Whether a line is in a block of code or HTML of the parsed document; one that is struck, hidden or cut out is in none. */
function isWithinBlock(node: Nodes, line: number, depth: number): boolean {
  const { start, end } = node.position ?? {};
  if (start !== undefined && end !== undefined && (line < start.line || line > end.line)) return false;
  if (node.type === 'code' || node.type === 'html') return true;
  if (!('children' in node) || depth >= MAX_DEPTH) return false;
  return node.children.some((child) => isWithinBlock(child, line, depth + 1));
}

function isLostFence(node: Code): boolean {
  if (isGateFence(node)) return false;
  const [language, info] = [plainTag(node.lang ?? ''), plainTag(`${node.lang ?? ''} ${node.meta ?? ''}`)];
  if (TAGGED.test(info)) return true;
  return OF_DATA.test(language) ? KEY.test(node.value) : ITEM.test(node.value);
}

/** Where the first fence with a gate, or the first preformatted gate, begins in a comment or in other HTML; null when there is none. */
function lostInHtml({ value }: Html): number | null {
  const fence = FENCE.exec(value);
  if (fence === null) return PREFORMATTED.exec(value)?.index ?? null;
  const block = value.slice(fence.index);
  const info = plainTag(/^[^\r\n]*/.exec(block.replace(FENCE, ''))?.[0] ?? '');
  return KEY.test(block) || TAGGED.test(info.trim()) ? fence.index : null;
}

/** Letters that look like those of "gate" and "yaml". */
const LOOK_ALIKE: Readonly<Record<string, string>> = {
  а: 'a',
  е: 'e',
  т: 't',
  у: 'y',
  м: 'm',
  ѕ: 's',
  ɡ: 'g',
  α: 'a',
  ε: 'e',
  τ: 't',
  ο: 'o',
};

/** A tag as a reader sees it: in lower case, without characters that show nothing, and in letters that it may be taken for. */
function plainTag(tag: string): string {
  return tag
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/[^\p{ASCII}]/gu, (letter) => LOOK_ALIKE[letter] ?? letter)
    .trim();
}

function firstLine(node: Code, { text }: Source): string {
  return text.slice(rangeOf(node)[0]).split(/\r\n|\n|\r/, 1)[0] ?? '';
}
