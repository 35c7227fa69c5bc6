import { wordsOf } from '../languages/words.js';

/** Phrases that are as good as "for everything", for rules that ask for something to exist. */
export const CRITICAL_FLOWS = wordsOf(({ sentences }) => sentences.universal);

/** What all patterns know: words of duty, words between, and words that do not narrow a rule. */
export const COMMON = {
  // What follows says why, and narrows nothing.
  sep: wordsOf(({ constitution }) => constitution.because),
  neutral: wordsOf(({ constitution }) => constitution.neutral),
  article: wordsOf(({ constitution }) => constitution.articles),
  and: [...wordsOf(({ constitution }) => constitution.and), '&'],
  must: wordsOf(({ constitution }) => constitution.must),
} as const;

/** A list of words and phrases written as one text with bars between them. */
export function words(list: string): string[] {
  return list.split('|');
}
