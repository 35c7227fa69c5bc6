import type { EntryStatus } from '../../../model/plan.js';
import { anyOf } from '../../../languages/words.js';
import { kindByName } from './kind.js';
import { statusInBrackets } from './status.js';
import { part } from '../../../base/plain-text.js';

/** What comes before a name. */
export interface Prefix {
  /** Stated in words: `[NEW] x.ts`, `DELETE: y.ts`. */
  readonly status: EntryStatus;
  /** A sign whose meaning the rest of the tree decides: `+`, `M`, an emoji; see `marks.ts`. */
  readonly mark: string | null;
  readonly rest: string;
}

/** The box of a task, which says how far the work is and not what happens to the file. */
const BOX = /^(?:[-*+]\s+)?\[[ xX]\]\s+(?=\S)/;
/** Signs, or one letter as in a list of changes; what follows must be the beginning of a name. */
const MARK =
  /^(?:([\p{Extended_Pictographic}\u{FE0F}✓✔✗✘]+)\s+|[[(]?([-+~*!•]|\?\?|[MADR])[\])]?\s{1,8}(?=["'`*~\w.@$[({<…\p{L}]))(?=\S)/u;
const OR = new RegExp(`^(?:${anyOf(({ tree }) => tree.or)})(?![\\p{L}])`, 'iu');
const BRACKET =
  /^(?:\[([^[\]]{1,40})\]|\(([^()]{1,40})\)|（([^（）]{1,40})）|【([^【】]{1,40})】|<([^<>]{1,40})>)[\s:：]+(?=\S)/;
const WORD = /^\*{0,2}([\p{L}]{1,16}(?: [\p{L}]{2,16})?)(?:([:：])\*{2}\s*|\*{0,2}(\s*[:：]\s*|\s+))(?=\S)/u;

const FILES = new RegExp(`\\s+(?:${anyOf(({ tree }) => tree.files)})$`, 'iu');

/** A status word, a box or a mark before the name. */
export function readPrefix(text: string): Prefix {
  const unboxed = text.replace(BOX, '');
  const marked = MARK.exec(unboxed);
  const sign = marked?.[1] ?? marked?.[2] ?? null;
  const rest = unboxed.slice(marked?.[0].length ?? 0);
  const mark = sign === '•' ? null : sign;
  const bracket = BRACKET.exec(rest);
  if (bracket) {
    const stated = statusInBrackets(bracket.slice(1).find((inside) => inside !== undefined) ?? '');
    const after = rest.slice(bracket[0].length);
    const alternative = OR.test(bracket[0].slice(1));
    if (!alternative && (stated !== 'unspecified' || isOneName(after)))
      return { status: stated, mark, rest: after };
  }
  const word = wordBefore(rest);
  return word ? { ...word, mark } : { status: 'unspecified', mark, rest };
}

/** "NEW src/a.ts", "新增 src/a.ts", "new: src/a.ts"; "New Folder/" is a name. */
function wordBefore(text: string): { status: EntryStatus; rest: string } | null {
  const match = WORD.exec(text);
  const word = part(match, 1);
  const status = match ? statusInBrackets(word.replace(FILES, '')) : 'unspecified';
  if (!match || status === 'unspecified') return null;
  const rest = text.slice(match[0].length);
  const plain =
    word === word.toUpperCase() || /[:：]/.test(part(match, 2) + part(match, 3)) || match[0].startsWith('**');
  const pathlike = isOneName(rest) || /^["'`]?[^\s/]*\//.test(rest) || /^[\w.@[(/]+$/.test(rest);
  return (plain || word === word.toLowerCase()) && pathlike ? { status, rest } : null;
}

/** Whether a text begins with a complete path, so that a bracket before it is a remark: "(optional) src/a.ts". */
function isOneName(text: string): boolean {
  const first = (text.split(/\s/)[0] ?? '').replace(/^["'`]+|["'`]+$/g, '');
  return kindByName(first) !== null && !/[()（）]/.test(first);
}
