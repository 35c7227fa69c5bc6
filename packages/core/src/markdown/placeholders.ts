import { anyOf, pattern, wordStarts } from '../languages/words.js';

/** "For example" at the start of a template's own example, in the languages of the known templates. */
const EXAMPLE = new RegExp(
  String.raw`(?:^|[\s,，、:：(（])(?:${anyOf(({ plan }) => plan.template.example)})`,
  'iu',
);

/** What stands in the brackets of the templates of Spec Kit, on lower case. Both plan, spec and tasks. */
const KNOWN = [
  /^#{2,4}(?:-[\w-]{1,40})?$/,
  new RegExp(`^(?:${anyOf(({ plan }) => plan.template.placeholder)})$`, 'iu'),
  /^(?:###|nnn|xxx)[-_]?(?:feature|feature-name|name|slug)?$/i,
  new RegExp(`^(?:${anyOf(({ plan }) => plan.template.instructions)})`, 'iu'),
];

/** A bracketed name in capitals with an underscore: `[PROJECT_NAME]`. */
const CAPITALS = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;

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
  if (!OPEN.test(text)) return [];
  const found: { index: number; text: string }[] = [];
  for (const match of text.matchAll(OPEN_EVERYWHERE)) {
    const before = text.slice(Math.max(0, match.index - 400), match.index);
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 40);
    const bracketed = before.lastIndexOf('[') > before.lastIndexOf(']');
    if (bracketed ? !isMention(before, after) : standsAlone(before, after))
      found.push({ index: match.index, text: match[0] });
  }
  return found;
}

/** The end of a bare mark, and what follows. */
const behindMark = (list: string): RegExp => new RegExp(`^\\][\\s*_\`"'“”]{0,4}(?:${list})`, 'iu');
const NAMED = behindMark(wordStarts(({ plan }) => plan.template.marks));
const MENTIONED = behindMark(wordStarts(({ plan }) => plan.template.mentions));
const QUANTIFIER = new RegExp(
  `(?:${wordStarts(({ plan }) => plan.template.quantifiers)})(?:\\s(?:the|open|of the|remaining|unresolved))?[\\s*_\`"'“”]{0,4}\\[$`,
  'iu',
);

/** "No [NEEDS CLARIFICATION] markers remain", "all [NEEDS CLARIFICATION] resolved": the mark asks nothing and is spoken of. */
function isMention(before: string, after: string): boolean {
  return NAMED.test(after) || (QUANTIFIER.test(before) && MENTIONED.test(after));
}

/**
 * "**Storage**: NEEDS CLARIFICATION", "NEEDS CLARIFICATION: which database?". A sentence that only speaks of such
 * places ("filled without …", "for each …", "all … resolved") opens nothing.
 */
function standsAlone(before: string, after: string): boolean {
  const begins = /(?:^|[:：|(（—–-])[\s*_`"'“]*$/.test(before) || /^[\s#>*+_-]*$/.test(before);
  const ends = /^[\s*_`"'”]*(?:$|[:：(（|)）.,。，;；—–]|-\s)/.test(after);
  return begins && ends;
}
