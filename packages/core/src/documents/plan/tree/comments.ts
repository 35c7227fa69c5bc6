import { anyOf } from '../../../languages/words.js';
import { ALTERNATIVE } from './remarks.js';
import { isFileOrPattern } from './name-lists.js';
import { kindByName } from './kind.js';
import { part } from '../../../base/plain-text.js';

/** Where a comment may begin, the earliest wins. A bracket glued to the name belongs to the name: `[locale]/(main)`. */
const COMMENT_STARTS: readonly RegExp[] = [
  /#{1,3}(?=\s|$)|\s#/,
  /←|⟵|⬅|⇐|<-{1,2}(?=\s)|◀|◄|(?<![─━])[─━]{1,12}[>▶►]/,
  /→|⟶|➡|⇒|=>|-->?(?=\s)|\s->\s/,
  /\s[—–]|[—–]\s|\s-{1,2}\s/,
  /\s\s|\t/,
  /\s\/\/|\s\/\*/,
  /\s<!--/,
  /\s[(（【]|（/,
  /\s\[(?![^\]]{1,40}\]\S)/,
  /\s\*{1,2}(?=[^\s*/])/,
  /[:：]\s|：/,
  /\s[|•·;；]\s/,
  /[\p{Extended_Pictographic}✓✔✗✘]/u,
];

/** A line's text as the name it declares and what is said of it. */
export interface SplitText {
  readonly name: string;
  readonly comment: string | null;
}

/** @param isList whether a text is several names, which spaces and words between them do not end */
export function splitComment(text: string, isList: (text: string) => boolean): SplitText {
  const coded = splitCode(text) ?? splitPaths(text);
  if (coded) return coded;
  let at = text.length;
  for (const start of COMMENT_STARTS) {
    const match = start.exec(text);
    if (match && match.index > 0 && match.index < at && !insidePath(text, match.index, match[0]))
      at = match.index;
  }
  const cutName = text.slice(0, at).trim();
  const tail = text.slice(at).trim();
  const words = splitWords(cutName, isList);
  const comment = [words.comment, tail].filter((part) => part !== '').join(' ');
  return { name: words.name, comment: comment === '' ? null : comment };
}

/** Files one behind the other, however far apart: "ui/Sheet.tsx  ui/Dock.tsx  # both". */
function splitPaths(text: string): SplitText | null {
  if (!/\S\s{2,}\S/.test(text)) return null;
  const at = text.search(/\s(?:#|\/\/|←|—|–)/);
  const before = at === -1 ? text : text.slice(0, at);
  const words = before.trim().split(/\s+/);
  if (words.length < 2 || !words.every(isFileOrPattern)) return null;
  const comment = text.slice(before.length).trim();
  return { name: words.join(' '), comment: comment === '' ? null : comment };
}

const MORE_NAMES = new RegExp(
  `^\\s*(?:[,，、/+&]|(?:${anyOf(({ tree }) => [...tree.and, ...tree.or])})(?!\\p{L}))`,
  'u',
);

/** A name written as code ends where the code does, unless more names follow. */
function splitCode(text: string): SplitText | null {
  const match = /^(\*{0,2})`([^`]{1,400})`\1/.exec(text);
  if (!match) return null;
  const rest = text.slice(match[0].length);
  if (!/^(?:$|\s|[:：—–(（,，、/+&])/.test(rest) || MORE_NAMES.test(rest)) return null;
  const comment = rest.replace(/^\s*[:：]\s*/, '').trim();
  return { name: part(match, 2), comment: comment === '' ? null : comment };
}

/** Two spaces between names of a list, and a space before a list's separator, separate no comment. */
function insidePath(text: string, index: number, match: string): boolean {
  return (
    match.trim() === '' &&
    (/^[,+&]/.test(text.slice(index).trimStart()) || /[,+&]$/.test(text.slice(0, index)))
  );
}

/** Words behind a complete name without any separator: `foo.ts NEW`, `ui/ shared widgets`. */
function splitWords(text: string, isList: (text: string) => boolean): { name: string; comment: string } {
  const space = text.search(/\s/);
  if (space === -1 || isList(text) || ALTERNATIVE.test(text)) return { name: text, comment: '' };
  const first = text.slice(0, space);
  const rest = text.slice(space).trim();
  const named = kindByName(first) !== null || (first.includes('/') && !/[a-z]\.[a-z0-9]{1,8}$/i.test(rest));
  return named ? { name: first, comment: rest } : { name: text, comment: '' };
}
