import { anyOf, pattern, whole, wordStarts } from '../languages/words.js';
import { spelled } from './spelled.js';

/** "For example" at the start of a template's own example, in the languages of the known templates. */
const EXAMPLE = new RegExp(
  String.raw`(?:^|[\s,，、:：(（])(?:${anyOf(({ plan }) => plan.template.example)})`,
  'iu',
);

/** What is in the brackets of the templates of Spec Kit, on lower case. Both plan, spec and tasks. */
const KNOWN = [
  /^#{2,4}(?:-[\w-]{1,40})?$/,
  new RegExp(`^(?:${anyOf(({ plan }) => plan.template.placeholder)})$`, 'iu'),
  new RegExp(`^(?:###|nnn|xxx)[-_]?(?:${anyOf(({ plan }) => plan.template.slugs)})?$`, 'iu'),
  new RegExp(`^(?:${anyOf(({ plan }) => plan.template.instructions)})`, 'iu'),
];

/** A bracketed name in capitals with an underscore: `[PROJECT_NAME]`; `[MANUAL]` and `[P]` are not. */
const CAPITALS = /^[A-Z][A-Z0-9]{0,40}(?:_{1,3}[A-Z0-9]{1,40}){1,8}$/;

/** Whether the text between two brackets can only be a name in a template, in whatever document. */
export function isNameOfTemplate(inside: string): boolean {
  return CAPITALS.test(inside);
}

/** Whether the text between two brackets is a placeholder of a template. */
export function isPlaceholderText(inside: string): boolean {
  const text = inside.trim();
  if (text === '' || text.length > 600) return false;
  return CAPITALS.test(text) || EXAMPLE.test(text.slice(0, 60)) || KNOWN.some((known) => known.test(text));
}

/** Whether a whole value is one placeholder: `[DATE]`, `[###-feature-name]`, `[e.g., Python 3.11 or …]`. */
export function isPlaceholder(value: string): boolean {
  const text = value.trim().replace(/^`(.*)`$/, '$1');
  if (/^###-[\w-]{1,60}$/.test(text)) return true;
  if (!text.startsWith('[') || !text.endsWith(']')) return false;
  const inside = text.slice(1, -1);
  return isPlaceholderText(inside) || OPEN.test(inside);
}

const OPEN = pattern(({ plan }) => plan.template.open, 'i');
const OPEN_EVERYWHERE = new RegExp(OPEN.source, `g${OPEN.flags}`);

/** Where a text says that something is still to be clarified: in brackets, or as a label or a value of its own. */
export function openClarifications(text: string): { readonly index: number; readonly text: string }[] {
  return standing(text, OPEN, OPEN_EVERYWHERE);
}

const UNFILLED = new RegExp(`(?:${wordStarts(({ plan }) => plan.unfilled)})`, 'iu');
const ONLY_UNFILLED = whole(({ plan }) => plan.unfilled, 'i');
const UNFILLED_EVERYWHERE = new RegExp(UNFILLED.source, 'giu');
/** Marks that hold the place of a value. */
const ONLY_MARKS = /^[\s([（*_"'“]*(?:[?？]+|…+|\.{2,}|_{2,}|x{3,})[\s)\]）*_"'”.!]*$/i;

/** Whether a value says that it is not known yet: "TBD", "???", "to be clarified", "TBD (SQLite?)", "SQLite (TBC)". */
export function isUndecided(written: string): boolean {
  if (written.length > MAX_UNDECIDED) return false;
  // "ＴＢＤ" in wide letters is no other word.
  const value = written.normalize('NFKC');
  return ONLY_MARKS.test(value) || standing(value, UNFILLED, UNFILLED_EVERYWHERE).length > 0;
}

/** Whether a value is nothing but a word or marks that hold its place. */
export function isUnfilled(value: string): boolean {
  const text = spelled(value).text.replace(/^[\s([（*_"'“`]+|[\s)\]）*_"'”`.!]+$/g, '');
  if (text.length > 60) return false;
  return ONLY_MARKS.test(value) || ONLY_UNFILLED.test(text);
}

/** A longer value says something, whatever else it leaves open. */
const MAX_UNDECIDED = 400;

/** The words of a pattern where they are alone or in brackets, however they are spaced. */
function standing(
  written: string,
  pattern: RegExp,
  everywhere: RegExp,
): { readonly index: number; readonly text: string }[] {
  const { text, placeOf } = spelled(written);
  if (!pattern.test(text)) return [];
  const found: { index: number; text: string }[] = [];
  for (const match of text.matchAll(everywhere)) {
    const before = text.slice(Math.max(0, match.index - 400), match.index);
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 40);
    const bracketed = before.lastIndexOf('[') > before.lastIndexOf(']');
    if (bracketed ? !isMention(before, after) : standsAlone(before, after))
      found.push({ index: placeOf(match.index), text: match[0] });
  }
  return found;
}

/** The end of a bare mark, and what follows. */
const behindMark = (list: string): RegExp => new RegExp(`^\\][\\s*_\`"'“”]{0,4}(?:${list})`, 'iu');
const NAMED = behindMark(wordStarts(({ plan }) => plan.template.marks));
const MENTIONED = behindMark(wordStarts(({ plan }) => plan.template.mentions));
const QUANTIFIER = new RegExp(
  `(?:${wordStarts(({ plan }) => plan.template.quantifiers)})(?:\\s(?:${anyOf(({ plan }) => plan.template.between)}))?[\\s*_\`"'“”]{0,4}\\[$`,
  'iu',
);

/** "No [NEEDS CLARIFICATION] markers remain", "all [NEEDS CLARIFICATION] resolved": the mark asks nothing and is only mentioned. */
function isMention(before: string, after: string): boolean {
  return NAMED.test(after) || (QUANTIFIER.test(before) && MENTIONED.test(after));
}

/**
 * "**Storage**: NEEDS CLARIFICATION", "NEEDS CLARIFICATION: which database?". A sentence that only mentions such
 * places ("filled without …", "for each …", "all … resolved") opens nothing.
 */
function standsAlone(before: string, after: string): boolean {
  const begins = /(?:^|[:：|(（—–-])[\s*_`"'“]*$/.test(before) || /^[\s#>*+_-]*$/.test(before);
  const ends = /^[\s*_`"'”]*(?:$|[:：(（|)）,。，;；—–]|\.(?:\s|$)|-\s)/.test(after);
  return begins && ends;
}
