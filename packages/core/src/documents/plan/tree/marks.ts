import { anyOf } from '../../../languages/words.js';
import type { EntryStatus } from '../../../model/plan.js';
import type { SourceLine } from '../../../markdown/source-lines.js';
import { part } from '../../../base/plain-text.js';
import { statusInBrackets } from './status.js';
import { STATUS_MARKS } from './status-words.js';

/** What signs mean in one tree, from its own legend. */
export type Legend = ReadonlyMap<string, EntryStatus>;

/**
 * Signs of a list of changes, by family. A sign alone may mean something else (a bullet, a directory), so that it needs
 * another of its family, or a legend.
 */
const FAMILIES: readonly Readonly<Record<string, EntryStatus>>[] = [
  { '+': 'new', '~': 'modified', '-': 'deleted' },
  { A: 'new', M: 'modified', D: 'deleted', R: 'unspecified', '??': 'new' },
  { ...STATUS_MARKS, '❌': 'deleted', '✗': 'deleted', '✘': 'deleted', '🚫': 'deleted', '⛔': 'deleted' },
];
/** Signs that are plain enough alone, where not every entry has one. */
const ALONE: Readonly<Record<string, EntryStatus>> = { '+': 'new', '~': 'modified', M: 'modified' };

const SIGN =
  /(\*{1,2}|\?\?|[-+~!†‡§^=]|(?<![\p{L}\p{N}])[MADNURE](?![\p{L}\p{N}])|\p{Extended_Pictographic})/u;
const LEGEND_LABEL = new RegExp(`^[\\s>*_#-]*(?:${anyOf(({ tree }) => tree.legend)})[*_]*\\s*[:：]`, 'iu');
const FILES = new RegExp(`\\s+(?:${anyOf(({ tree }) => tree.files)})$`, 'iu');

/** What a line says about signs: "Legend: + new, ~ changed", "* new file"; empty if it is not a legend. */
export function legendOf(text: string): [string, EntryStatus][] {
  if (text.length > 400) return [];
  const labelled = LEGEND_LABEL.exec(text);
  if (!labelled) {
    const alone = entryOf(text);
    return alone ? [alone] : [];
  }
  return text
    .slice(labelled[0].length)
    .split(/[,;·|，；、]|\s\/\s|\s{2,}/)
    .map(entryOf)
    .filter((pair) => pair !== null);
}

/** Whether a line is headed as a legend, whatever it explains. */
export function isLegend(text: string): boolean {
  return LEGEND_LABEL.test(text.slice(0, 80)) || legendOf(text).length > 0;
}

/** The legend in the lines around a tree. */
export function legendIn(lines: readonly SourceLine[]): [string, EntryStatus][] {
  return lines
    .filter((line) => LEGEND_LABEL.test(line.text.slice(0, 80)))
    .flatMap((line) => legendOf(line.text));
}

function entryOf(text: string): [string, EntryStatus] | null {
  const match = new RegExp(
    `^[\\s\`"'(\\[]*${SIGN.source}\\uFE0F?[\\s\`"')\\]]*(?:[:=：→–—-]|\\s)\\s*(.{1,40})$`,
    'u',
  ).exec(text);
  const words = part(match, 2)
    .replace(/[`*_.]+$/g, '')
    .trim();
  const status = statusInBrackets(words.replace(FILES, ''));
  return match && status !== 'unspecified' ? [part(match, 1), status] : null;
}

/** The sign in a comment that holds nothing else, or begins with it in brackets: "+", "[M] the card". */
export function markInComment(comment: string): string | null {
  const text = comment.replace(/^[\s#/←—–]+/u, '').slice(0, 40);
  const match =
    /^(?:\[([-+~*!MADNURE]|\*\*)\]|\(([-+~*!MADNURE]|\*\*)\))(?=\s|$)|^([-+~*!MADNURE]|\*\*|[❌✗✘🚫⛔]\uFE0F?)$/u.exec(
      text,
    );
  return match?.[1] ?? match?.[2] ?? match?.[3]?.replace('\uFE0F', '') ?? null;
}

/** What the signs of one tree mean. `used`: the sign of every entry, null for those without. */
export function meaningOf(used: readonly (string | null)[], legend: Legend): (mark: string) => EntryStatus {
  const signs = new Set(used.flatMap((mark) => (mark === null ? [] : signsOf(mark))));
  const families = FAMILIES.filter((family) => [...signs].filter((sign) => sign in family).length > 1);
  const some = used.includes(null);
  return (mark) => {
    for (const sign of [mark, ...signsOf(mark)]) {
      const stated = legend.get(sign) ?? STATUS_MARKS[sign];
      const change = families.find((family) => sign in family)?.[sign] ?? (some ? ALONE[sign] : undefined);
      if (stated ?? change) return stated ?? change ?? 'unspecified';
    }
    return 'unspecified';
  };
}

function signsOf(mark: string): string[] {
  return mark === '**' || mark === '??' ? [mark] : [...mark].filter((sign) => sign !== '\uFE0F');
}
