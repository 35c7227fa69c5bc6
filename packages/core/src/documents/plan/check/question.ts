import type { CheckVerdict } from '../../../model/plan.js';
import { anyOf, pattern, wholeWords, type Pick as PickWords } from '../../../languages/words.js';
import { memoizeText } from '../../../base/memo.js';
import { normaliseLabel } from '../../../base/plain-text.js';
import { isYesOrNo, type StatedWord } from './verdict-words.js';

const VIOLATES = pattern(({ check }) => check.columns.violates);
const DENIED = pattern(({ check }) => check.closing.none, 'g');

/** What follows the last word of a question: its ending, and in languages without blanks a particle. */
const ENDING = String.raw`(?:[\p{Script=Latin}\p{Script=Cyrillic}]{0,12}|\p{L}{0,4})[\s\p{P}]*$`;

const judges: PickWords = ({ check }) =>
  check.verdicts.pass.filter((word) => !isYesOrNo(word)).map((word) => word.replace(/[.]/g, String.raw`\.`));
const spaced: PickWords = (language) =>
  language.spaces ? [...language.check.closing.holds, ...judges(language)] : [];
const unspaced: PickWords = (language) => (language.spaces ? [] : judges(language));
/** "Is II satisfied?". Without blanks a word counts at the end only: "通过" also means "by". */
const HOLDS = new RegExp(`${wholeWords(spaced)}|(?:${anyOf(unspaced)})${ENDING}`, 'u');
/** A duty, a hope or a denial asks something else than whether the principle is met. */
const OPEN = new RegExp(
  `${wholeWords(({ check }) => check.closing.notStated)}|${wholeWords(({ check }) => check.degrees.fail)}`,
  'iu',
);
const NUMBER_LAST = String.raw`(?<![\p{L}\p{N}])(?:[ivx]{1,5}|\d{1,2})[\s\p{P}]*$`;
/** "Violated?", "Does it violate II?": what is asked for comes last, unlike in "Are violations recorded?". */
const ASKS_LAST = new RegExp(
  `(?:${anyOf(({ check }) => [...check.columns.violates, ...check.columns.principle])})${ENDING}|${NUMBER_LAST}`,
  'u',
);

/** What a "yes" to a question says of the principle; null where the question does not tell. */
export const meaningOfYes = memoizeText((question): 'pass' | 'fail' | null => {
  const key = normaliseLabel(question);
  const rest = key.replace(DENIED, ' ');
  if (OPEN.test(rest)) return null;
  const bad = VIOLATES.test(rest);
  const good = rest !== key || HOLDS.test(rest);
  if (bad === good) return null;
  if (good) return 'pass';
  return ASKS_LAST.test(rest) ? 'fail' : null;
});

const QUESTION = /[?？][\s\p{P}]*$/u;

/** Whether a name is a question, or names a violation and so is one without a question mark. */
function asks(name: string): boolean {
  return QUESTION.test(name) || VIOLATES.test(normaliseLabel(name));
}

/** What an answer states beside the name that it answers. A bare "yes" or "no" to a question says what the question makes of it. */
export function answerTo(
  name: string,
  { verdict, yesNo }: { readonly verdict: StatedWord; readonly yesNo: boolean },
): CheckVerdict {
  if (!yesNo || !asks(name)) return verdict;
  const yes = meaningOfYes(name);
  if (yes === null) return 'unknown';
  return (verdict === 'pass') === (yes === 'pass') ? 'pass' : 'fail';
}
