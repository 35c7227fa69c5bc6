import { LANGUAGES } from '../languages/compiled.js';
import { pattern, type Pick } from '../languages/words.js';
import { comparableName } from '../principles/comparable-name.js';

const MUST = anyWord(({ constitution }) => constitution.must);
const SOFT = anyWord(({ constitution }) => constitution.should);
const CONDITION = anyWord(({ constitution }) => constitution.scope);

/** Whether a text says MUST. */
export function obliges(text: string): boolean {
  return MUST.test(text);
}

const DUTIES = pattern(({ constitution }) => constitution.duties);

/** Whether a heading or a lead makes what is below it a duty: "Quality Gates", "Definition of Done". */
export function isDuty(title: string): boolean {
  return title.length <= 100 && DUTIES.test(comparableName(title.replace(/^[\s\d.]{1,10}/, '')));
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
