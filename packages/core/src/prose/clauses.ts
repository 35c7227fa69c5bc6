import { anyOf } from '../languages/words.js';
import { isScoped, obliges, softens } from './modality.js';
import { NARROWS, type Token, type Tokenizer } from './phrase.js';

/** A part of a sentence between punctuation marks that consists of known words alone. */
export interface Clause {
  readonly tokens: readonly Token[];
  has(role: string): boolean;
}

const ALSO = new RegExp(`^(?:${anyOf(({ sentences }) => sentences.also)})\\s`, 'iu');
/** "Most functions" are some of them; "at most" is a bound. */
const BOUNDS = new RegExp(
  `(?<![\\p{L}\\p{N}_])(?:${anyOf(({ sentences }) => sentences.bounds)})(?![\\p{L}\\p{N}_])`,
  'giu',
);
const MARKS = /[;；:：,，、()（）]|\s[—–-]\s|[。.]$/gu;

/**
 * The clauses of a sentence that are understood as a whole. None when the sentence recommends, or when one of its other
 * clauses is about a part of the code only: by a condition, by a preposition that leads it ("In the payment module, …"),
 * or by what it is about ("The parser MUST be small: …").
 */
export function clausesOf(text: string, tokenize: Tokenizer): Clause[] {
  const parts = text
    .split(MARKS)
    .map((part) => part.trim())
    // "…, and load tests are required where it matters" is a demand of its own, with its own scope.
    .filter((part) => !(ALSO.test(part) && obliges(part) && !isKnown(tokenize(part))));
  const said = parts.join(' , ');
  if (softens(said) || isScoped(said.replace(BOUNDS, ''))) return [];
  const understood: Clause[] = [];
  const known = parts.map((part) => tokenize(part));
  const last = known.findLastIndex((tokens) => isKnown(tokens) && tokens.length > 0);
  for (const [at, tokens] of known.entries()) {
    if (isKnown(tokens))
      understood.push({ tokens, has: (role) => tokens.some((token) => token.role === role) });
    else if (NARROWS.test(parts[at] ?? '') || (at < last && !isGeneral(tokens))) return [];
  }
  return understood;
}

function isKnown(tokens: readonly Token[]): boolean {
  return tokens.every(({ role }) => role !== 'unknown');
}

/** Whether what comes before the word of duty is known: "Functions MUST be small" is about all functions. */
function isGeneral(tokens: readonly Token[]): boolean {
  const must = tokens.findIndex(({ role }) => role === 'must');
  return must > 0 && isKnown(tokens.slice(0, must));
}
