import { anyOf, pattern, wordsOf } from '../../../languages/words.js';
import { numberOf } from '../../../principles/principle-number.js';
import { normaliseLabel } from '../../../base/plain-text.js';

const RESULT = new RegExp(`^(?:${anyOf(({ check }) => check.results)})(?:\\s*[(（].*[)）])?$`, 'u');
/** One word of a label before a result: "gate", "conclusion", in whatever language. */
const RESULT_WORD = new RegExp(`^(?:${anyOf(({ check }) => check.results)})$`, 'u');
const CHECK_WORD = new RegExp(`^(?:${anyOf(({ check }) => check.resultWords)})$`, 'u');
/** Where a script without blanks meets one with them. */
const SCRIPT_BORDER =
  /(?<=[\p{Script=Latin}\p{N}])(?=[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}])|(?<=[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}])(?=[\p{Script=Latin}\p{N}])/u;
const MAX_WORDS = 6;

/** Whether a label comes before a result over the whole check: "Gate result", "Status do Gate", "Gate 结论". */
export function isResultLabel(text: string): boolean {
  const key = normaliseLabel(text);
  if (RESULT.test(key)) return true;
  const words = key
    .replace(/(?<!\s)\s*[(（][^()（）]*[)）]$/, '')
    .split(/[\s/]+/)
    .flatMap((word) => word.split(SCRIPT_BORDER));
  if (words.length < 2 || words.length > MAX_WORDS) return false;
  return (
    words.some((word) => RESULT_WORD.test(word)) &&
    words.every((word) => RESULT_WORD.test(word) || CHECK_WORD.test(word))
  );
}

/** A principle as written, without marks around it and separators behind it. */
export function principleName(text: string): string {
  return text
    .replace(/\p{Extended_Pictographic}|\u{FE0F}|\u{200D}|[✓✔✗✘✖☑☐]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^(?:[\s:：—–\-*_,;]|\.(?![\p{L}\p{N}]))+/u, '')
    .replace(/(?<!\s)\s*(?<!\.)\.{3,}\s*$/, '')
    .replace(/(?:[\s:：—–\-*_,;→]|[-=]>)+$/u, '')
    .trim();
}

/** Words of labels that say something about a principle and do not name one: "Status", "Evidence", "Rationale". */
const NOTE = new RegExp(
  `^(?:${anyOf(({ check }) => [...check.notes, ...check.verdictLabels])})(?:\\s*[(（].*)?$`,
  'u',
);

const NOTE_LEAD = new RegExp(`^(?:${anyOf(({ check }) => check.noteLead)})\\s*[:：]`, 'u');

/** Whether a bold label or a heading is a note about a principle rather than a principle. */
export function isNoteLabel(text: string): boolean {
  if (numberOf(text) !== null) return false;
  const key = normaliseLabel(text);
  return NOTE.test(key) || NOTE_LEAD.test(key);
}

const RESULT_OF_ONE = new RegExp(`^(?:${anyOf(({ check }) => check.resultOfOne)})$`, 'iu');

/** "Result" among the notes on one principle is about that principle. */
export function isResultOfOne(text: string): boolean {
  return RESULT_OF_ONE.test(text);
}

const CHECK = pattern(({ check }) => check.checks, 'i');

/** Whether a label with a phase is about the whole check. */
export function namesCheck(text: string): boolean {
  return CHECK.test(text);
}

/** Labels that introduce a list of gates and are not gates: "Verification Checklist", "Constitution Principles". */
const LIST_LABEL = new RegExp(`^(?:${anyOf(({ check }) => check.listLabels)})$`, 'u');

/** Whether a label only introduces the gates that are below it. */
export function isListLabel(text: string): boolean {
  return numberOf(text) === null && LIST_LABEL.test(normaliseLabel(text));
}

/** Whether a name is that of a file: a written document is not a gate. */
export function isFileName(text: string): boolean {
  return (
    /^[\w./-]{1,120}\.[a-z]{1,5}$/i.test(text) &&
    /[\w-]\.(?:md|ya?ml|json|tsx?|jsx?|py|go|rs|cs|java|proto|sql|graphql|txt)$/i.test(text)
  );
}

const VERDICT_LABELS = new Set(wordsOf(({ check }) => check.verdictLabels));

/** Whether a label comes before the verdict on the principle above it. */
export function isVerdictLabel(text: string): boolean {
  return VERDICT_LABELS.has(normaliseLabel(text));
}
