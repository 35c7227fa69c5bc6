import { anyOf } from '../languages/words.js';

/** The heading of a principle, taken apart. */
export interface PrincipleHeading {
  /** As written: "I", "3", "二"; null when there is none. */
  readonly number: string | null;
  readonly name: string;
  readonly nonNegotiable: boolean;
}

const ROMAN = '(?:[IVXLC]{1,8}|[ivxlc]{1,8})';
const COUNT = `(?:${ROMAN}|\\d{1,3}|[一二三四五六七八九十]{1,3})`;
const WORD = `(?:${anyOf(({ constitution }) => constitution.numbered)})`;
const ORDINAL = `(?:${anyOf(({ constitution }) => constitution.ordinals)})`;
const COUNTER = `(?:${anyOf(({ constitution }) => constitution.counters)})`;
const PRINCIPLE = `(?:${anyOf(({ constitution }) => constitution.principles)})`;

/** "Principle III:", "Article 2 —", "§II", where the numeral may also end the text. */
const LED_BY_WORD = new RegExp(
  `^(?:${WORD}\\s+|§\\s*)(?:(?:no|nr)\\.?\\s*|n[º°]\\s*|#\\s?)?(${COUNT})(?![\\p{L}\\p{N}])\\s*[.:)、：·・•|｜‐‑—–-]*\\s*`,
  'iu',
);
/** "原则三：", "第二条", "原則1", "제1조". */
const LED_IN_HAN = new RegExp(
  `^${ORDINAL}\\s*(${COUNT})\\s*${COUNTER}?${PRINCIPLE}?\\s*[.:、：·・—–-]*\\s*`,
  'u',
);
/** "I. ", "2) ", "III — ", "IV · ", "四、": a bare numeral needs a mark behind it, or nothing at all. */
const BARE = new RegExp(
  `^[([（【]?(${COUNT})(?:[)\\]）】][.:、：]?|[.:、：]|\\s*[·・•|｜]|\\s*/(?=\\s)|\\s+[‐‑‒—–−-])(?=\\s|$|[^\\p{N}\\s.])\\s*[—–-]?\\s*`,
  'u',
);
const ALONE = new RegExp(`^(${COUNT})$`, 'u');

/** How languages say that a principle is not up for negotiation; these also count without brackets. */
const STRONG_MARKS = anyOf(({ constitution }) => constitution.nonNegotiable);
const MARK_WORDS = new RegExp(`${STRONG_MARKS}|${anyOf(({ constitution }) => constitution.binding)}`, 'iu');
const BRACKETED = /\s*[([（【]([^()[\]（）【】]{1,60})[)\]）】]/gu;
const TRAILING_MARK = new RegExp(
  `\\s*(?:[—–:|-]|\\p{Extended_Pictographic}\\uFE0F?){1,4}\\s*(?:${STRONG_MARKS}|mandatory)\\s*$`,
  'iu',
);
const LEADING_MARK = new RegExp(`^(?:${STRONG_MARKS})\\s*[:：—–-]\\s*(?=\\S)`, 'iu');
const QUALIFIED_MARK = new RegExp(`^(?:${STRONG_MARKS})\\s*[,;:，；：—–-]`, 'iu');
/** Symbols before a heading, and digits in a key cap. */
const ORNAMENT = /^(?:(?!\d)[\p{Extended_Pictographic}\uFE0F\u200D]\s*){1,8}(?=[^\s])/u;
const KEYCAP = /^(\d)\uFE0F?\u20E3\s*/u;

/** Takes number and marks such as (NON-NEGOTIABLE) off the text of a heading or of a plan's row. */
export function parsePrincipleHeading(text: string): PrincipleHeading {
  const plain = text.replace(/\s+/g, ' ').trim().replace(ORNAMENT, '').replace(KEYCAP, '$1. ');
  const { number, rest } = takeNumber(plain);
  const { name, marked } = takeMarks(rest);
  return { number, name, nonNegotiable: marked };
}

/** Whether a line consists of nothing but a mark such as NON-NEGOTIABLE. */
export function isMarkAlone(text: string): boolean {
  const bare = text.replace(/^[\s([（【*_]+|[\s)\]）】*_.!]+$/gu, '');
  return bare.length <= 60 && new RegExp(`^(?:${STRONG_MARKS})$`, 'iu').test(bare);
}

/** The number that leads a text, and what follows it. */
export function takeNumber(text: string): { number: string | null; rest: string } {
  const led = LED_BY_WORD.exec(text) ?? LED_IN_HAN.exec(text) ?? BARE.exec(text) ?? ALONE.exec(text);
  const number = led?.[1];
  if (led === null || number === undefined || numberValue(number) === null)
    return { number: null, rest: text };
  return { number, rest: text.slice(led[0].length).trim() };
}

function takeMarks(text: string): { name: string; marked: boolean } {
  let marked = false;
  const without = text.replace(BRACKETED, (whole, inside: string) => {
    if (!isMark(inside)) return whole;
    marked = true;
    return '';
  });
  const name = without.replace(TRAILING_MARK, '').replace(LEADING_MARK, '');
  return { name: name.trim(), marked: marked || name !== without };
}

/** A mark says how binding a principle is; "(TDD)" is part of its name. */
function isMark(inside: string): boolean {
  if (QUALIFIED_MARK.test(inside.trim())) return true;
  const match = MARK_WORDS.exec(inside.trim());
  return match !== null && match[0].length >= inside.trim().length * 0.6;
}

const HAN_DIGITS = '〇一二三四五六七八九';

/** The value of a roman, arabic or Chinese numeral; null if the text is not one. */
export function numberValue(numeral: string): number | null {
  if (/^\d{1,3}$/.test(numeral)) return Number(numeral);
  if (/^[一二三四五六七八九十]{1,3}$/.test(numeral)) return hanValue(numeral);
  return romanValue(numeral.toUpperCase());
}

function hanValue(numeral: string): number {
  const [tens, ones] = numeral.includes('十') ? numeral.split('十') : ['0', numeral];
  const digit = (text: string | undefined, empty: number): number =>
    text === undefined || text === '' ? empty : Math.max(0, HAN_DIGITS.indexOf(text.charAt(0)));
  return tens === '0' ? digit(ones, 0) : digit(tens, 1) * 10 + digit(ones, 0);
}

const ROMAN_FORM = /^(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/;
const ROMAN_VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

function romanValue(numeral: string): number | null {
  if (numeral === '' || !ROMAN_FORM.test(numeral)) return null;
  const values = [...numeral].map((letter) => ROMAN_VALUES[letter] ?? 0);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}
