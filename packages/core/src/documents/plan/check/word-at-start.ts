import { anyOf, wholeWords, wordStarts, wordsOf } from '../../../languages/words.js';
import { memoizeText } from '../../../base/memo.js';
import { part } from '../../../base/plain-text.js';
import { phaseOf } from './check-phase.js';
import {
  isYesOrNo,
  leastPromise,
  PASS_MARKS,
  VERDICT_WORDS,
  WEAK_WORDS,
  type StatedWord,
} from './verdict-words.js';

/** A word of a status, what it states where it stands, and what is left of the text behind it. */
export interface WordAtStart {
  readonly verdict: StatedWord;
  /** Whether it is a word that also begins ordinary sentences. */
  readonly weak: boolean;
  /** Whether it is a bare "yes" or "no", which answers questions of any kind. */
  readonly yesNo: boolean;
  /**
   * Whether it is an answer by itself: in capitals, with nothing but punctuation behind it, or a pass that states itself
   * before a sentence. "Passes the data on" only begins with such a word.
   */
  readonly alone: boolean;
  /** Whether the text takes back what it states: "PASS FAIL". */
  readonly contradicted: boolean;
  readonly rest: string;
}

const LEAD = /^[\s*_(（[【"'~:：—–-]*/;
/** The lengths of the words that begin with a character, the longest first: most texts begin with no such character. */
const LENGTHS: ReadonlyMap<string, readonly number[]> = lengthsByStart();

function lengthsByStart(): Map<string, number[]> {
  const lengths = new Map<string, Set<number>>();
  for (const word of VERDICT_WORDS.keys()) {
    const start = word.charAt(0);
    lengths.set(start, (lengths.get(start) ?? new Set()).add(word.length));
  }
  return new Map([...lengths].map(([start, found]) => [start, [...found].sort((a, b) => b - a)]));
}

/** Words before a status word: what they make of a `pass`. The longest come first. */
const DEGREES: readonly Degree[] = (['partial', 'pass', 'fail'] as const)
  .flatMap((verdict) => wordsOf(({ check }) => check.degrees[verdict]).map((word): Degree => [word, verdict]))
  .sort(([a], [b]) => b.length - a.length);
/** "遵守していない", "준수하지 않음": what turns a word over behind it. */
const TURNED = new RegExp(`^(?:${anyOf(({ check }) => check.turned)})`, 'u');
/** "PASS only if …", "erfüllt, sobald …": a condition, no verdict. */
const CONDITION = new RegExp(
  String.raw`^[\s*_,，、]{0,4}(?:only\s+)?(?:${anyOf(({ check }) => check.condition)})(?![\p{L}\p{N}])`,
  'iu',
);
/** The same in languages that write the condition before the word's own ending. */
const CONDITION_UNSPACED = new RegExp(`^\\s*(?:${anyOf(({ check }) => check.conditionEnding)})`, 'u');

/** "PASS TBD", "erfüllt (noch nicht)". */
const UNFINISHED = new RegExp(
  String.raw`^[\s*_(（\[,:：;—–-]{0,6}(?:${wordStarts(({ check }) => check.unfinished)})(?![\p{Script=Latin}\p{Script=Cyrillic}])`,
  'iu',
);
const LATER = new RegExp(
  String.raw`^[\s*_(（,，]{0,4}(?:${anyOf(({ check }) => check.later)})(?![\p{Script=Latin}\p{Script=Cyrillic}])`,
  'iu',
);

/**
 * The word at the start of a text that states a verdict. Words that also begin sentences must be alone.
 * @param inRemark whether the text is a remark itself, behind which no other one takes anything back
 */
export function wordAtStart(text: string, inRemark = false): WordAtStart | null {
  const body = text.slice(part(LEAD.exec(text), 0).length);
  const plain = plainWord(body, inRemark);
  if (plain !== undefined) return plain;
  const degree = degreeOf(body);
  if (degree === null) return null;
  const word = plainWord(body.slice(degree.length).replace(/^\s+/, ''), inRemark);
  if (!word) return null;
  // "Not violated" is not a violation.
  if (degree.verdict === 'fail' && word.verdict === 'fail')
    return word.weak ? null : { ...word, verdict: 'pass' };
  if (word.verdict !== 'pass' && degree.verdict !== 'pass') return null;
  return { ...word, verdict: degree.verdict === 'pass' ? word.verdict : degree.verdict };
}

/** Whether a text begins with a word that would state a verdict, and a condition or a date takes it back: "PASS after …". */
export const isHeldBack = memoizeText((text) => {
  const marked = PASS_MARK.exec(text);
  const unmarked = marked ? text.slice(marked[0].length) : text;
  const body = unmarked.slice(part(LEAD.exec(unmarked), 0).length);
  const word = longestWord(body);
  if (word?.verdict === 'pass') return isUnfinished(word.rest) && (marked === null || !goesOn(word.rest));
  return marked !== null && word === undefined && isRemark(body) && isUnfinished(body);
});

/** "✅ PASS (pending tests)": the mark counts, and the words say what is left to do. */
function goesOn(rest: string): boolean {
  const found = UNFINISHED.exec(rest);
  return found !== null && /[\p{L}\p{N}]/u.test(rest.slice(found[0].length));
}

/** A mark or a ticked box before the words. */
const PASS_MARK = new RegExp(`^[\\s*_]*(?:[${PASS_MARKS}]\\u{FE0F}?|\\[[xX✓✔]\\])[\\s*_:：—–-]*`, 'u');

/** "✅ after refactoring": a few words that are no sentence of their own. */
function isRemark(text: string): boolean {
  return text.length <= 48 && /^[^\p{Lu}]/u.test(text) && text.trim().split(/\s+/).length <= 5;
}

interface Found {
  readonly word: string;
  readonly verdict: StatedWord;
  readonly weak: boolean;
  readonly yesNo: boolean;
  readonly upper: boolean;
  readonly rest: string;
}

function longestWord(body: string): Found | undefined {
  const lengths = LENGTHS.get(body.charAt(0).toLowerCase());
  if (lengths === undefined) return undefined;
  const lower = body.slice(0, (lengths[0] ?? 0) + 2).toLowerCase();
  for (const length of lengths) {
    const word = lower.slice(0, length);
    const verdict = VERDICT_WORDS.get(word);
    if (!verdict || !endsWord(lower, length)) continue;
    const rest = body.slice(length);
    const weak = WEAK_WORDS.has(word);
    if (weak && !/^[\s*_]*(?:$|[\p{P}])/u.test(rest)) continue;
    const written = body.slice(0, length);
    const upper = /\p{Lu}/u.test(written) && written === written.toUpperCase();
    return { word, verdict, weak, yesNo: isYesOrNo(word), upper, rest };
  }
  return undefined;
}

/** Undefined when the text begins with no word of the table; null when that word states nothing here. */
function plainWord(body: string, inRemark = false): WordAtStart | null | undefined {
  const found = longestWord(body);
  if (found === undefined) return undefined;
  const { word, verdict, weak, yesNo, upper, rest } = found;
  if (isChoice(verdict, rest)) return null;
  if (/^[\s*_]*[?？]/.test(rest) || (isAnswer(verdict) && isConditional(rest))) return null;
  if (verdict === 'pass' && isUnfinished(rest)) return null;
  const alone = upper || ENDS.test(rest) || (verdict === 'pass' && statesItself(word, rest));
  const behind = rest.replace(/^\s*(?:→|->|=>)\s*/, ' ');
  const second = /^\s+[*_]{0,3}\p{Lu}[\p{Lu}/]/u.test(behind)
    ? longestWord(behind.trimStart().replace(/^[*_]+/, ''))
    : null;
  if (second?.upper === true && !second.weak && second.verdict !== verdict) {
    const least = leastPromise([verdict, second.verdict]);
    return { verdict: least, weak, yesNo, alone, contradicted: least === 'fail', rest: second.rest };
  }
  if (verdict === 'na' && /^[^:：]{0,120}[:：]\s*\**\s*PASS\b/.test(rest))
    return { verdict: 'pass', weak: false, yesNo: false, alone: true, contradicted: false, rest };
  const taken = verdict === 'pass' && !inRemark ? takenBack(rest) : null;
  if (taken !== null) return { verdict: taken, weak, yesNo, alone, contradicted: taken === 'fail', rest };
  return { verdict: qualified(verdict, rest), weak, yesNo, alone, contradicted: false, rest };
}

/** What begins a remark behind a verdict. */
const REMARK = /^[\s*_]{0,4}(?:[:：,，、;；(（[—–]|-\s)[\s*_]{0,4}/;
/** Behind a word that is an answer of its own; a slash makes a term of it: "red/green". */
const ANSWER_ENDS = /^[\s*_]*(?:$|[)）\]】.。,，;；:：!]|[—–]|-\s)/;
const NOTHING_BEHIND = /^[\s*_]*[)）\]】.。!]{0,3}[\s*_]*$/;

/**
 * A verdict that promises less and begins the remark behind a "pass": "PASS (does NOT hold)", "PASS — violated, see below", "PASS: no".
 * Null where the remark is about something else: "PASS — no new dependency", "PASS (fails closed)".
 */
function takenBack(rest: string): StatedWord | null {
  const lead = REMARK.exec(rest);
  if (lead === null) return null;
  const word = wordAtStart(rest.slice(lead[0].length), true);
  if (word === null || word.verdict === 'pass' || word.verdict === 'na') return null;
  if (word.weak) return NOTHING_BEHIND.test(word.rest) ? word.verdict : null;
  return ANSWER_ENDS.test(word.rest) || isUpperBefore(rest, word.rest) ? word.verdict : null;
}

/** Whether the word before the rest of a text is in capitals, so that a sentence may go on behind it. */
function isUpperBefore(text: string, rest: string): boolean {
  const word = part(/\p{L}+$/u.exec(text.slice(0, text.length - rest.length)), 0);
  return word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();
}

/** Nothing but punctuation or a remark with "with" behind a word, and the word's own ending before it. */
const ENDS = new RegExp(
  `^(?:${anyOf(({ check }) => check.endings)})?[\\s*_]*(?:$|[\\p{P}\\p{S}]|(?:${anyOf(({ check }) => check.with)})\\s)`,
  'iu',
);
const FIRM: ReadonlySet<string> = new Set(wordsOf(({ check }) => check.firm));
const OPEN = new RegExp(
  wholeWords(({ check }) => check.closing.notStated),
  'iu',
);

/** "Complies with the rule", and not "complies once it is merged": what is said up to the next stop takes nothing back. */
function statesItself(word: string, rest: string): boolean {
  return FIRM.has(word) && !OPEN.test(/^[^.。;；,，、]{0,200}/u.exec(rest)?.[0] ?? '');
}

/** "Yes / No", "PASS/FAIL" and "PASS or FAIL" are what a template offers, and no answer. */
const OR = new RegExp(
  `^[\\s*_]*(?:[/|／]\\s*|(?:${anyOf(({ spaces, tree }) => (spaces ? tree.or : []))})\\s+)(?=\\p{L})`,
  'iu',
);

function isChoice(verdict: StatedWord, rest: string): boolean {
  const other = OR.exec(rest);
  const word = other && plainWord(rest.slice(other[0].length), true);
  return word !== null && word !== undefined && word.verdict !== verdict;
}

function isAnswer(verdict: StatedWord): boolean {
  return verdict === 'pass' || verdict === 'fail';
}

function isConditional(rest: string): boolean {
  return CONDITION.test(rest) || CONDITION_UNSPACED.test(rest);
}

/** "PASS (not yet)", "PASS TBD", "PASS after refactoring", "PASS 50%": what is to come is not a verdict. */
export function isUnfinished(rest: string): boolean {
  if (UNFINISHED.test(rest) || /^[\s:：(（—–-]{0,6}\d{1,2}\s?%[)）]?[\s.。]*$/.test(rest)) return true;
  if (isConditional(rest)) return true;
  const later = LATER.exec(rest);
  // "PASS after the design" says which of the two checks it was.
  return later !== null && phaseOf(rest.slice(0, 60)) === null;
}

/** "PASS (justified)", "PASS — with exception" and "cumple parcialmente" are partial; "PASS / reinforces" is not. */
function qualified(verdict: StatedWord, rest: string): StatedWord {
  if (verdict === 'fail' && TURNED.test(rest)) return 'pass';
  if (verdict !== 'pass') return verdict;
  if (TURNED.test(rest)) return 'fail';
  return isQualified(rest) ? 'partial' : verdict;
}

const WITH = new RegExp(String.raw`^[\s,;/(（—–-]*(?:${anyOf(({ check }) => check.with)})\s+(.*)$`, 'su');
const WITHOUT = new RegExp(`^(?:${anyOf(({ check }) => check.without)})$`, 'u');
const EXCEPTION = new RegExp(`^(?:${anyOf(({ check }) => check.qualifier)})`, 'u');
const QUALIFIED = new RegExp(String.raw`^[\s,;/(（—–-]*(?:${anyOf(({ check }) => check.qualified)})`, 'u');

/** Whether the words behind a "pass" take something of it back. */
function isQualified(rest: string): boolean {
  const after = rest.slice(0, 80).toLowerCase().replace(/[*_]/g, '');
  const withWhat = WITH.exec(after);
  if (withWhat) {
    const words = part(withWhat, 1).split(/\s+/).slice(0, 4);
    const at = words.findIndex((word) => EXCEPTION.test(word));
    return at !== -1 && !WITHOUT.test(words[0] ?? '');
  }
  return QUALIFIED.test(after);
}

function endsWord(text: string, length: number): boolean {
  const last = text.charAt(length - 1);
  const next = text.charAt(length);
  // "non-negotiable" and "pass-through" are words of their own.
  if (/^-\p{L}/u.test(text.slice(length, length + 2))) return false;
  return next === '' || !/[\p{L}\p{N}_]/u.test(next) || !/[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(last);
}

type Degree = readonly [words: string, verdict: 'pass' | 'partial' | 'fail'];

function degreeOf(body: string): { readonly verdict: Degree[1]; readonly length: number } | null {
  const lower = body.slice(0, 24).toLowerCase();
  const found = DEGREES.find(([words]) => lower.startsWith(words) && endsWord(lower, words.length));
  return found ? { verdict: found[1], length: found[0].length } : null;
}
