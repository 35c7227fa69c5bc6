import type { EntryStatus } from '../../../model/plan.js';
import { kindByName } from './kind.js';
import { statusInBrackets } from './status.js';
import { part } from '../../text.js';

/** What stands on one line of a tree: the names it declares, what is said of them, or why it declares nothing. */
export interface NodeText {
  /** Paths relative to the parent, as written; a trailing `/` says that it is a directory. */
  readonly names: readonly string[];
  readonly comment: string | null;
  /** Stated before the name: `[NEW] x.ts`. */
  readonly status: EntryStatus;
  /** Why there are no names; null when there are some. */
  readonly omitted: 'ellipsis' | 'pattern' | 'remark' | 'alternative' | 'symbol' | 'label' | null;
}

const MAX_NAMES = 40;
/** Longer texts name no path. */
const MAX_TEXT = 2_000;

/** Reads the text of one line, without its drawing. */
export function readNode(text: string): NodeText {
  if (text.length > MAX_TEXT) return omitted('remark', text.slice(0, 80));
  if (/^(?:#|\/\/|<!--|;|\*\s|--\s)/.test(text)) return omitted('label', text);
  const prefix = readPrefix(text);
  const { name, comment } = splitComment(prefix.rest);
  const node = (names: readonly string[]): NodeText => ({
    names,
    comment,
    status: prefix.status,
    omitted: null,
  });
  const skip = (why: NonNullable<NodeText['omitted']>): NodeText => ({
    ...omitted(why, comment ?? ''),
    status: prefix.status,
  });
  const bare = name.replace(/^(?:\*\*|[`"'])+|(?:\*\*|[`"'])+$/g, '').trim();
  if (/^[^/\s]*(?: [^/\s]+)*[:：]$/.test(bare)) return skip('label');
  if (isSymbol(bare) || isSymbol(prefix.rest)) return skip('symbol');
  if (bare === '' || isRemark(bare)) return skip(isEllipsis(bare) ? 'ellipsis' : 'remark');
  if (/\s(?:or|oder|ou|oppure|または|또는|或)\s/.test(bare)) return skip('alternative');
  const names = separate(bare).flatMap(expandBraces).slice(0, MAX_NAMES);
  if (names.some((part) => isEllipsis(part) || /(?:^|\/)(?:\.{3,}|…)(?:\/|$)/.test(part))) {
    const kept = names.filter((part) => !/\.{3,}|…/.test(part));
    return kept.length > 0 && names.length > 1 ? node(kept) : skip('ellipsis');
  }
  const plain = names.filter((part) => !isPattern(part));
  return plain.length === 0 ? skip('pattern') : node(plain);
}

function omitted(why: NonNullable<NodeText['omitted']>, comment: string): NodeText {
  return { names: [], comment: comment || null, status: 'unspecified', omitted: why };
}

/** A status word, a box or a mark before the name. */
function readPrefix(text: string): { status: EntryStatus; rest: string } {
  const marked = part(
    /^(?:\[[ xX~]\]\s+|[\p{Extended_Pictographic}\u{FE0F}✓✔✗+~*•]+\s+|[-+~MAD]\s{1,3}(?=[\w.@[(]))(?=\S)/u.exec(
      text,
    ),
    0,
  );
  const rest = text.slice(marked.length);
  const status: EntryStatus = marked.includes('🆕') || marked.includes('✨') ? 'new' : 'unspecified';
  const bracket =
    /^(?:\[([^[\]]{1,40})\]|\(([^()]{1,40})\)|（([^（）]{1,40})）|【([^【】]{1,40})】|<([^<>]{1,40})>)[\s:：]+(?=\S)/.exec(
      rest,
    );
  const stated = statusInBrackets(
    bracket?.[1] ?? bracket?.[2] ?? bracket?.[3] ?? bracket?.[4] ?? part(bracket, 5),
  );
  const after = rest.slice(bracket?.[0].length ?? 0);
  const alternative = /^.(?:or|oder|ou|or else)\W/i.test(bracket?.[0] ?? '');
  if (bracket && !alternative && (stated !== 'unspecified' || isOneName(after)))
    return { status: stated, rest: after };
  const word =
    /^\*{0,2}(NEW|MODIFIED|MODIFY|UPDATED?|EDIT|EXISTING|DELETED?|REMOVED?|CREATE|NEU|NOUVEAU|NUEVO|NOVO|NUOVO|新增|新建|修改|删除|新規|変更|削除|既存|신규|수정|삭제)\*{0,2}(?:\s*[:：]\s*|\s+)(?=[\w.@[(/]+)/.exec(
      rest,
    );
  if (word) return { status: statusInBrackets(part(word, 1)), rest: rest.slice(word[0].length) };
  return { status, rest };
}

/** Whether a text begins with a complete path, so that a bracket before it is a remark: "(optional) src/a.ts". */
function isOneName(text: string): boolean {
  const first = text.split(/\s/)[0] ?? '';
  return kindByName(first) !== null && !/[()（）]/.test(first);
}

/** Where a comment may begin, the earliest wins. A bracket glued to the name belongs to the name: `[locale]/(main)`. */
const COMMENT_STARTS: readonly RegExp[] = [
  /#{1,3}(?=\s|$)|\s#/,
  /←|⟵|⬅|⇐|<--?(?=\s)|◀|◄/,
  /→|⟶|➡|⇒|=>|-->?(?=\s)/,
  /\s[—–]|[—–]\s|\s-{1,2}\s/,
  /\s\s|\t/,
  /\s\/\/|\s\/\*/,
  /\s[(（【]|（/,
  /\s\[(?![^\]]{1,40}\]\S)/,
  /[:：]\s|：/,
  /\s[|•·;；]\s/,
  /[\p{Extended_Pictographic}✓✔✗✘]/u,
];

function splitComment(text: string): { name: string; comment: string | null } {
  let at = text.length;
  for (const start of COMMENT_STARTS) {
    const match = start.exec(text);
    if (match && match.index > 0 && match.index < at && !insidePath(text, match.index, match[0]))
      at = match.index;
  }
  const cutName = text.slice(0, at).trim();
  const tail = text.slice(at).trim();
  const words = splitWords(cutName);
  const comment = [words.comment, tail].filter((part) => part !== '').join(' ');
  return { name: words.name, comment: comment === '' ? null : comment };
}

/** Two spaces between names of a list, and a space before a list's separator, separate no comment. */
function insidePath(text: string, index: number, match: string): boolean {
  return (
    match.trim() === '' &&
    (/^[,+&]/.test(text.slice(index).trimStart()) || /[,+&]$/.test(text.slice(0, index)))
  );
}

/** Words behind a complete name without any separator: `foo.ts NEW`, `ui/ shared widgets`. */
function splitWords(text: string): { name: string; comment: string } {
  const space = text.search(/\s/);
  if (space === -1 || separate(text).length > 1 || /\s(?:or|oder|ou|oppure|または|또는|或)\s/.test(text))
    return { name: text, comment: '' };
  const first = text.slice(0, space);
  const rest = text.slice(space).trim();
  const named = kindByName(first) !== null || (first.includes('/') && !/[a-z]\.[a-z0-9]{1,8}$/i.test(rest));
  return named ? { name: first, comment: rest } : { name: text, comment: '' };
}

function isEllipsis(text: string): boolean {
  return (
    /^(?:\.{3}|…)\s*[\w\s-]*(?:\.{3}|…)$/.test(text) ||
    /^[([{（]?\s*(?:\.{2,}|…+|etc\.?|usw\.?|u\. ?s\. ?w\.)\s*[)\]}）]?\/?$/i.test(text)
  );
}

/** A whole text in brackets is a remark, unless it is a name that frameworks use: `[id]`, `(main)/`, `[...slug].tsx`. */
function isRemark(text: string): boolean {
  if (isEllipsis(text)) return true;
  if (/^[(（].*[)）]$/.test(text)) return true;
  if (/^\[[^[\]]*\]$/.test(text))
    return (
      !/^\[(?:\.{3})?[a-zA-Z_][\w-]{0,30}\]$/.test(text) ||
      /^\[(?:existing|others?|more|feature|unchanged|same|files?|rest)/i.test(text)
    );
  if (/^\[[^[\]]*(?:\s|#)[^[\]]*\]\/?$/.test(text) || /^<[^<>]*\s[^<>]*>$/.test(text)) return true;
  if (/^\[OR\]|^(?:\.{3}|…)\s/i.test(text)) return true;
  if (/\s/.test(text) && !/\/$|\.[a-z0-9]{1,8}$/i.test(text) && !isList(text)) return true;
  if (/^[(（]/.test(text) && /\s/.test(text)) return true;
  return (
    /^(?:and|und|et|y|e|other|others|existing|same|more|all|no|plus|see|weitere|autres|otros|outros|altri)\s/i.test(
      text,
    ) && !/^\S+\.\w+$/.test(text)
  );
}

/** Functions, classes and calls that some trees list below a file. */
function isSymbol(text: string): boolean {
  return (
    /^[\w.$:<>]+\([^/]*\)?(?:\s*->.*)?$/.test(text) ||
    /^(?:pub |async |export |public |private |static )*(?:class|def|fn|func|function|struct|enum|interface|trait|impl|type|const|let|var|module|mod|import|export|method)\s+[\w$]/.test(
      text,
    ) ||
    /^@\w+\(/.test(text) ||
    /^(?:GET|POST|PUT|PATCH|DELETE|HEAD)\s+\//.test(text)
  );
}

/** Many files at once. A placeholder inside the name of one file stands for that file. */
function isPattern(name: string): boolean {
  const segments = name.replace(/\/$/, '').split('/');
  return segments.some((segment, index) => {
    if (/[*?]/.test(segment) || /^<[^<>]*>$/.test(segment) || /^\{[^{}]*\}$/.test(segment)) return true;
    if (/^\[(?:###[-\w]*|feature|feature-name|name)\]$/i.test(segment)) return true;
    if (/\{[^{},]*\}/.test(segment)) return true;
    const leaf = index === segments.length - 1 && !name.endsWith('/');
    return (
      /<[^<>]*>/.test(segment) &&
      !(leaf && kindByName(segment) === 'file' && /[A-Za-z]{3}/.test(segment.replace(/<[^<>]*>/g, '')))
    );
  });
}

function isList(text: string): boolean {
  return separate(text).length > 1 || /\s(?:or|oder|ou|oppure|または|또는|或)\s/.test(text);
}

function looksLikeName(text: string): boolean {
  return (
    /^[\w.@$[\](){}<>+~=-]+(?:\/[\w.@$[\](){}<>+~=,-]*)*$/.test(text) ||
    (/^[^\s]+$/u.test(text) && /[./]/.test(text))
  );
}

/** Several names on one line: "a.cpp, b.cpp", "x.ico / y.ico", "ui/ + storage/". */
function separate(text: string): string[] {
  for (const separator of [
    /\s*[,、，]\s*(?![^{}]*\})|\s+[+&＆]\s+/,
    /\s+[/／]\s+/,
    /\s+(?:and|und|et|y|e)\s+/,
  ]) {
    const parts = text
      .split(separator)
      .map((part) => part.replace(/^[`'"]+|[`'"]+$/g, ''))
      .filter((part) => part !== '');
    if (parts.length < 2) continue;
    if (parts.every((part) => looksLikeName(part) || isEllipsis(part))) return inheritExtension(parts);
  }
  return [text.replace(/^[`'"]+|[`'"]+$/g, '')];
}

/** In "Button.tsx / .test.tsx" the second part replaces the end of the first. */
function inheritExtension(parts: string[]): string[] {
  const first = part(parts, 0);
  const stem = first.replace(/(?:\.[a-z0-9]+)+$/i, '');
  return parts.map((part, index) =>
    index > 0 && /^\.[a-z]+\.[a-z]+$/i.test(part) && /\.[a-z0-9]+$/i.test(first) && stem !== ''
      ? `${stem}${part}`
      : part,
  );
}

/** `{route.ts,[id]/route.ts}` and `store.{ts,test.ts}` as the names they stand for. */
function expandBraces(name: string, depth = 0): string[] {
  const match = /\{([^{}]{1,400},[^{}]{0,400})\}/.exec(name);
  if (!match || depth > 2) return [name];
  const before = name.slice(0, match.index);
  const after = name.slice(match.index + match[0].length);
  return part(match, 1)
    .split(',')
    .slice(0, MAX_NAMES)
    .flatMap((part) => expandBraces(`${before}${part.trim()}${after}`, depth + 1))
    .slice(0, MAX_NAMES);
}
