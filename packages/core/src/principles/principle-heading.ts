import { anyOf } from '../languages/words.js';
import { takeNumber } from './principle-number.js';

/** The heading of a principle, taken apart. */
export interface PrincipleHeading {
  /** As written: "I", "3", "二"; null when there is none. */
  readonly number: string | null;
  readonly name: string;
  readonly nonNegotiable: boolean;
}

/** How languages say that a principle is not up for negotiation; these also count without brackets. */
const STRONG_MARKS = anyOf(({ constitution }) => constitution.nonNegotiable);
const MARK_WORDS = new RegExp(`${STRONG_MARKS}|${anyOf(({ constitution }) => constitution.binding)}`, 'iu');
const BRACKETED = /(?<!\s)\s*[([（【]([^()[\]（）【】]{1,60})[)\]）】]/gu;
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
