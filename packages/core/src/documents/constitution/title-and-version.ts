import type { Leftover } from '../../model/plan.js';
import type { Text } from '../../model/position.js';
import { wordsOf } from '../../languages/words.js';
import { findLeftovers, uniqueLeftovers } from '../../markdown/leftovers.js';
import { linesOf } from '../../markdown/source-lines.js';
import { plainText, startOf } from '../../markdown/syntax-tree.js';
import type { Source } from '../../markdown/constitution-source.js';

/** Most leftovers that are listed. A document that holds only brackets is recognised by the first ones. */
const MAX_LEFTOVERS = 200;

/** The first heading of level 1; null if there is none. */
export function titleOf(source: Source): Text | null {
  for (const node of source.root.children) {
    if (node.type === 'heading' && node.depth === 1)
      return { text: plainText(node), position: startOf(node) };
  }
  return null;
}

/** English comes last: the labels of other languages begin with its own, as "Version actuelle" does. */
const LABEL = [...wordsOf(({ constitution }) => constitution.version)].reverse().join('|');
/** "**Version**:", "| Version |", "Version", at the start of a line or of a part of it. */
const LABELLED = new RegExp(
  `(?:^|[|·•])[ \\t>|*_+-]{0,12}(?:${LABEL})(?:[*_ \\t]{0,6}[:：|=]|(?=[*_ \\t]))`,
  'gimu',
);
const VALUE =
  /[*_ \t|`]{0,200}(v?\d{1,6}(?:\.\d{1,6}){0,3}(?:[-+][0-9a-z.-]{1,30})?|\[[A-Z][A-Z_]{2,40}\])(?![\p{L}\p{N}])/iuy;

/** The version that the constitution states: the last such line, because amendments are at the end. */
export function versionOf(source: Source): Text | null {
  let last: Text | null = null;
  for (const match of source.prose.matchAll(LABELLED)) {
    // The number itself may be in backticks, which are not prose.
    VALUE.lastIndex = match.index + match[0].length;
    const text = VALUE.exec(source.stated)?.[1] ?? null;
    if (text !== null) last = { text, position: source.position(VALUE.lastIndex - text.length) };
  }
  return last;
}

/** What the template left in the constitution, in order. Code and comments do not count. */
export function leftoversOf(source: Source): Leftover[] {
  const lines = linesOf(source.prose).map((text, at) => ({
    text,
    number: at + 1,
    code: false,
    comment: false,
  }));
  return uniqueLeftovers([...source.conflicts, ...findLeftovers(lines, 'constitution')]).slice(
    0,
    MAX_LEFTOVERS,
  );
}
