import { anyOf, wordsOf } from '../../../languages/words.js';
import { normaliseLabel, part } from '../../../base/plain-text.js';

const ROMAN = '(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})';
const WORD = `(?:${anyOf(({ check }) => check.numbered)})`;
const ARTICLE = `(?:${anyOf(({ check }) => check.articles)})`;
const COUNTER = anyOf(({ check }) => check.counters);
/** "RFC 12", "NFR-3", "第1阶段": numbers of something else. */
const OTHER_NUMBER = new RegExp(
  `^(?:adr|rfc|fr|nfr|sc|ns)[-\\s]?\\d|^(?:${anyOf(({ constitution }) => constitution.ordinals)})?\\s*\\d{1,2}\\s*(?:${anyOf(({ check }) => check.phases)})`,
  'iu',
);
const LEADING = new RegExp(
  `^(?:${WORD}\\s*)?[#§]?\\s*(${ROMAN}|\\d{1,2})(?:\\s*[.:：)）\\]】、．–—·・•|｜]|\\s*[-‐‑‒−]\\s|\\s+\\/\\s|\\/\\s|\\s+(?=[(（])|\\s*$|${COUNTER}|\\s+(?=[A-Z\\p{Lo}]))`,
  'iu',
);
const BRACKETED = new RegExp(
  `[(（\\[【]\\s*(?:${WORD}\\s*)?[§#]?\\s*(${ROMAN}|\\d{1,2})\\s*[)）\\]】]`,
  'iu',
);
const WITH_WORD = new RegExp(`^(?:${WORD})\\s*(${ROMAN}|\\d{1,2})(?![\\w])`, 'iu');
const SECTION = new RegExp(`§\\s*(${ROMAN}|\\d{1,2})(?![\\w])`, 'u');

/** The roman or arabic number that a principle carries: "IV. Simplicity", "Principle 3: …", "Boundary (§I)". */
export function numberOf(text: string): string | null {
  if (OTHER_NUMBER.test(text)) return null;
  const found = WITH_WORD.exec(text) ?? leadingNumber(text) ?? withWord(text) ?? SECTION.exec(text);
  return found?.[1]?.toUpperCase() ?? null;
}

/** A roman numeral must be written in capitals, and a bare number must not begin a sentence ("3 projects"). */
function leadingNumber(text: string): RegExpExecArray | null {
  const match = LEADING.exec(text);
  if (!match) return null;
  const number = part(match, 1);
  if (/[ivx]/i.test(number) && number !== number.toUpperCase()) return null;
  return /^\d/.test(number) && /\s$/.test(match[0]) && !/[^\s\d#§\p{L}]/u.test(match[0]) ? null : match;
}

function withWord(text: string): RegExpExecArray | null {
  const match = BRACKETED.exec(text);
  const number = part(match, 1);
  return match && (number === number.toUpperCase() || /principle/i.test(match[0])) ? match : null;
}

const ONLY_NUMBER = new RegExp(`^(?:${WORD}\\s*)?[#§]?\\s*(${ROMAN}|\\d{1,2})[.)]?$`, 'iu');
const HAN = '[一二三四五六七八九十]{1,3}';
const ONLY_HAN = new RegExp(`^${ARTICLE}?\\s*${HAN}\\s*(?:${COUNTER})?$`, 'u');
const LED_BY_HAN = new RegExp(`^${ARTICLE}?\\s*${HAN}\\s*(?:[、.．：:]|${COUNTER})`, 'u');

/** Whether a name is led by a number of any kind, Chinese ones included. */
export function isNumberedName(text: string): boolean {
  return numberOf(text) !== null || LED_BY_HAN.test(text);
}

/** Whether a text is nothing but a number: `III`, `§2`, `#4`, `Principle V`. */
export function isOnlyNumber(text: string): boolean {
  const number = ONLY_NUMBER.exec(text.trim())?.[1];
  return number === undefined ? ONLY_HAN.test(text.trim()) : number === number.toUpperCase();
}

/** A principle as written, without marks around it and separators behind it. */
export function principleName(text: string): string {
  return text
    .replace(/\p{Extended_Pictographic}|\u{FE0F}|\u{200D}|[✓✔✗✘✖☑☐]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^(?:[\s:：—–\-*_,;]|\.(?![\p{L}\p{N}]))+/u, '')
    .replace(/[\s:：—–\-*_,;]+$/, '')
    .trim();
}

/** Words of labels that say something about a principle and are none: "Status", "Evidence", "Rationale". */
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

/** Labels that introduce a list of gates and are none: "Verification Checklist", "Constitution Principles". */
const LIST_LABEL = new RegExp(`^(?:${anyOf(({ check }) => check.listLabels)})$`, 'u');

/** Whether a label only introduces the gates that stand below it. */
export function isListLabel(text: string): boolean {
  return numberOf(text) === null && LIST_LABEL.test(normaliseLabel(text));
}

/** Whether a name is that of a file: a written document is no gate. */
export function isFileName(text: string): boolean {
  return (
    /^[\w./-]{1,120}\.[a-z]{1,5}$/i.test(text) &&
    /[\w-]\.(?:md|ya?ml|json|tsx?|jsx?|py|go|rs|cs|java|proto|sql|graphql|txt)$/i.test(text)
  );
}

const VERDICT_LABELS = new Set(wordsOf(({ check }) => check.verdictLabels));

/** Whether a label stands before the verdict on the principle above it. */
export function isVerdictLabel(text: string): boolean {
  return VERDICT_LABELS.has(normaliseLabel(text));
}
