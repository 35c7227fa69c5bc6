import { anyOf, whole } from '../../../languages/words.js';
import type { EntryStatus } from '../../../model/plan.js';
import { splitComment, type SplitText } from './comments.js';
import { readPrefix } from './prefix.js';
import { kindByName } from './kind.js';
import { ALTERNATIVE, isEllipsis, isPattern, isRemark, isRootPlaceholder, isSymbol } from './remarks.js';
import { statusOfBracket } from './bracket-label.js';
import { statusInBrackets } from './status.js';
import { expandBraces, isList, MAX_NAMES, separate } from './name-lists.js';
import { part } from '../../../base/plain-text.js';

/** What one line of a tree says: the names it declares, what it says about them, or why it declares nothing. */
export interface NodeText {
  /** Paths relative to the parent, as written; a trailing `/` says that it is a directory. */
  readonly names: readonly string[];
  readonly comment: string | null;
  /** Stated before the name, `[NEW] x.ts`, or by striking it out. */
  readonly status: EntryStatus;
  /** A sign before the name whose meaning the whole tree decides. */
  readonly mark: string | null;
  /** What an arrow behind the name leads to: the target of a link, or the new name. */
  readonly target: string | null;
  /** Why there are no names; null if there are some. */
  readonly omitted: Omitted | null;
}

export type Omitted = 'ellipsis' | 'pattern' | 'remark' | 'alternative' | 'symbol' | 'label' | 'root';

/** Longer texts name no path. */
const MAX_TEXT = 2_000;

/** Reads the text of one line, without its drawing; `holds` says that something is drawn below it. */
export function readNode(text: string, holds = false): NodeText {
  if (text.length > MAX_TEXT) return omitted('remark', text.slice(0, 80));
  if (isComment(text)) return omitted('label', text);
  if (isStatusLabel(text) || isChange(statusOfBracket(text))) return omitted('label', text);
  const prefix = readPrefix(text);
  const split = located(
    splitComment(prefix.rest, (text) => separate(text).length > 1),
    holds,
  );
  if (!holds && isNoted(split)) return omitted('remark', text);
  const bare = unwrap(split.name.replace(/[,;，；、]+$/, ''));
  const group = holds && isGroup(bare.text);
  const named = group ? { names: [`${bare.text}/`], omitted: null } : namesOf(bare.text, prefix.rest);
  const { target, comment } = targetOf(split.comment);
  return {
    names: named.names,
    comment: named.omitted === null ? comment : split.comment,
    status: bare.struck && prefix.status === 'unspecified' ? 'deleted' : prefix.status,
    mark: prefix.mark,
    target: named.names.length === 1 ? target : null,
    omitted: named.omitted,
  };
}

/** Lines that are comments as a whole; a star before a path is a bullet. */
function isComment(text: string): boolean {
  if (/^(?:#|\/\/|<!--|;|--\s)/.test(text)) return true;
  return /^\*\s/.test(text) && !/^\*\s+(?:[^\s]*\/|["'`]?[\w.@-]+\.[a-z]{1,5}(?:\W|$))/.test(text);
}

/** "[existing]" is a remark on what is not drawn. */
function isChange(status: EntryStatus): boolean {
  return status !== 'unspecified' && status !== 'existing';
}

/** "DELETED (dead code):" over a group of entries. */
function isStatusLabel(text: string): boolean {
  const word = /^\**([\p{L}]{2,16})\**\s*[(（][^()（）]{1,80}[)）]\**\s*[:：]$/u.exec(text);
  return word !== null && statusInBrackets(part(word, 1)) !== 'unspecified';
}

/** `(shop)` as a framework names a directory that is not part of a route; "(unchanged)" is a remark. */
function isGroup(text: string): boolean {
  const inside = part(/^\(([a-z][a-z0-9._-]{1,30})\)$/.exec(text), 1);
  return inside !== '' && statusInBrackets(inside) === 'unspecified' && !REMARKS.test(inside);
}

const REMARKS = whole(({ tree }) => tree.notNames);

/** "widget: new tests for it": a word and what is said of it, not a path. */
function isNoted({ name, comment }: SplitText): boolean {
  return /^[\w-]{1,60}$/.test(name) && /^[:：]/.test(comment ?? '') && kindByName(name) === null;
}

/** "Bubble  via components/Bubble.tsx  MOD": a word, and behind "via" the path of its file. */
function located(split: SplitText, holds: boolean): SplitText {
  if (holds || !/^[\w-]{1,60}$/.test(split.name)) return split;
  const match = LOCATED.exec(split.comment ?? '');
  const path = part(match, 1);
  if (!match || !path.includes('/') || kindByName(path.split('/').pop() ?? '') !== 'file') return split;
  const rest = (split.comment ?? '').slice(match[0].length).trim();
  return { name: path, comment: rest === '' ? null : rest };
}

const LOCATED = new RegExp(
  `^[\\s#(（—–-]{0,6}(?:→|->|=>|(?:${anyOf(({ tree }) => tree.located)})(?=[\\s\`:：]))[\\s:：]*\`?([\\w.@/-]{3,200})\`?[)）]?(?=\\s|$|[,，])`,
  'iu',
);

type Named = Pick<NodeText, 'names' | 'omitted'>;

function namesOf(bare: string, whole: string): Named {
  const skip = (why: Omitted): Named => ({ names: [], omitted: why });
  if (/^[^/\s]*(?: [^/\s]+)*[:：]$/.test(bare)) return skip('label');
  if ((isSymbol(bare) || isSymbol(whole)) && !isList(bare)) return skip('symbol');
  if (isRootPlaceholder(bare)) return skip('root');
  if (bare === '' || isRemark(bare, isList)) return skip(isEllipsis(bare) ? 'ellipsis' : 'remark');
  if (ALTERNATIVE.test(bare)) return skip('alternative');
  const names = separate(bare.replace(/\/[:：]$/, '/'))
    .flatMap((name) => expandBraces(withSlashes(name)))
    .slice(0, MAX_NAMES);
  if (names.some((part) => isEllipsis(part) || /(?:^|\/)(?:\.{3,}|…)(?:\/|$)/.test(part))) {
    const kept = names.filter((part) => !/\.{3,}|…/.test(part));
    return kept.length > 0 && names.length > 1 ? { names: kept, omitted: null } : skip('ellipsis');
  }
  const plain = names.filter((part) => !isPattern(part));
  return plain.length === 0 ? skip('pattern') : { names: plain, omitted: null };
}

function omitted(why: Omitted, comment: string): NodeText {
  return {
    names: [],
    comment: comment || null,
    status: 'unspecified',
    mark: null,
    target: null,
    omitted: why,
  };
}

/** A name without the emphasis, code and quotes around it. The stars of a glob are part of the name. */
function unwrap(name: string): { text: string; struck: boolean } {
  let text = name.trim();
  let struck = false;
  for (let rounds = 0; rounds < 4; rounds += 1) {
    const match = /^(\*\*|~~|["'`*])([^]*[^*])\1(\/?)$/.exec(text);
    const inside = part(match, 2);
    if (!match || (match[1] === '*' && (inside.includes('*') || kindByName(inside) === null))) break;
    struck ||= match[1] === '~~';
    text = `${inside}${part(match, 3)}`.trim();
  }
  return { text: text.replace(/^["'`]+|["'`]+$/g, '').trim(), struck };
}

const ARROW = /^(?:→|⟶|➡|⇒|=>|-{1,2}>)\s*["'`]?([\w.@/-]{1,200})["'`]?(?:\s+([^]*))?$/;

const RENAMED_TO = new RegExp(
  `^[\\s#/←—–(（-]{0,6}(?:${anyOf(({ tree }) => tree.renamedTo)})[\\s:：]*["'\`]?([\\w.@/-]{1,200})["'\`]?(?=$|[\\s,;.)(，；（）])([^]*)$`,
  'iu',
);

/** "-> setup.go  # renamed", "renamed to setup.go": the one name to which an arrow or words lead, and what is said. */
function targetOf(comment: string | null): { target: string | null; comment: string | null } {
  const none = { target: null, comment };
  const renamed = part(RENAMED_TO.exec(comment ?? ''), 1);
  if (isPath(renamed)) return { target: renamed, comment };
  const match = ARROW.exec(comment ?? '');
  const target = part(match, 1);
  if (!match || !isPath(target)) return none;
  const rest = part(match, 2).trim();
  return /^[\w]/.test(rest) ? none : { target, comment: rest === '' ? null : rest };
}

/** Whether a word can only be the name of a file or a path. */
function isPath(word: string): boolean {
  return word !== '' && (kindByName(word) !== null || word.includes('/'));
}

/** `src\models\card.cs` as other systems write it; a backslash that escapes something stays. */
function withSlashes(name: string): string {
  return /^(?:[A-Za-z]:|\.{0,2})?\\{0,2}[\w.@()[\]-]+(?:\\[\w.@()[\]-]+)*\\?(?:\/[\w./-]*)?$/.test(name)
    ? name.replace(/\\+/g, '/')
    : name;
}
