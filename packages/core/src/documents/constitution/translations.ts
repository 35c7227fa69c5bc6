import { numberValue } from '../../principles/numeral.js';
import type { PrincipleSection } from './sections.js';

/** A principle, with its translation where the constitution states all principles again in another language. */
export interface Stated {
  readonly section: PrincipleSection;
  readonly translation: PrincipleSection | null;
}

/**
 * The principles of a constitution, each once. A second run of the same numbers in another script is the same principles again
 * ("一、…" to "五、…" and then "I. …" to "V. …"); two runs in one script are two groups of principles.
 */
export function withTranslations(sections: readonly PrincipleSection[]): Stated[] {
  const half = sections.length / 2;
  const [first, second] = [sections.slice(0, half), sections.slice(half)];
  const again =
    half >= 2 &&
    first.length === second.length &&
    first.every((section, at) => isSamePrinciple(section, second[at])) &&
    first.filter((section, at) => scriptOf(section) !== scriptOf(second[at])).length * 2 > half;
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
