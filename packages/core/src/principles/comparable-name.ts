import { wordsOf } from '../languages/words.js';

/** Words that say nothing of which principle is meant. */
const COMMON_WORDS: ReadonlySet<string> = new Set(wordsOf(({ constitution }) => constitution.commonWords));

/** A name for comparison: one case, no accents, no punctuation, single spaces. */
export function comparableName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** The words that tell names apart, as stems; pairs of characters where a script writes no spaces. */
export function significantWords(comparable: string): Set<string> {
  const words = comparable.split(' ').filter((word) => word !== '');
  const significant = words.filter((word) => !COMMON_WORDS.has(word));
  return new Set((significant.length > 0 ? significant : words).flatMap(stems));
}

function stems(word: string): string[] {
  if (!WITHOUT_SPACES.test(word)) return [stem(word)];
  const characters = [...word];
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, at) => `${characters[at] ?? ''}${character}`);
}

const TEST_FIRST: ReadonlySet<string> = new Set(wordsOf(({ constitution }) => constitution.sameStem));

/** "testing", "tests", "tested" and "tdd" are one word here. */
function stem(word: string): string {
  if (TEST_FIRST.has(word)) return 'test';
  const short = word.replace(/(?:ations?|ings?|ness|ment|ed|ies|es|s|y)$/, '');
  return short.length >= 3 ? short : word;
}

/** Whether two texts are written in scripts that share no letter, so that their words cannot be compared. */
export function differentScripts(one: string, other: string): boolean {
  const [first, second] = [scriptsOf(one), scriptsOf(other)];
  return ![...first].some((script) => second.has(script));
}

/** A single Latin letter among others is a symbol; a text of digits is taken for Latin. */
function scriptsOf(text: string): Set<'latin' | 'cyrillic' | 'east-asian'> {
  const scripts = new Set<'latin' | 'cyrillic' | 'east-asian'>();
  if (/\p{Script=Latin}{3}/u.test(text)) scripts.add('latin');
  if (/\p{Script=Cyrillic}{2}/u.test(text)) scripts.add('cyrillic');
  if (WITHOUT_SPACES.test(text)) scripts.add('east-asian');
  return scripts.size === 0 ? scripts.add('latin') : scripts;
}

const UNSPOKEN: ReadonlySet<string> = new Set(wordsOf(({ constitution }) => constitution.initialsWithout));

/** The first letters of the words of a name: "Test-Driven Development" is "tdd". */
export function initials(comparable: string): string {
  return comparable
    .split(' ')
    .filter((word) => !UNSPOKEN.has(word))
    .map((word) => word.charAt(0))
    .join('');
}
