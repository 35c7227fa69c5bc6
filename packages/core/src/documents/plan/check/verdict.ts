import type { CheckVerdict } from '../../../model/plan.js';
import { VERDICT_MARKS, VERDICT_WORDS, WEAK_WORDS } from './verdict-words.js';
import { part } from '../../text.js';

/** A verdict read from a place of its own, and what is left of the text behind it. */
export interface StatedVerdict {
  readonly verdict: Exclude<CheckVerdict, 'unknown'>;
  /** Whether a mark (✅, ⚠️, ❌) stated it. */
  readonly byMark: boolean;
  /** Whether a word such as "yes" stated it, which answers questions of any kind. */
  readonly weak: boolean;
  readonly rest: string;
}

const MARKS = Object.keys(VERDICT_MARKS).join('');
const LEADING_MARK = new RegExp(`^[\\s*_(（\\[【"'~]*([${MARKS}])[\\u{FE0F}\\u{FE0E}]?`, 'u');
const TRAILING_MARK = new RegExp(`([${MARKS}])[\\u{FE0F}\\u{FE0E}]?[\\s*_.。)）\\]】"'~]*$`, 'u');
/** One mark with an arrow behind it: "tests after the code ⚠️ → mended". */
const ONLY_MARK = new RegExp(`^[^${MARKS}]*\\s([${MARKS}])[\\u{FE0F}]?\\s*(?:→|->|=>)[^${MARKS}]*$`, 'u');
const ANY_MARK = new RegExp(`[${MARKS}]`, 'u');
const LONGEST = Math.max(...[...VERDICT_WORDS.keys()].map((word) => word.length));

/**
 * The verdict that a text begins with: a mark, or a word of a status. The mark decides over the words behind it,
 * except that "✅ N/A" does not apply and "PASS with an exception" is partial.
 */
export function verdictAtStart(text: string): StatedVerdict | null {
  const marked = LEADING_MARK.exec(text);
  if (marked) {
    const rest = text.slice(marked[0].length).replace(/^[\s*_:：—–-]+/, '');
    const word = wordAtStart(rest);
    const byMark = VERDICT_MARKS[part(marked, 1)] ?? 'pass';
    if (word?.verdict === 'na') return { verdict: 'na', byMark: true, weak: false, rest: word.rest };
    if (byMark === 'pass' && word?.verdict === 'partial')
      return { verdict: 'partial', byMark: true, weak: false, rest: word.rest };
    return {
      verdict: byMark,
      byMark: true,
      weak: false,
      rest: word?.verdict === byMark ? word.rest : rest,
    };
  }
  return wordAtStart(text);
}

/** The word at the start of a text that states a verdict. Words that also begin sentences must stand alone. */
export function wordAtStart(text: string): StatedVerdict | null {
  const lead = part(/^[\s*_(（[【"'~:：—–-]*/.exec(text), 0);
  const body = text.slice(lead.length);
  const lower = body.slice(0, LONGEST + 2).toLowerCase();
  for (let length = Math.min(LONGEST, lower.length); length > 0; length -= 1) {
    const word = lower.slice(0, length);
    const verdict = VERDICT_WORDS.get(word);
    if (!verdict || !endsWord(lower, length)) continue;
    const rest = body.slice(length);
    if (WEAK_WORDS.has(word) && !/^[\s*_]*(?:$|[\p{P}])/u.test(rest)) continue;
    if (/^[\s*_]*[?？]/.test(rest)) return null;
    if (verdict === 'na' && /^[^:：]{0,120}[:：]\s*\**\s*PASS\b/.test(rest))
      return { verdict: 'pass', byMark: false, weak: false, rest };
    return { verdict: qualified(verdict, rest), byMark: false, weak: WEAK_WORDS.has(word), rest };
  }
  return null;
}

/** "PASS (justified)" and "PASS — with exception" are partial; "PASS / reinforces" is not. */
function qualified(verdict: StatedVerdict['verdict'], rest: string): StatedVerdict['verdict'] {
  if (verdict !== 'pass') return verdict;
  const after = rest.slice(0, 60).toLowerCase();
  return /^[\s*_,;/(（—–-]*(?:with|mit|avec|con|com)\s+(?:an?\s+|one\s+|documented\s+|minor\s+|justified\s+|accepted\s+|noted\s+)*(?:justif|exception|deviation|condition|caveat|waiver|reservation|concern|dependenc|warning|ausnahme|abweichung|einschränkung|réserve|exception|dérogation|reserva|excepci|desviaci|ressalva|exceç|desvio|riserv|eccezion|deviazion)|^[\s*_,;/(（—–-]*(?:justified|conditional|partial|begründet|justifié|justificad|giustificat|条件|有条件|조건부)/.test(
    after,
  )
    ? 'partial'
    : verdict;
}

function endsWord(text: string, length: number): boolean {
  const last = text.charAt(length - 1);
  const next = text.charAt(length);
  // "non-negotiable" and "pass-through" are words of their own.
  if (/^-\p{L}/u.test(text.slice(length, length + 2))) return false;
  return next === '' || !/[\p{L}\p{N}_]/u.test(next) || !/\p{Script=Latin}/u.test(last);
}

/** The verdict a text ends with: a mark, or a status word as a sentence of its own ("… follow the flow. Pass."). */
export function verdictAtEnd(text: string): (StatedVerdict & { readonly before: string }) | null {
  const marked = TRAILING_MARK.exec(text) ?? ONLY_MARK.exec(text);
  if (marked) {
    const before = text.slice(0, text.lastIndexOf(part(marked, 1)));
    const word = lastWord(before);
    const mark = VERDICT_MARKS[part(marked, 1)] ?? 'pass';
    if (word)
      return {
        verdict: word.verdict === 'na' ? 'na' : mark,
        byMark: true,
        weak: false,
        rest: '',
        before: word.before,
      };
    return { verdict: mark, byMark: true, weak: false, rest: '', before };
  }
  return lastWord(text);
}

/** Characters that may stand behind the last word, and what separates it from the sentence before. */
const CLOSING = /[\s*_.。!)）\]】]{1,40}$/;
const SEPARATORS = /[.。;；:：(（[【→]|\s[—–-]{1,3}(?=\s)|[—–]/g;
const LAST_WORD = 48;

function lastWord(text: string): (StatedVerdict & { readonly before: string }) | null {
  const whole = text.slice(0, text.length - (CLOSING.exec(text.slice(-200))?.[0].length ?? 0));
  const start = Math.max(whole.length - LAST_WORD, 0);
  const separator = [...whole.slice(start).matchAll(SEPARATORS)].pop();
  if (!separator) return null;
  const at = start + separator.index;
  const tail = whole.slice(at + separator[0].length).replace(/^[\s*_]+/, '');
  const word = tail === '' ? null : wordAtStart(tail);
  if (word?.rest.replace(/[\s\p{P}]/gu, '') !== '') return null;
  return { ...word, before: text.slice(0, at) };
}

/** Where the first mark of a text stands; -1 when there is none. */
export function indexOfMark(text: string): number {
  return text.search(ANY_MARK);
}

/** The verdict of several marks under one principle: the worst that is stated. */
export function worst(verdicts: readonly CheckVerdict[]): CheckVerdict {
  const order = ['fail', 'pending', 'partial', 'pass', 'na'] as const;
  return order.find((verdict) => verdicts.includes(verdict)) ?? 'unknown';
}
