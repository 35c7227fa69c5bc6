import { dutch } from './dutch.js';
import { indonesian } from './indonesian.js';
import { polish } from './polish.js';
import { russian } from './russian.js';
import { turkish } from './turkish.js';
import type { PlanWords } from './plan-words.js';
import { ukrainian } from './ukrainian.js';
import { vietnamese } from './vietnamese.js';

/** Languages whose words stand in files of their own. The words of the others stand where they are used. */
const LANGUAGES: readonly PlanWords[] = [dutch, indonesian, polish, russian, turkish, ukrainian, vietnamese];

/** A pattern with the alternatives of every such language behind its own; they begin at the start of a word. */
export function withLanguages(pattern: RegExp, pick: (words: PlanWords) => string): RegExp {
  return new RegExp(`${pattern.source}|(?<!\\p{L})(?:${alternatives(pick)})`, withUnicode(pattern.flags));
}

/** The alternatives of every such language, for use inside a pattern. */
export function alternatives(pick: (words: PlanWords) => string): string {
  return [...new Set(LANGUAGES.map(pick))].join('|');
}

function withUnicode(flags: string): string {
  return flags.includes('u') ? flags : `${flags}u`;
}

/** The words of every such language. */
export function wordsOfLanguages(pick: (words: PlanWords) => readonly string[]): readonly string[] {
  return LANGUAGES.flatMap(pick);
}
