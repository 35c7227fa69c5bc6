import type { CheckVerdict } from '../../../model/plan.js';
import { withoutMarkup, part } from '../../../base/plain-text.js';
import { isNoteLabel, isOnlyNumber, principleName } from './principle.js';
import { indexOfMark, verdictAtEnd, verdictAtStart, type StatedVerdict } from './verdict.js';
import { wordAtStart } from './word-at-start.js';
import { VERDICT_MARKS } from './verdict-words.js';

/** A line that may name a principle: its name, what stands behind it, and the verdict that the line states. */
export interface NamedLine {
  readonly name: string;
  /** Whether the name is set in bold or stands before a separator; otherwise it is the whole line. */
  readonly bold: boolean;
  readonly separated: boolean;
  readonly rest: string;
  /** Whether a colon ends the bold name. */
  readonly colon: boolean;
  /** Null when the line states none. */
  readonly verdict: CheckVerdict | null;
  /** `lead`: a mark before the name, as evidence has it; `tail`: behind the name, as an answer has it. */
  readonly place: 'lead' | 'tail' | null;
  /** Stated by a word such as "yes" that answers questions of any kind. */
  readonly weak: boolean;
  /** The name is nothing but a verdict: "**PASS** — …", "✅ PASS". */
  readonly onlyVerdict: boolean;
}

const MARKS = Object.keys(VERDICT_MARKS).join('');
const LEAD = new RegExp(
  `^[\\s>]*(?:(?:[-*+•]|\\d{1,3}[.)])\\s+)?(?:\\[[ xX~-]\\]\\s+)?(?:#{1,6}\\s+)?((?:[${MARKS}][\\u{FE0F}\\u{FE0E}]?\\s*)*)`,
  'u',
);
const BOLD = /^(?:\*\*|__)(.{1,300}?)(?:\*\*|__)(.*)$/s;
const SEPARATOR = /[:：](?=\s|$|[^\x20-\x7e])|\s[—–-]{1,2}\s|[—–]\s|[?？](?=[\s:：]|$)/;
const BRACKET = /^\s*[(（][^()（）]{1,80}[)）](?=\s*(?:[:：—–-]|$|[^\w\s]))/;
const MAX_LINE = 3_000;
/** "[PASS] I. Library-First". */
const BOXED = /^\[([\p{L}/ .-]{2,20})\]\s+(?=\S)/u;

/** Reads one line, list item or heading of a check. */
export function readNamed(raw: string): NamedLine {
  const line = raw.slice(0, MAX_LINE).trim();
  const lead = LEAD.exec(line);
  const boxed = BOXED.exec(line.slice(lead?.[0].length ?? 0));
  const mark = markIn(part(lead, 1)) ?? verdictOfBox(lead?.[0] ?? '', part(boxed, 1));
  const body = line.slice((lead?.[0].length ?? 0) + (mark === null ? 0 : (boxed?.[0].length ?? 0)));
  const bold = BOLD.exec(body);
  if (bold) return finish([part(bold, 1), part(bold, 2)], mark, true);
  const plain = withoutMarkup(body);
  const at = separatorAt(plain);
  if (at === null) return finish([plain, ''], mark, false);
  return finish([plain.slice(0, at.index) + at.kept, plain.slice(at.index + at.length)], mark, false);
}

function markIn(text: string): CheckVerdict | null {
  const first = [...text].find((character) => character in VERDICT_MARKS);
  return first ? (VERDICT_MARKS[first] ?? null) : null;
}

/** Boxes that Markdown does not know, and words in brackets. */
function verdictOfBox(lead: string, word: string): CheckVerdict | null {
  if (lead.includes('[~]')) return 'partial';
  if (lead.includes('[-]')) return 'na';
  const stated = word === '' ? null : wordAtStart(word);
  return stated?.rest.trim() === '' ? stated.verdict : null;
}

/** A question mark belongs to the name; when a mark answers later, the text up to the answer's separator is the name. */
function separatorAt(text: string): { index: number; length: number; kept: string } | null {
  const question = /[?？](?=[\s:：]|$)/.exec(text);
  const mark = indexOfMark(text);
  if (question && (mark === -1 || question.index < mark) && question.index < 160) {
    return { index: question.index, length: 1, kept: question[0] };
  }
  const match = separatorBehindNumber(text);
  if (!match || match.index === 0) return null;
  const tail = verdictAtEnd(text);
  const direct =
    tail &&
    !/[:：—–-]\s*$/.test(tail.before) &&
    tail.byMark &&
    !/[—–]|\s-\s/.test(text.slice(match.index + 1));
  // "Forbidden: tests after the code ✅": the mark judges the whole sentence.
  if (
    direct &&
    /^[^:：]*[:：][^:：]*$/.test(tail.before) &&
    verdictAtStart(text.slice(match.index + match[0].length)) === null &&
    mark > match.index
  )
    return null;
  return { index: match.index, length: match[0].length, kept: '' };
}

/** "Principle II – Test-First: compliant": what parts number and name does not end the name. */
function separatorBehindNumber(text: string): RegExpExecArray | null {
  const first = SEPARATOR.exec(text);
  if (!first || !isOnlyNumber(text.slice(0, first.index))) return first;
  const from = first.index + first[0].length;
  const next = SEPARATOR.exec(text.slice(from));
  if (!next) return first;
  next.index += from;
  return next;
}

function finish(
  texts: readonly [name: string, behind: string],
  mark: CheckVerdict | null,
  bold: boolean,
): NamedLine {
  const [written] = texts;
  let [, behind] = texts;
  let name = withoutMarkup(written);
  const inner = new RegExp(`^[${MARKS}][\\u{FE0F}]?\\s*`, 'u').exec(name);
  const leading = mark ?? (inner ? markIn(inner[0]) : null);
  name = inner ? name.slice(inner[0].length) : name;
  const bracket = bold ? BRACKET.exec(behind) : null;
  if (
    bracket &&
    !/^[\s(（]*$/.test(withoutMarkup(bracket[0])) &&
    wordAtStart(withoutMarkup(bracket[0])) === null
  ) {
    name = `${name.replace(/[:：]\s*$/, '')} ${withoutMarkup(bracket[0])}`;
    behind = behind.slice(bracket[0].length);
  }
  const rest = withoutMarkup(behind.replace(/^[\s:：—–-]+/, ''));
  const separated = bold || behind !== '';
  const colon = (bold && /[:：]\s*$/.test(withoutMarkup(written))) || /^[*_\s]*[:：]/.test(behind);
  const own = wordAtStart(name.replace(/^(?:pre|post|initial)[-\s]?\w*\s+/i, ''));
  const onlyVerdict =
    own !== null && own.rest.replace(/[\s\p{P}]|with\b.*$/gu, '') === '' && !isNoteLabel(name);
  if (onlyVerdict) {
    return {
      name,
      bold,
      separated,
      rest,
      colon,
      verdict: leadingVerdict(leading, own.verdict),
      place: 'tail',
      weak: false,
      onlyVerdict,
    };
  }
  const atEnd = verdictAtEnd(name);
  const ending = atEnd && atEnd.before.trim() !== '' ? atEnd : null;
  const behindName = verdictBehind(rest);
  const stated = leading ?? ending?.verdict ?? behindName?.verdict ?? null;
  const place = leading ? 'lead' : stated ? 'tail' : null;
  const weak = leading === null && (ending ?? behindName)?.weak === true;
  const shown = ending && !leading ? ending.before : ending?.byMark ? ending.before : name;
  return {
    name: principleName(shown),
    bold,
    separated,
    rest,
    colon,
    verdict: stated,
    place,
    weak,
    onlyVerdict: false,
  };
}

/** Behind the name a mark counts before words: "Yes (no wrapper) ✅". */
function verdictBehind(rest: string): StatedVerdict | null {
  const first = verdictAtStart(rest);
  if (first && !first.weak) return first;
  const last = verdictAtEnd(rest);
  return last && (first === null || last.byMark) ? last : first;
}

function leadingVerdict(mark: CheckVerdict | null, word: CheckVerdict): CheckVerdict {
  return mark === null || word === 'na' || word === 'partial' ? word : mark;
}
