import { LANGUAGES } from '../languages/compiled.js';
import type { Pick } from '../languages/words.js';

const MUST = anyWord(({ constitution }) => constitution.must);
const SOFT = anyWord(({ constitution }) => constitution.should);
const CONDITION = anyWord(({ constitution }) => constitution.scope);

/** Whether a text says MUST. */
export function obliges(text: string): boolean {
  return MUST.test(text);
}

/** Whether a text recommends, permits or forbids instead of demanding. */
export function softens(text: string): boolean {
  return SOFT.test(text);
}

/** Whether a text speaks under a condition or of a part only ("where applicable", "for new code"). */
export function isScoped(text: string): boolean {
  return CONDITION.test(text);
}

/** Any word of a list of every language; whole words, where the language sets words apart. */
function anyWord(pick: Pick): RegExp {
  const words = (spaces: boolean): string =>
    LANGUAGES.filter((language) => language.spaces === spaces)
      .flatMap(pick)
      .join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${words(true)})(?![\\p{L}\\p{N}_])|${words(false)}`, 'iu');
}
