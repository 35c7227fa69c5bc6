import type { CheckVerdict } from '../../../model/plan.js';
import { memoizeText } from '../../../base/memo.js';
import { part } from '../../../base/plain-text.js';
import { anyOf, wholeWords } from '../../../languages/words.js';
import { isOnlyNumber } from '../../../principles/principle-number.js';
import { leastPromise, VERDICT_MARKS, type StatedWord } from './verdict-words.js';
import { isHeldBack, wordAtStart, type WordAtStart } from './word-at-start.js';

/** A verdict read from a place of its own, and what is left of the text behind it. */
export interface StatedVerdict {
  readonly verdict: StatedWord;
  /** Whether a mark (✅, ⚠️, ❌) stated it. */
  readonly byMark: boolean;
  /** Whether a word that also begins ordinary sentences stated it. */
  readonly weak: boolean;
  /** Whether a bare "yes" or "no" stated it, which answers questions of any kind. */
  readonly yesNo: boolean;
  /** Whether it is an answer by itself, and not the first word of a sentence. */
  readonly alone: boolean;
  /** Whether the text states a failure and its opposite in one place; the failure counts. */
  readonly contradicted: boolean;
  readonly rest: string;
}

/** A verdict at the end of a text, and what comes before it. */
export type EndingVerdict = StatedVerdict & { readonly before: string };

const MARKS = Object.keys(VERDICT_MARKS).join('');
const VARIANT = '[\\u{FE0F}\\u{FE0E}]?';
const LEADING_MARKS = new RegExp(`^[\\s*_(（\\[【"'~]*((?:[${MARKS}]${VARIANT}\\s{0,2}){1,6})`, 'u');
/** "✅/❌": a choice that a template offers. */
const SECOND_MARK = new RegExp(`^\\s*[/|／]\\s*[${MARKS}]`, 'u');
const CHOICE_AT_END = new RegExp(
  `[${MARKS}]${VARIANT}\\s{0,2}[/|／]\\s{0,2}[${MARKS}]${VARIANT}[\\s*_.。)）\\]】]*$`,
  'u',
);
const TRAILING_MARK = new RegExp(`([${MARKS}])${VARIANT}[\\s*_.。)）\\]】"'~]*$`, 'u');
/** One mark with an arrow behind it: "tests after the code ⚠️ → corrected". */
const ONLY_MARK = new RegExp(`^[^${MARKS}]*\\s([${MARKS}])[\\u{FE0F}]?\\s*(?:→|->|=>)[^${MARKS}]*$`, 'u');
/** "Still ✅ — nothing moved": one mark behind a word or two, and a remark. */
const EARLY_MARK = new RegExp(
  `^[^${MARKS}:：.。]{1,24}\\s([${MARKS}])${VARIANT}\\s*[*_]*(?:[—–:：.;,，。；(（]|-\\s)[^${MARKS}]*$`,
  'u',
);
const LAST_MARK = new RegExp(`[${MARKS}][^${MARKS}]*$`, 'u');
const ANY_MARK = new RegExp(`[${MARKS}]`, 'u');
/** A box as text, as tables and plain lines have it. */
const BOX = /^[\s*_]*\[([ xX✓✔~-])\](?=\s|$)\s*/u;
const BOXES: Readonly<Record<string, StatedWord>> = { ' ': 'pending', '~': 'partial', '-': 'na' };

/** The worst of the marks in a text; null when there is none. */
export function verdictOfMarks(text: string): StatedWord | null {
  const [first, ...others] = [...text].flatMap((character) => VERDICT_MARKS[character] ?? []);
  return first === undefined ? null : leastPromise([first, ...others]);
}

/**
 * The verdict that a text begins with: marks, or a word of a status. A mark decides over the words behind it, unless these
 * are an answer of their own that promises less: "✅ N/A" does not apply, and "✅ FAIL" fails.
 */
export const verdictAtStart = memoizeText(readVerdictAtStart);

function readVerdictAtStart(text: string): StatedVerdict | null {
  const marked = LEADING_MARKS.exec(text);
  if (marked && !SECOND_MARK.test(text.slice(marked[0].length))) {
    const rest = text.slice(marked[0].length).replace(/^[\s*_:：—–-]+/, '');
    const mark = verdictOfMarks(part(marked, 1)) ?? 'pass';
    if (mark === 'pass' && isHeldBack(text)) return null;
    const all = new Set([...part(marked, 1)].flatMap((character) => VERDICT_MARKS[character] ?? []));
    return withAnswer(mark, rest, all.has('fail') && all.has('pass'));
  }
  const box = BOX.exec(text);
  if (box) {
    const stated = BOXES[part(box, 1)] ?? 'pass';
    const rest = text.slice(box[0].length);
    if (stated === 'pass' && isHeldBack(text)) return null;
    if (stated === 'pass') return withAnswer(stated, rest, false);
    const verdict = stated === 'pending' && wordAtStart(rest)?.verdict === 'fail' ? 'fail' : stated;
    return { verdict, byMark: true, weak: false, yesNo: false, alone: true, contradicted: false, rest };
  }
  const word = wordAtStart(text);
  return word && withMarkBehind(word);
}

function withAnswer(mark: StatedWord, rest: string, contradicted: boolean): StatedVerdict {
  const word = wordAtStart(rest);
  const stated = { byMark: true, weak: false, yesNo: false, alone: true } as const;
  if (word === null) return { ...stated, verdict: mark, contradicted, rest };
  const verdict = answered(mark, word);
  const isDenied = verdict === 'fail' && mark === 'pass';
  return {
    ...stated,
    verdict,
    contradicted: contradicted || isDenied || word.contradicted,
    rest: word.verdict === verdict ? word.rest : rest,
  };
}

/** What a mark and the word behind it state together. */
export function answered(
  mark: StatedWord,
  word: Pick<WordAtStart, 'verdict' | 'weak' | 'alone'>,
): StatedWord {
  if (word.verdict === 'na') return 'na';
  if (mark !== 'pass' || word.verdict === 'pass') return mark;
  if (word.verdict === 'partial') return 'partial';
  return word.alone && !word.weak ? word.verdict : mark;
}

/** "PASS ❌": a mark beside the word says it again or takes it back. */
function withMarkBehind(word: WordAtStart): StatedVerdict {
  const stated = { ...word, byMark: false };
  const behind = /^[\s*_—–:：-]{0,4}/.exec(word.rest)?.[0] ?? '';
  const marks = LEADING_MARKS.exec(word.rest.slice(behind.length));
  const mark = marks ? verdictOfMarks(part(marks, 1)) : null;
  if (mark === null || mark === word.verdict || word.verdict === 'na') return stated;
  const verdict = word.weak ? mark : leastPromise([word.verdict, mark]);
  return { ...stated, verdict, byMark: true, yesNo: false, contradicted: verdict === 'fail' && !word.weak };
}

/** "… — ✅ planned": characters behind a mark that stands apart. */
const LONGEST_REMARK = 24;

/** "I. Test-First ✅ PASS": the mark comes before the closing word. */
function markWithWord(text: string): EndingVerdict | null {
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
export function verdictAtEnd(text: string): EndingVerdict | null {
  if (CHOICE_AT_END.test(text.slice(-40))) return null;
  const marked = TRAILING_MARK.exec(text) ?? ONLY_MARK.exec(text) ?? EARLY_MARK.exec(text);
  if (!marked) return markWithWord(text) ?? lastWord(text);
  const mark = VERDICT_MARKS[part(marked, 1)] ?? 'pass';
  const before = text.slice(0, text.lastIndexOf(part(marked, 1)));
  const word = lastWord(before) ?? lastCapitals(before);
  const stated = {
    byMark: true,
    weak: false,
    yesNo: false,
    alone: true,
    contradicted: false,
    rest: '',
  } as const;
  if (!word) return { ...stated, verdict: verdictOfRun(text, mark), before: withoutMarksBehind(before) };
  const verdict = answered(mark, word);
  return { ...stated, verdict, contradicted: verdict === 'fail' && mark === 'pass', before: word.before };
}

/** The same of a name, which may also end in words in capitals: "Library-First FAIL", "Tests — PASS WITH NOTE". */
export function verdictOfName(text: string): EndingVerdict | null {
  return verdictAtEnd(text) ?? lastCapitals(text) ?? verdictTail(text);
}

const RUN_AT_END = new RegExp(`(?:[${MARKS}]${VARIANT}\\s{0,2}){2,6}[\\s*_.。)）\\]】"'~]*$`, 'u');

/** "✅❌" at the end: the least of them counts. */
function verdictOfRun(text: string, mark: StatedWord): StatedWord {
  const run = RUN_AT_END.exec(text.slice(-40))?.[0];
  return run === undefined ? mark : (verdictOfMarks(run) ?? mark);
}

function withoutMarksBehind(text: string): string {
  return text.replace(new RegExp(`(?:[${MARKS}]${VARIANT}\\s{0,2}){1,5}$`, 'u'), '');
}

/** Characters that may follow the last word, and what separates it from the sentence before. */
const CLOSING = /[\s*_.。!)）\]】]{1,40}$/;
const SEPARATORS = /[.。;；:：(（[【→]|\s[—–-]{1,3}(?=\s)|[—–]/g;
const LAST_WORD = 48;

function lastWord(text: string): EndingVerdict | null {
  const whole = text.slice(0, text.length - (CLOSING.exec(text.slice(-200))?.[0].length ?? 0));
  const start = Math.max(whole.length - LAST_WORD, 0);
  const separator = [...whole.slice(start).matchAll(SEPARATORS)].pop();
  if (!separator) return null;
  const at = start + separator.index;
  // "III. Compliance" is a name, and not a verdict behind a number.
  if (separator[0] === '.' && isOnlyNumber(text.slice(0, at))) return null;
  const tail = whole.slice(at + separator[0].length).replace(/^[\s*_]+/, '');
  const word = tail === '' ? null : wordAtStart(tail);
  if (word?.rest.replace(/[\s\p{P}]/gu, '') !== '') return null;
  return { ...word, alone: true, byMark: false, before: text.slice(0, at) };
}

/** Words in capitals that end a short text: "Library-First FAIL". */
const CAPITALS = /\s((?:\p{Lu}[\p{Lu}/-]*\s){0,2}\p{Lu}[\p{Lu}/-]+)[\s.。!*_]{0,8}$/u;
const SHORT = 90;
/** Words of a name before such an ending. */
const LONGEST_NAME = 6;

/** "Every test MUST PASS", "tests or FAIL": a duty, a choice or a denial before the word. */
const DUTY = new RegExp(`(?:${wholeWords(({ check }) => check.closing.notStated)})[\\s*_]*$`, 'iu');

function isOpenBefore(text: string): boolean {
  return DUTY.test(text) || /[/|／,、]\s*$/.test(text);
}

function lastCapitals(text: string): EndingVerdict | null {
  const tail = text.length > SHORT || isHeldBack(text) ? null : CAPITALS.exec(text);
  const words = part(tail, 1).split(' ');
  for (let from = 0; tail !== null && from < words.length; from += 1) {
    const word = wordAtStart(words.slice(from).join(' '));
    if (word === null || word.weak || word.rest.replace(/[\s\p{P}]/gu, '') !== '') continue;
    const before = `${text.slice(0, tail.index)} ${words.slice(0, from).join(' ')}`.trimEnd();
    return isOpenBefore(before) || before.split(/\s+/).length > LONGEST_NAME
      ? null
      : { ...word, alone: true, byMark: false, before };
  }
  return null;
}

/** "Library First — PASS WITH NOTE", "Tests — erfüllt mit Hinweis": what a dash or colon parts from a name and begins with a verdict. */
const TAIL = /(?:\s[—–-]{1,3}\s|[—–]\s?|[:：]\s)(?=[\p{L}])(?!.*(?:\s[—–-]{1,3}\s|[—–]|[:：]\s))/u;
const LONGEST_TAIL = 40;
const WITH = new RegExp(`^\\s+(?:${anyOf(({ check }) => check.with)})\\s`, 'iu');

function isCapital(text: string): boolean {
  return /\p{Lu}/u.test(text) && text === text.toUpperCase();
}

function verdictTail(text: string): EndingVerdict | null {
  const found = text.length > 2 * SHORT ? null : TAIL.exec(text);
  if (!found) return null;
  const tail = text.slice(found.index + found[0].length);
  const word = tail.length > LONGEST_TAIL ? null : wordAtStart(tail);
  if (word === null || word.weak) return null;
  const written = tail.slice(0, tail.length - word.rest.length);
  const isAnswer = isCapital(written) || !/\p{L}/u.test(word.rest) || WITH.test(word.rest);
  return isAnswer ? { ...word, byMark: false, rest: '', before: text.slice(0, found.index) } : null;
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
