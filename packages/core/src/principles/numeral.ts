import { numberValue } from './principle-heading.js';

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

function roman(value: number): string {
  let rest = value;
  let text = '';
  for (const [worth, letters] of ROMAN) {
    for (; rest >= worth; rest -= worth) text += letters;
  }
  return text;
}

const HAN = '〇一二三四五六七八九';

function han(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10 === 0 ? '' : HAN.charAt(value % 10);
  if (tens === 0) return ones;
  return `${tens === 1 ? '' : HAN.charAt(tens)}十${ones}`;
}
