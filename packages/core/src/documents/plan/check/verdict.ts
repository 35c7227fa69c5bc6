import type { CheckVerdict } from '../../../model/plan.js';
import { part } from '../../../base/plain-text.js';
import { VERDICT_MARKS, type StatedWord } from './verdict-words.js';
import { wordAtStart } from './word-at-start.js';

/** A verdict read from a place of its own, and what is left of the text behind it. */
export interface StatedVerdict {
  readonly verdict: StatedWord;
  /** Whether a mark (✅, ⚠️, ❌) stated it. */
  readonly byMark: boolean;
  /** Whether a word such as "yes" stated it, which answers questions of any kind. */
  readonly weak: boolean;
  readonly rest: string;
}

const MARKS = Object.keys(VERDICT_MARKS).join('');
const LEADING_MARK = new RegExp(`^[\\s*_(（\\[【"'~]*([${MARKS}])[\\u{FE0F}\\u{FE0E}]?`, 'u');
/** "✅/❌": a choice that a template offers. */
const SECOND_MARK = new RegExp(`^\\s*[/|／]\\s*[${MARKS}]`, 'u');
const TRAILING_MARK = new RegExp(`([${MARKS}])[\\u{FE0F}\\u{FE0E}]?[\\s*_.。)）\\]】"'~]*$`, 'u');
/** One mark with an arrow behind it: "tests after the code ⚠️ → mended". */
const ONLY_MARK = new RegExp(`^[^${MARKS}]*\\s([${MARKS}])[\\u{FE0F}]?\\s*(?:→|->|=>)[^${MARKS}]*$`, 'u');
const LAST_MARK = new RegExp(`[${MARKS}][^${MARKS}]*$`, 'u');
const ANY_MARK = new RegExp(`[${MARKS}]`, 'u');
/** A box as text, as tables and plain lines have it. */
const BOX = /^[\s*_]*\[([ xX✓✔~-])\](?=\s|$)\s*/u;
const BOXES: Readonly<Record<string, StatedWord>> = { ' ': 'pending', '~': 'partial', '-': 'na' };

/**
 * The verdict that a text begins with: a mark, or a word of a status. The mark decides over the words behind it,
 * except that "✅ N/A" does not apply and "PASS with an exception" is partial.
 */
export function verdictAtStart(text: string): StatedVerdict | null {
  const marked = LEADING_MARK.exec(text);
  if (marked && !SECOND_MARK.test(text.slice(marked[0].length))) {
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
  const box = BOX.exec(text);
  if (box) {
    const rest = text.slice(box[0].length);
    const stated = BOXES[part(box, 1)] ?? 'pass';
    const verdict = stated === 'pending' && wordAtStart(rest)?.verdict === 'fail' ? 'fail' : stated;
    return { verdict, byMark: true, weak: false, rest };
  }
  const word = wordAtStart(text);
  return word && { ...word, byMark: false };
}

/** "… — ✅ planned": characters behind a mark that stands apart. */
const LONGEST_REMARK = 24;

/** "I. Test-First ✅ PASS": the mark stands before the closing word. */
function markWithWord(text: string): (StatedVerdict & { readonly before: string }) | null {
  const at = text.slice(-LAST_WORD).search(LAST_MARK);
  if (at === -1) return null;
  const start = Math.max(text.length - LAST_WORD, 0) + at;
  const stated = verdictAtStart(text.slice(start));
  if (!stated) return null;
  const before = text.slice(0, start);
  const only = stated.rest.replace(/[\s\p{P}]/gu, '') === '';
  const separate =
    stated.byMark && /(?:[—–:：]|\s-)\s*[*_]*$/.test(before) && stated.rest.length <= LONGEST_REMARK;
  return only || separate ? { ...stated, rest: '', before } : null;
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
  return markWithWord(text) ?? lastWord(text);
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
  return { ...word, byMark: false, before: text.slice(0, at) };
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
