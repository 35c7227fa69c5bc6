import type { CheckVerdict } from '../../../model/plan.js';
import { wordsOf } from '../../../languages/words.js';

/** What a word or a mark can state. */
export type StatedWord = Exclude<CheckVerdict, 'unknown'>;
type Stated = StatedWord;

const MARKS: Readonly<Record<Stated, string>> = {
  pass: '✅☑✔✓🟢👍○◯◎⭕💚',
  fail: '❌✗✘✖🔴⛔🚫❎🛑',
  partial: '⚠🟡🟠△🔶',
  na: '➖⚪⏭',
  pending: '⏳🔄⏸☐⬜🔲🕐⌛❓🚧',
};

/** Marks that state a verdict. */
export const VERDICT_MARKS: Readonly<Record<string, Stated>> = Object.fromEntries(
  (Object.keys(MARKS) as Stated[]).flatMap((verdict) =>
    [...MARKS[verdict]].map((mark) => [mark, verdict] as const),
  ),
);

/** The marks that state a pass, for use inside a class of a pattern. */
export const PASS_MARKS = MARKS.pass;

/** Every verdict word with what it states. A word of two languages states the same in both. */
export const VERDICT_WORDS: ReadonlyMap<string, Stated> = new Map(
  (['pass', 'na', 'pending', 'partial', 'fail'] as const).flatMap((verdict) =>
    wordsOf(({ check }) => check.verdicts[verdict]).map((word) => [word, verdict] as const),
  ),
);

/** Words that also begin ordinary sentences; they state a verdict only where nothing but punctuation follows. */
export const WEAK_WORDS: ReadonlySet<string> = new Set(wordsOf(({ check }) => check.weak));

const YES_OR_NO: ReadonlySet<string> = new Set(wordsOf(({ check }) => [...check.affirms, ...check.denies]));

/** Whether a verdict word is a bare "yes" or "no", which says of a question only what the question asks. */
export function isYesOrNo(word: string): boolean {
  return YES_OR_NO.has(word);
}

/** From the verdict that promises least. */
const BY_PROMISE: readonly StatedWord[] = ['fail', 'partial', 'pending', 'na', 'pass'];

/** Of several verdicts on one thing, the one that promises least. */
export function leastPromise(verdicts: readonly [StatedWord, ...StatedWord[]]): StatedWord {
  return BY_PROMISE.find((verdict) => verdicts.includes(verdict)) ?? verdicts[0];
}
