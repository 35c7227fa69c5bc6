/** How numbers of principles are written: roman (IV), arabic (4) or Chinese (四). */

/** A numeral of any kind, for use inside a pattern; `numberValue` says whether it is one. */
export const NUMERAL = '(?:[IVXLC]{1,8}|[ivxlc]{1,8}|\\d{1,3}|[一二三四五六七八九十]{1,3})';

/** The value of a roman, arabic or Chinese numeral; null if the text is not a numeral. */
export function numberValue(numeral: string): number | null {
  if (/^\d{1,3}$/.test(numeral)) return Number(numeral);
  if (/^[一二三四五六七八九十]{1,3}$/.test(numeral)) return hanValue(numeral);
  return romanValue(numeral.toUpperCase());
}

/**
 * The numeral for a value, written as another one is: roman in its case, Chinese, or arabic.
 * @param value from 1; arabic above 99, where principles end
 */
export function numeralLike(numeral: string, value: number): string {
  if (/^\d+$/.test(numeral) || value > 99) return String(value);
  if (/^[一二三四五六七八九十]+$/.test(numeral)) return han(value);
  return /^[a-z]+$/.test(numeral) ? roman(value).toLowerCase() : roman(value);
}

/** The highest number among principles; 0 when none has one. */
export function highestNumber(principles: readonly { readonly number: string | null }[]): number {
  return Math.max(0, ...principles.map(({ number }) => numberValue(number ?? '') ?? 0));
}

const ROMAN: readonly (readonly [number, string])[] = [
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];
const ROMAN_FORM = /^(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/;
const ROMAN_VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

function romanValue(numeral: string): number | null {
  if (numeral === '' || !ROMAN_FORM.test(numeral)) return null;
  const values = [...numeral].map((letter) => ROMAN_VALUES[letter] ?? 0);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}

function roman(value: number): string {
  let rest = value;
  let text = '';
  for (const [worth, letters] of ROMAN) {
    for (; rest >= worth; rest -= worth) text += letters;
  }
  return text;
}

const HAN = '〇一二三四五六七八九';

function hanValue(numeral: string): number {
  const [tens, ones] = numeral.includes('十') ? numeral.split('十') : ['0', numeral];
  const digit = (text: string | undefined, empty: number): number =>
    text === undefined || text === '' ? empty : Math.max(0, HAN.indexOf(text.charAt(0)));
  return tens === '0' ? digit(ones, 0) : digit(tens, 1) * 10 + digit(ones, 0);
}

function han(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10 === 0 ? '' : HAN.charAt(value % 10);
  if (tens === 0) return ones;
  return `${tens === 1 ? '' : HAN.charAt(tens)}十${ones}`;
}
