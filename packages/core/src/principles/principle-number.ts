import { anyOf } from '../languages/words.js';
import { NUMERAL, numberValue, numeralLike } from './numeral.js';

/**
 * The one reading of how a text names a principle by its number: "IV. Simplicity", "Principle 3: …", "第二条", "P1",
 * "Boundary (§I)", "Small (Constitution II)", "III / IV / V", "I–IV".
 */

const PRINCIPLE = anyOf(({ constitution }) => constitution.principle);
const WORD = `(?:${PRINCIPLE}|${anyOf(({ constitution }) => constitution.numbered)})`;
/** Words before a number in a plan's check, too. */
const WORD_OF_CHECK = `(?:${PRINCIPLE}|${anyOf(({ constitution }) => constitution.numbered)}|${anyOf(({ check }) => check.numbered)})`;
const ORDINAL = `(?:${anyOf(({ constitution }) => constitution.ordinals)})`;
const COUNTER = `(?:${anyOf(({ constitution }) => constitution.counters)})`;
const BEHIND = `(?:${anyOf(({ constitution }) => constitution.principles)})`;
const SIGN = `(?:(?:${anyOf(({ constitution }) => constitution.numberSigns)})\\s*|#\\s?)`;

/** "Principle III:", "Article 2 —", "§II", where the numeral may also end the text. */
const led = (word: string): RegExp =>
  new RegExp(
    `^(?:${word}\\s+|§\\s*)${SIGN}?(${NUMERAL})(?![\\p{L}\\p{N}])\\s*[.:)、：·・•|｜‐‑—–-]*\\s*`,
    'iu',
  );
const LED_BY_WORD = led(WORD);
const LED_BY_WORD_OF_CHECK = led(WORD_OF_CHECK);
/** "原则三：", "第二条", "原則1", "제1조". */
const LED_IN_HAN = new RegExp(
  `^${ORDINAL}\\s*(${NUMERAL})\\s*${COUNTER}?${BEHIND}?\\s*[.:、：·・—–-]*\\s*`,
  'u',
);
/** "I. ", "2) ", "III — ", "IV · ", "四、": a bare numeral needs a mark behind it, or nothing at all. */
const BARE = new RegExp(
  `^[([（【]?(${NUMERAL})(?:[)\\]）】][.:、：]?|[.:、：．]|\\s*[·・•|｜]|\\s*/(?=\\s)|\\s*[–—]|\\s*[-‐‑‒−](?=\\s)|\\s*${COUNTER})(?=\\s|$|[^\\p{N}\\s.])\\s*[—–-]?\\s*`,
  'u',
);
const ALONE = new RegExp(`^[#§]?(${NUMERAL})[.)]?$`, 'u');
/** "II Simple", "II (privacy)", "P1 Simple", "II/ Simple": forms that lead a row of a check, and no heading of a constitution. */
const OF_A_ROW = new RegExp(
  `^(?:[#§]?([IVX]{1,7})(?:\\s+(?=[(（\\p{Lu}\\p{Lo}])|/\\s)|[#§](\\d{1,2})(?=[\\s.:)])|P[-.]?(\\d{1,2})(?![\\p{L}\\p{N}])|P-([IVX]{1,7})(?![\\p{L}\\p{N}])|(\\d{1,2})(?=\\s+[(（]))`,
  'u',
);

/** The number that leads the text of a heading, and what follows it. */
export function takeNumber(text: string): { number: string | null; rest: string } {
  return taken(text, LED_BY_WORD.exec(text) ?? LED_IN_HAN.exec(text) ?? BARE.exec(text) ?? ALONE.exec(text));
}

function taken(text: string, found: RegExpExecArray | null): { number: string | null; rest: string } {
  const number = found?.slice(1).find((group) => group !== undefined);
  if (!found || number === undefined || numberValue(number) === null) return { number: null, rest: text };
  return { number, rest: text.slice(found[0].length).trim() };
}

/** "RFC 12", "NFR-3", "第1阶段": numbers of something else. */
const OTHER_NUMBER = new RegExp(
  `^(?:adr|rfc|fr|nfr|sc|ns)[-\\s]?\\d|^${ORDINAL}?\\s*\\d{1,2}\\s*(?:${anyOf(({ check }) => check.phases)})`,
  'iu',
);
/** "(II)", "(Principle II)", "(Constitution II)", "[§2]". */
const BRACKETED = new RegExp(
  `[(（\\[【]\\s*(?:(${WORD_OF_CHECK}|${anyOf(({ constitution }) => constitution.constitution)})\\s*)?[§#]?\\s*(${NUMERAL})\\s*[)）\\]】]`,
  'iu',
);
const SECTION = new RegExp(`§\\s*(${NUMERAL})(?![\\p{L}\\p{N}])`, 'u');

/** The roman or arabic number of the principle that a row, a label or a heading of a check is about; in capitals. */
export function numberOf(text: string): string | null {
  const number = writtenNumber(text);
  return number !== null && /^[IVX\d]+$/.test(number) ? number : null;
}

/** Whether a name is led by a number of any kind, Chinese ones included. */
export function isNumberedName(text: string): boolean {
  return writtenNumber(text) !== null;
}

function writtenNumber(text: string): string | null {
  if (OTHER_NUMBER.test(text)) return null;
  return leadingNumber(text) ?? bracketedNumber(text) ?? shaped(SECTION.exec(text)?.[1]);
}

function leadingNumber(text: string): string | null {
  const found = LED_BY_WORD_OF_CHECK.exec(text) ?? LED_IN_HAN.exec(text);
  if (found) return shaped(taken(text, found).number?.toUpperCase());
  return shaped(taken(text, BARE.exec(text) ?? ALONE.exec(text) ?? OF_A_ROW.exec(text)).number);
}

/** A bare numeral in brackets must be written in capitals: "(i)" counts something else. */
function bracketedNumber(text: string): string | null {
  const match = BRACKETED.exec(text);
  return match ? shaped(match[1] === undefined ? match[2] : match[2]?.toUpperCase()) : null;
}

/** Numbers of principles are small, and roman ones are written in capitals. */
function shaped(number: string | null | undefined): string | null {
  if (number === null || number === undefined || /[a-zLC]/.test(number) || /^\d{3}$/.test(number))
    return null;
  return numberValue(number) === null ? null : number;
}

const ONLY_LED = new RegExp(
  `^(?:${WORD_OF_CHECK}\\s*)?[#§]?\\s*(${NUMERAL})[.)]?$|^${ORDINAL}?\\s*(${NUMERAL})\\s*${COUNTER}?$`,
  'iu',
);

/** Whether a text is nothing but a number: `III`, `§2`, `#4`, `Principle V`. */
export function isOnlyNumber(text: string): boolean {
  const found = ONLY_LED.exec(text.trim());
  return shaped(found?.[1] ?? found?.[2]) !== null;
}

const MENTIONED = new RegExp(`(?:§\\s?|(?<!\\p{L})(?:${PRINCIPLE})\\s+)(${NUMERAL})(?![\\p{L}\\p{N}])`, 'iu');
const MENTION = new RegExp(`[(（]?${MENTIONED.source}[)）]?`, 'giu');

/** The number in "a second client (Principle V)" or "see §II"; null where none is named so. */
export function mentionedNumber(text: string): string | null {
  return MENTIONED.exec(text)?.[1] ?? null;
}

/** A text without such mentions. */
export function withoutMentions(text: string): string {
  return text.replace(MENTION, ' ');
}

const ROMAN_OR_ARABIC = '(?:[IVX]{1,7}|\\d{1,2})';
const RANGE = '\\s{0,2}[–—~～-]\\s{0,2}';
const JOIN = `\\s{0,2}(?:[/／,，、&+]|(?:${anyOf(({ constitution }) => constitution.and)})(?![\\p{L}]))\\s{0,2}`;
const SEVERAL = new RegExp(
  `^(?:${WORD_OF_CHECK}\\s{0,2})?(${ROMAN_OR_ARABIC}(?:(?:${RANGE}|${JOIN})${ROMAN_OR_ARABIC}){1,30})(?![\\p{L}\\p{N}%.])`,
  'iu',
);

/** The numbers that lead a text, when they are several: "III / IV / V", "I–IV"; and what follows them. */
export function takeNumbers(
  text: string,
): { readonly numbers: readonly string[]; readonly rest: string } | null {
  const found = SEVERAL.exec(text);
  const list = found?.[1];
  if (!found || list === undefined) return null;
  const numbers = list
    .split(new RegExp(JOIN, 'iu'))
    .flatMap((one) => range(one.split(new RegExp(RANGE, 'u'))));
  const known = numbers.filter((number) => shaped(number) !== null);
  const isCount = known.every((number) => /^\d/.test(number)) && list.includes('/');
  if (known.length < 2 || known.length !== numbers.length || isCount) return null;
  return { numbers: known, rest: text.slice(found[0].length) };
}

const MAX_RANGE = 40;

/** "I–IV" as the four that it means; ends of two kinds, or the wrong way round, mean nothing. */
function range(ends: readonly string[]): string[] {
  const [first = '', last] = ends;
  if (last === undefined) return [first];
  const [from, to] = [numberValue(first), numberValue(last)];
  if (ends.length !== 2 || from === null || to === null || to <= from || to - from > MAX_RANGE) return [''];
  if (/^\d/.test(first) !== /^\d/.test(last)) return [''];
  return Array.from({ length: to - from + 1 }, (_, at) => numeralLike(first, from + at));
}
