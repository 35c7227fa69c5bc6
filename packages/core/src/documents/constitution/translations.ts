import { LANGUAGES } from '../../languages/compiled.js';
import { plainText } from '../../markdown/syntax-tree.js';
import { numberValue } from '../../principles/numeral.js';
import type { PrincipleSection } from './sections.js';

/** A principle, with its translation where the constitution states all principles again in another language. */
export interface Stated {
  readonly section: PrincipleSection;
  readonly translation: PrincipleSection | null;
}

/**
 * The principles of a constitution, each once. A second run of the same numbers in another script or language is the same
 * principles again ("一、…" to "五、…" and then "I. …" to "V. …"); two runs in one language are two groups of principles.
 */
export function withTranslations(sections: readonly PrincipleSection[]): Stated[] {
  const half = sections.length / 2;
  const [first, second] = [sections.slice(0, half), sections.slice(half)];
  const again =
    half >= 2 &&
    first.length === second.length &&
    first.every((section, at) => isSamePrinciple(section, second[at])) &&
    (first.filter((section, at) => scriptOf(section) !== scriptOf(second[at])).length * 2 > half ||
      areInTwoLanguages(first, second));
  return (again ? first : sections).map((section, at) => ({
    section,
    translation: again ? (second[at] ?? null) : null,
  }));
}

function isSamePrinciple({ heading }: PrincipleSection, other: PrincipleSection | undefined): boolean {
  const value = heading.number === null ? null : numberValue(heading.number);
  const again = other?.heading.number ?? null;
  return value !== null && again !== null && numberValue(again) === value;
}

/** Words of a language that no sentence of it does without. */
const COMMON_WORDS: readonly ReadonlySet<string>[] = LANGUAGES.map(
  ({ constitution: { articles, and, must, should, scope, neutral } }) =>
    new Set([...articles, ...and, ...must, ...should, ...scope, ...neutral]),
);
/** Words of each run that are counted, and how much more of them its own language must have than the other. */
const MAX_WORDS = 2_000;
const CLEARLY = 1.5;

/** Whether each run clearly has more words of one language than of that of the other run. */
function areInTwoLanguages(first: readonly PrincipleSection[], second: readonly PrincipleSection[]): boolean {
  const [one, other] = [countsOf(first), countsOf(second)];
  const [own, its] = [one.indexOf(Math.max(...one)), other.indexOf(Math.max(...other))];
  return isClearly(one, own, its) && isClearly(other, its, own);
}

function isClearly(counts: readonly number[], language: number, rival: number): boolean {
  const count = counts[language] ?? 0;
  return language !== rival && count > 0 && count >= CLEARLY * (counts[rival] ?? 0);
}

/** How many words of a run each language has. */
function countsOf(run: readonly PrincipleSection[]): number[] {
  const text = run.flatMap(({ heading, content }) => [
    heading.name,
    ...content.map((node) => plainText(node)),
  ]);
  const words = text
    .join(' ')
    .toLowerCase()
    .split(/[^\p{L}\p{M}]+/u)
    .slice(0, MAX_WORDS);
  return COMMON_WORDS.map((common) => words.filter((word) => common.has(word)).length);
}

const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['Hangul', /\p{Script=Hangul}/u],
  ['Kana', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['Han', /\p{Script=Han}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
];

function scriptOf(section: PrincipleSection | undefined): string {
  const name = section?.heading.name ?? '';
  return SCRIPTS.find(([, script]) => script.test(name))?.[0] ?? 'Latin';
}
