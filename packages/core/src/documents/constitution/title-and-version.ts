import type { Leftover } from '../../model/plan.js';
import type { Text } from '../../model/position.js';
import { wordsOf } from '../../languages/words.js';
import { openClarifications } from '../../markdown/placeholders.js';
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
  /[*_ \t|`]{0,8}(v?\d{1,6}(?:\.\d{1,6}){0,3}(?:[-+][0-9a-z.-]{1,30})?|\[[A-Z][A-Z_]{2,40}\])(?![\p{L}\p{N}])/iuy;

/** The version that the constitution states: the last such line, because amendments are at the end. */
export function versionOf(source: Source): Text | null {
  let last: Text | null = null;
  for (const match of source.prose.matchAll(LABELLED)) {
    // The number itself may be in backticks, which are not prose.
    VALUE.lastIndex = match.index + match[0].length;
    const text = VALUE.exec(source.text)?.[1] ?? null;
    if (text !== null) last = { text, position: source.position(VALUE.lastIndex - text.length) };
  }
  return last;
}

/** Placeholders of Spec Kit's template have an underscore; `[MANUAL]` and `[P]` are not placeholders. */
const LEFTOVERS: readonly (readonly [Leftover['kind'], RegExp])[] = [
  ['placeholder', /\[[A-Z][A-Z0-9]{0,40}(?:_{1,3}[A-Z0-9]{1,40}){1,8}\]/g],
  ['placeholder', /\bTODO\s?\([A-Z][A-Z0-9_]{1,60}\)/g],
  ['action-required', /\bACTION REQUIRED\b[^\n]{0,200}/g],
];

/** `[NEEDS CLARIFICATION: …]`, but not where a text is about such marks. */
function clarificationsOf(source: Source): Leftover[] {
  const { prose } = source;
  if (!/NEEDS CLARIFICATION/i.test(prose)) return [];
  let start = 0;
  return prose
    .split('\n')
    .flatMap((line) => {
      const from = start;
      start += line.length + 1;
      return openClarifications(line.slice(0, MAX_LINE)).flatMap(({ index }) => {
        const open = line.lastIndexOf('[', index);
        const close = line.indexOf(']', index);
        if (open < 0) return [];
        const text = line.slice(open, close < 0 ? open + MAX_TEXT : Math.min(close + 1, open + MAX_TEXT));
        return { kind: 'clarification' as const, text: text.trim(), position: source.position(from + open) };
      });
    })
    .slice(0, MAX_LEFTOVERS);
}

const MAX_LINE = 2000;
const MAX_TEXT = 320;

/** What the template left in the constitution, in order. Code and comments do not count. */
export function leftoversOf(source: Source): Leftover[] {
  const found = LEFTOVERS.flatMap(([kind, pattern]) =>
    [...source.prose.matchAll(pattern)]
      .slice(0, MAX_LEFTOVERS)
      .map((match) => ({ kind, text: match[0].trim(), position: source.position(match.index) })),
  );
  return [...source.conflicts, ...found, ...clarificationsOf(source)]
    .sort(
      (one, other) => one.position.line - other.position.line || one.position.column - other.position.column,
    )
    .slice(0, MAX_LEFTOVERS);
}
