import { LANGUAGES } from './compiled.js';
import type { LanguageWords } from './language-words.js';

/** Picks one list of a language. */
export type Pick = (language: LanguageWords) => readonly string[];

/** The words of every language, each once. */
export function wordsOf(pick: Pick): readonly string[] {
  return [...new Set(LANGUAGES.flatMap(pick))];
}

/** The alternatives of every language, for use inside a pattern; nothing matches them when there are none. */
export function anyOf(pick: Pick): string {
  return alternatives(wordsOf(pick));
}

/** A pattern of the alternatives of every language, where each begins where its language lets it. */
export function pattern(pick: Pick, flags = ''): RegExp {
  return new RegExp(atStart(pick), `${flags}u`);
}

/** A pattern that a whole text must match. */
export function whole(pick: Pick, flags = ''): RegExp {
  return new RegExp(`^(?:${anyOf(pick)})$`, `${flags}u`);
}

/** What `pattern` consists of, for use inside another one. */
function atStart(pick: Pick): string {
  return joined(pick, (language, own) => (language.startOfWord ? `(?<!\\p{L})(?:${own})` : own));
}

/** The alternatives of every language as whole words, where the language sets words apart: letters with accents are letters. */
export function wholeWords(pick: Pick): string {
  return joined(pick, (language, own) => {
    if (language.startOfWord) return `(?<!\\p{L})(?:${own})`;
    return language.spaces ? `(?<![\\p{L}\\p{N}_])(?:${own})(?![\\p{L}\\p{N}_])` : own;
  });
}

/** The alternatives of every language at the start of a word, where the language sets words apart. */
export function wordStarts(pick: Pick): string {
  return joined(pick, (language, own) => (language.spaces ? `(?<![\\p{L}\\p{N}_])(?:${own})` : own));
}

function joined(pick: Pick, bounded: (language: LanguageWords, own: string) => string): string {
  return alternatives(
    LANGUAGES.flatMap((language) => {
      const own = pick(language);
      return own.length === 0 ? [] : [bounded(language, own.join('|'))];
    }),
  );
}

function alternatives(all: readonly string[]): string {
  return all.length === 0 ? '(?!)' : all.join('|');
}
