import { anyOf } from '../languages/words.js';
import { memoize } from '../base/memo.js';
import type { Principle } from '../model/constitution.js';
import { comparableName } from '../principles/comparable-name.js';
import { numberValue } from '../principles/numeral.js';
import { parsePrincipleHeading } from '../principles/principle-heading.js';
import { mentionedNumber, takeNumber } from '../principles/principle-number.js';
import { isSaidToBeMet, isSettled } from './cell.js';

interface Known {
  readonly principle: Principle;
  readonly value: number | null;
  /** The name, and each half of a bilingual or bracketed one, comparable. */
  readonly names: ReadonlySet<string>;
}

const knownPrinciples = memoize((principles: readonly Principle[]): readonly Known[] =>
  principles.map((principle) => ({
    principle,
    value: principle.number === null ? null : numberValue(principle.number),
    names: new Set(
      [principle.name, ...principle.name.split(/[()（）[\]【】/|｜:：—–]/u)]
        .map(comparableName)
        .filter((name) => name.length > 1),
    ),
  })),
);

/**
 * The principle that a text begins with: by its full name ("Library-First: two copies"), by its number with the word before it
 * ("Principle II: no tests") or with a mark behind a numeral ("II. no tests"), or by number and name. A text that merely
 * shares words with a name ("Test doubles", "2 testing databases") names none. "(Principle V)" names one anywhere.
 */
export function principleNamed(text: string, principles: readonly Principle[]): Principle | null {
  const known = knownPrinciples(principles);
  const { number, rest, strong } = readNumber(text);
  const numbered = only(known.filter(({ value }) => number !== null && value === numberValue(number)));
  const named = byName(rest, known, numbered);
  if (named !== null) return isSettled(named.tail) ? null : named.known.principle;
  if (numbered === null) return isSaidToBeMet(text) ? null : mentioned(text, known);
  if (isGateOf(numbered.principle, rest)) return null;
  const alone = rest === '' && number === numbered.principle.number;
  return (strong || alone) && !isSettled(rest) && !isSaidToBeMet(rest) ? numbered.principle : null;
}

/** "II. coverage" is one gate of the principle, badly spelled, and not the principle. */
function isGateOf({ gates }: Principle, text: string): boolean {
  return gates.some(({ rules }) => rules.kind === text);
}

interface Numbered {
  readonly number: string | null;
  readonly rest: string;
  /** Whether the number alone says which principle is meant: after "Principle" or "§", or roman capitals with a mark. */
  readonly strong: boolean;
}

function readNumber(text: string): Numbered {
  const { number, rest } = takeNumber(text);
  if (number !== null) {
    const led = /^[§\p{L}]/u.test(text) && !text.startsWith(number);
    // "II.target2" has the shape of an id that is not known.
    const isId = /^[IVXLC]+\.[\p{L}\p{N}_-]/u.test(text);
    return { number, rest, strong: led || (/^[IVXLC]/u.test(text) && !isId) };
  }
  // "II Testing", without a mark: only with the name.
  const bare = /^([IVXLC]{1,8}|\d{1,3})\s+/u.exec(text);
  if (bare === null) return { number: null, rest: text, strong: false };
  return { number: bare[1] ?? null, rest: text.slice(bare[0].length), strong: false };
}

/** Where a name ends and a description begins. */
const NAME_END = /(?<!\s)\s*(?:[:：(（[【|]|[—–]|\s-\s|\.(?=\s|$))/gu;
const LAST_WORDS = new RegExp(
  `\\s+(?:${anyOf(({ ledger }) => ledger.principle)}|(?:${anyOf(({ ledger }) => ledger.violation)})\\p{L}*)$`,
  'iu',
);

/** The principle whose full name a text begins with; where two share it, the one with the number. */
function byName(
  text: string,
  known: readonly Known[],
  numbered: Known | null,
): { readonly known: Known; readonly tail: string } | null {
  const ends = [...text.slice(0, MAX_NAME).matchAll(NAME_END)].map(({ index }) => index);
  for (const end of [text.length, ...ends.reverse()]) {
    if (end === 0 || end > MAX_NAME) continue;
    const lead = parsePrincipleHeading(text.slice(0, end)).name;
    const name = [lead, lead.replace(LAST_WORDS, '')].map(comparableName);
    const found = known.filter(({ names }) => name.some((one) => names.has(one)));
    const one = found.length > 1 && numbered !== null && found.includes(numbered) ? numbered : only(found);
    if (one !== null) return { known: one, tail: text.slice(end) };
  }
  return null;
}

const MAX_NAME = 200;

/** "a second client (Principle V)": the number with its word decides where the words say something else. */
function mentioned(text: string, known: readonly Known[]): Principle | null {
  const written = mentionedNumber(text);
  const value = written === null ? null : numberValue(written);
  return only(known.filter((one) => value !== null && one.value === value))?.principle ?? null;
}

function only<Item>(items: readonly Item[]): Item | null {
  return items.length === 1 ? (items[0] ?? null) : null;
}
