import type { CheckVerdict } from '../../../model/plan.js';
import { anyOf, pattern, wholeWords, wordsOf, type Pick } from '../../../languages/words.js';
import { takeNumbers } from '../../../principles/principle-number.js';
import type { NamedLine } from './named-line.js';
import { verdictAtEnd, verdictAtStart } from './stated-verdict.js';
import { isUnfinished } from './word-at-start.js';

/** Characters of a closing line that are read. */
const MAX_TEXT = 400;

/** "All gates", "every principle", "7/7": what the sentence is about. */
const ALL = new RegExp(
  String.raw`\b(\d{1,2})\s*(?:\/|${anyOf(({ check }) => check.closing.countOf)})\s*\1(?!\d)|${anyOf(({ check }) => check.closing.all)}`,
  'iu',
);
/** What the sentence says of them. */
const HOLDS = pattern(({ check }) => check.closing.holds, 'i');
const NO_VIOLATIONS = pattern(({ check }) => check.closing.none, 'gi');
/** A duty, a hope, a condition or a denial does not state that something holds. */
const NOT_STATED = new RegExp(
  wholeWords(({ check }) => check.closing.notStated),
  'iu',
);
const EXCEPT = new RegExp(`${wholeWords(({ check }) => check.closing.except)}|[⚠❌✗✘✖🔴🟡⏳]`, 'iu');
const CONDITION = new RegExp(
  wholeWords(({ check }) => check.closing.condition),
  'iu',
);
/** "No new violations": no statement over all, and no exception either. */
const NO_OTHER = pattern(({ check }) => check.closing.noOther, 'gi');
const WITHOUT_EXCEPTION = pattern(({ check }) => check.closing.withoutException, 'gi');
const NOT_ALL = new RegExp(`^[^\\p{L}]*(?:${anyOf(({ check }) => check.closing.notAll)})`, 'iu');

/** Whether a closing text itself says that every principle holds. */
export function speaksOfAll(text: string): boolean {
  return sayAll(text) === 'all';
}

/** `all`: every principle holds; `most`: it says so and takes something back; null: it is about something else. */
function sayAll(text: string): 'all' | 'most' | null {
  const plain = text.slice(0, MAX_TEXT).replace(WITHOUT_EXCEPTION, ' ');
  if (NOT_ALL.test(plain)) return 'most';
  const none = deniesViolations(plain);
  const rest = plain.replace(NO_VIOLATIONS, ' ').replace(NO_OTHER, ' ');
  const stated = sentencesOf(rest).some(
    (sentence) => ALL.test(sentence) && holds(sentence) && !NOT_STATED.test(sentence),
  );
  if (!none && !stated) return null;
  return EXCEPT.test(rest) ? 'most' : 'all';
}

/** "All gates pass after the split" is still to come. */
function holds(sentence: string): boolean {
  const found = HOLDS.exec(sentence);
  return found !== null && !isUnfinished(sentence.slice(found.index + found[0].length));
}

function deniesViolations(text: string): boolean {
  return sentencesOf(text)
    .filter((sentence) => !CONDITION.test(sentence))
    .flatMap((sentence) => sentence.split(/[,，、]/))
    .some((clause) => {
      const rest = clause.replace(NO_VIOLATIONS, ' ');
      return rest !== clause && !NOT_STATED.test(rest);
    });
}

/** "All gates — PASS" is one sentence. */
const DASH_BEFORE_ANSWER = new RegExp(
  `\\s*[—–]\\s*(?=(?:${anyOf(({ check }) => check.closing.answer)}))`,
  'giu',
);

function sentencesOf(text: string): string[] {
  return text.replace(DASH_BEFORE_ANSWER, ' ').split(/[.。!！;；\n]+(?=\s|$|[^\x20-\x7e])|[—–]|\s-\s/u);
}

/** "All gates pass." and "No constitution violations." as sentences of their own; null for any other text. */
function closingVerdict(text: string): CheckVerdict | null {
  const said = sayAll(text);
  if (said === null) return null;
  return said === 'all' ? 'pass' : 'partial';
}

/** How a sentence over the whole check begins, without a label. */
const CLOSING_START = new RegExp(`^[\\s>*_✅✓✔☑]*(?:${anyOf(({ check }) => check.closing.begins)})`, 'iu');

/** A line without a label that is about the whole check in its first sentence; null for any other line. */
export function closingSentence(text: string): ClosingLine | null {
  if (isShort(text) && countsAll(text)) return { verdict: 'pass', all: true, numbers: [] };
  const verdict = CLOSING_START.test(text) ? closingVerdict(firstSentence(text)) : null;
  return verdict && { verdict, all: verdict === 'pass' && speaksOfAll(text), numbers: [] };
}

/** "All PASS" is a closing line; a longer sentence that begins so may go on with something else. */
function isShort(text: string): boolean {
  return text.length <= 40 && !NOT_STATED.test(text);
}

function firstSentence(text: string): string {
  return /^.{1,300}?[.。!](?=\s|$|[*_])/s.exec(text)?.[0] ?? text.slice(0, 300);
}

const LEAD = new RegExp(
  String.raw`^[\s*_]*(?:(?:${anyOf(({ check }) => check.closing.lead)})(?:\s+(?:${anyOf(({ check }) => check.closing.stay)}))*\s+|(\d{1,2})\s*\/\s*\1\s+)(?=\S)`,
  'iu',
);

/** The verdict that a text behind a result label states. */
function verdictOfResult(text: string): CheckVerdict | null {
  const said = sayAll(text);
  if (said === 'most' && verdictAtStart(text)?.verdict !== 'fail') return 'partial';
  const first = verdictAtStart(text) ?? verdictAtStart(text.replace(LEAD, ''));
  return first?.verdict ?? (said === 'all' ? 'pass' : null);
}

/** "Re-check required after Phase 1: No" is not a result. */
const ABOUT_RECHECK = new RegExp(
  wholeWords(({ check }) => check.closing.aboutRecheck),
  'iu',
);

/** What a line says of the whole check, or of the principles that it names. */
export interface ClosingLine {
  readonly verdict: CheckVerdict;
  /** Whether it is explicitly about every principle. */
  readonly all: boolean;
  /** The principles that it is about, by number: "I–IV all satisfied". */
  readonly numbers: readonly string[];
}

/** The result that a line behind a label states over the whole check; null when it states none. */
export function resultOf(named: NamedLine): ClosingLine | null {
  if (ABOUT_RECHECK.test(named.name)) return null;
  const several = closingOfNumbers(named.rest);
  if (several) return several;
  const verdict =
    (named.onlyVerdict ? null : verdictOfResult(named.rest)) ?? named.verdict ?? closingVerdict(named.rest);
  if (verdict === null || verdict === 'unknown') return null;
  const whole = named.onlyVerdict ? `${named.name}. ${named.rest}` : named.rest;
  const all = verdict !== 'partial' && (speaksOfAll(whole) || countsAll(whole));
  return { verdict, all, numbers: [] };
}

/** "I–IV all satisfied ✅": a verdict on the principles with these numbers; null for any other text. */
export function closingOfNumbers(text: string): ClosingLine | null {
  const taken = takeNumbers(text.replace(/^(?:[\s>*_✅✓✔☑]|\u{FE0F})+/u, ''));
  if (!taken) return null;
  const rest = taken.rest.slice(0, MAX_TEXT).replace(/^[\s*_]*[:：—–-]?[\s*_]*/, '');
  if (rest === '' || NOT_STATED.test(firstSentence(rest)) || EXCEPT.test(rest.replace(NO_VIOLATIONS, ' ')))
    return null;
  const stated =
    verdictAtStart(rest) ?? verdictAtStart(rest.replace(ALL_BEFORE, '')) ?? verdictAtEnd(firstSentence(rest));
  if (stated === null || (stated.weak && !stated.byMark)) return null;
  return { verdict: stated.verdict, all: false, numbers: taken.numbers };
}

/** The longest come first: "全部" before "全". */
const EVERY_ONE = longestFirst(({ check }) => check.closing.everyOne);
const BEFORE_ANSWER = longestFirst(({ check }) => [...check.closing.everyOne, ...check.closing.stay]);

function longestFirst(pick: Pick): string {
  return [...wordsOf(pick)].sort((a, b) => b.length - a.length).join('|');
}

const ALL_BEFORE = new RegExp(`^(?:(?:${BEFORE_ANSWER})(?:\\s+|(?=[^\\x00-\\x7f])))*`, 'iu');

/** "ALL PASS", "7/7 PASS", "全項目 PASS": the short forms. */
const ALL_HOLD = new RegExp(
  `^[\\s*_✅✓✔]*(?:(?:${EVERY_ONE})\\s*|(\\d{1,2})\\s*\\/\\s*\\1\\s+)(?=(.*)$)`,
  'isu',
);
const COUNT_BEHIND = /^[\s,:(（—–-]{1,4}(\d{1,2})\s*\/\s*\1(?!\d)/u;

function countsAll(text: string): boolean {
  if (EXCEPT.test(text.replace(NO_VIOLATIONS, ' '))) return false;
  const behind = ALL_HOLD.exec(text)?.[2];
  if (behind !== undefined && verdictAtStart(behind)?.verdict === 'pass') return true;
  const stated = verdictAtStart(text);
  return stated?.verdict === 'pass' && COUNT_BEHIND.test(stated.rest);
}
