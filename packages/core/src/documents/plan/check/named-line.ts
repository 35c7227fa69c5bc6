import type { CheckVerdict } from '../../../model/plan.js';
import { anyOf } from '../../../languages/words.js';
import { withoutMarkup, part } from '../../../base/plain-text.js';
import { isOnlyNumber } from '../../../principles/principle-number.js';
import { isNoteLabel, isVerdictLabel, principleName } from './label-words.js';
import {
  answered,
  indexOfMark,
  verdictAtEnd,
  verdictAtStart,
  verdictOfName,
  verdictOfMarks,
  type StatedVerdict,
} from './stated-verdict.js';
import { answerTo } from './question.js';
import { isHeldBack, wordAtStart, type WordAtStart } from './word-at-start.js';
import { leastPromise, VERDICT_MARKS, type StatedWord } from './verdict-words.js';

/** A line that may name a principle: its name, what follows it, and the verdict that the line states. */
export interface NamedLine {
  readonly name: string;
  /** Whether the name is set in bold or comes before a separator; otherwise it is the whole line. */
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
  /** Whether an answer of its own states it: a mark, or a word with nothing but punctuation behind it. */
  readonly alone: boolean;
  /** Whether the line states a failure and its opposite. */
  readonly contradicted: boolean;
  /** The name is nothing but a verdict: "**PASS** — …", "✅ PASS". */
  readonly onlyVerdict: boolean;
}

const MARKS = Object.keys(VERDICT_MARKS).join('');
const LEAD = new RegExp(
  `^[\\s>]*(?:(?:[-*+•]|\\d{1,3}[.)])\\s+)?(?:\\[[ xX~-]\\]\\s+)?(?:#{1,6}\\s+)?((?:[${MARKS}][\\u{FE0F}\\u{FE0E}]?\\s*)*)`,
  'u',
);
const BOLD = /^(?:\*\*|__)(.{1,300}?)(?:\*\*|__)(.*)$/s;
const SEPARATOR = /：|:(?=\s|$|[^\x20-\x7e])|\s[—–-]{1,2}\s|[—–]\s|[?？](?=[\s:：]|$)/;
const BRACKET = /^\s*[(（][^()（）]{1,80}[)）](?=\s*(?:[:：—–-]|$|[^\w\s]))/;
const PHASE_BEFORE = new RegExp(
  `^(?:${anyOf(({ check }) => [...check.before, ...check.after])})[-\\s]{0,3}`,
  'iu',
);
const WITH_BEHIND = new RegExp(
  `[\\s,(（]{0,3}(?<!\\p{L})(?:${anyOf(({ check }) => check.with)})(?!\\p{L}).*$`,
  'isu',
);
const MAX_LINE = 3_000;
/** "[PASS] I. Library-First". */
const BOXED = /^\[([\p{L}/ .-]{2,20})\]\s+(?=\S)/u;

/** Reads one line, list item or heading of a check. */
export function readNamed(raw: string): NamedLine {
  const line = raw.slice(0, MAX_LINE).trim();
  const lead = LEAD.exec(line);
  const boxed = BOXED.exec(line.slice(lead?.[0].length ?? 0));
  const mark = verdictOfMarks(part(lead, 1)) ?? verdictOfBox(lead?.[0] ?? '', part(boxed, 1));
  const body = line.slice((lead?.[0].length ?? 0) + (mark === null ? 0 : (boxed?.[0].length ?? 0)));
  const bold = BOLD.exec(body);
  if (bold) return finish([part(bold, 1), part(bold, 2)], mark, true);
  const plain = withoutMarkup(body);
  const at = separatorAt(plain);
  if (at === null) return finish([plain, ''], mark, false);
  return finish([plain.slice(0, at.index) + at.kept, plain.slice(at.index + at.length)], mark, false);
}

/** Boxes that Markdown does not know, and words in brackets. */
function verdictOfBox(lead: string, word: string): StatedWord | null {
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
  mark: StatedWord | null,
  bold: boolean,
): NamedLine {
  const [written] = texts;
  let [, behind] = texts;
  let name = withoutMarkup(written);
  const inner = new RegExp(`^(?:[${MARKS}][\\u{FE0F}]?\\s*){1,4}`, 'u').exec(name);
  const leading = leastOf(mark, inner ? verdictOfMarks(inner[0]) : null);
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
  const own = wordAtStart(name.replace(PHASE_BEFORE, ''));
  const onlyVerdict =
    own !== null &&
    !isNoteLabel(name) &&
    (own.rest.replace(WITH_BEHIND, '').replace(/[\s\p{P}]/gu, '') === '' || (!bold && isRemarked(own)));
  const line = { bold, separated, rest, colon };
  if (onlyVerdict) {
    const verdict = leading === null ? own.verdict : answered(leading, own);
    const contradicted = own.contradicted || (leading === 'pass' && verdict === 'fail');
    return { ...line, name, verdict, place: 'tail', weak: false, alone: true, contradicted, onlyVerdict };
  }
  const atEnd = verdictOfName(name);
  const ending = atEnd && atEnd.before.trim() !== '' ? atEnd : null;
  const behindName = verdictBehind(rest, isVerdictLabel(name));
  const answer = ending ?? behindName;
  const shown = ending && (!leading || ending.byMark) ? ending.before : name;
  const stated =
    leading === null
      ? answer && answerTo(shown, answer)
      : answer?.alone === true
        ? answered(leading, answer)
        : leading === 'pass' && isHeldBack(rest)
          ? 'pending'
          : leading;
  return {
    ...line,
    name: principleName(shown),
    verdict: stated,
    place: leading ? 'lead' : stated ? 'tail' : null,
    weak: leading === null && answer?.weak === true,
    alone: leading !== null || answer?.alone === true,
    contradicted: answer?.contradicted === true || (leading === 'pass' && stated === 'fail'),
    onlyVerdict: false,
  };
}

/** "PASS (only documents change)": a verdict alone, with a remark in brackets. */
function isRemarked({ weak, rest }: WordAtStart): boolean {
  return !weak && /^\s*[(（][^()（）]*[)）][\s.。]*$/.test(rest);
}

/**
 * What follows the name: a word that is an answer, and a mark that closes the sentence.
 * @param answers whether the name asks for a verdict ("Compliance:"), so that a sentence behind it is one
 */
function verdictBehind(rest: string, answers: boolean): StatedVerdict | null {
  const first = answers ? verdictAtStart(rest) : statedFirst(rest);
  if (first === null && isHeldBack(rest)) return null;
  const last = verdictAtEnd(rest);
  if (first === null || last === null) return last ?? first;
  // "Failures surface in the log ✅": the words are prose, and the mark is the answer.
  if (first.weak || !first.alone) return last.byMark ? last : first;
  if (!last.byMark && (last.verdict !== 'fail' || last.weak || first.verdict !== 'pass')) return first;
  if (last.byMark && first.byMark) return first;
  const verdict = first.verdict === 'na' ? 'na' : leastPromise([first.verdict, last.verdict]);
  return {
    ...first,
    verdict,
    contradicted: verdict === 'fail' && (first.verdict === 'pass' || last.verdict === 'pass'),
  };
}

/** "Fails closed", "Passes the data on" and "通过代理" begin a sentence; a failure and a pass are answers of their own. */
function statedFirst(text: string): StatedVerdict | null {
  const first = verdictAtStart(text);
  const isAnswer = first === null || first.byMark || first.alone;
  return isAnswer || (first.verdict !== 'fail' && first.verdict !== 'pass') ? first : null;
}

function leastOf(one: StatedWord | null, other: StatedWord | null): StatedWord | null {
  return one === null || other === null ? (one ?? other) : leastPromise([one, other]);
}
