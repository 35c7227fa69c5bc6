import { anyOf } from '../languages/words.js';
import { isScoped } from './modality.js';

/**
 * The words a pattern understands, by what they do in a statement. A word that is in none of the lists makes the
 * pattern let go of what it is in: a rule about "the payment module" is not a rule for every project.
 */
export type Vocabulary = Readonly<Record<string, readonly string[]>>;

/** A word of a sentence and its role: one of the vocabulary's, or `percent`, `sep`, `and`, `unknown`. */
export interface Token {
  readonly role: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Cuts sentences into tokens; the work is linear in the length of the sentence. */
export type Tokenizer = (sentence: string) => Token[];

const PERCENT = new RegExp(
  `(\\d{1,3}(?:[.,]\\d{1,2})?)\\s?\\+?\\s?(?:%|％|${anyOf(({ sentences }) => sentences.percent)})`,
  'iuy',
);
const SEPARATOR = /[,;:()/.!|、，；：（）。！—–]+|-(?=\s)/uy;
const BLANK = /[\s`"'“”„«»*]+/uy;
const UNKNOWN = /[\p{Script=Latin}\p{N}_@#$\p{M}-]+|[^]/uy;

/** The words of a vocabulary by their first character, longest first. */
type Index = ReadonlyMap<
  string,
  readonly { readonly word: string; readonly role: string; readonly latin: boolean }[]
>;

/** Roles of what is no fixed word, such as numbers, each with a sticky pattern; tried in order before the words. */
export type Shapes = readonly (readonly [role: string, pattern: RegExp])[];

/** Compiles a vocabulary. Of several words that fit, the longest is taken. */
export function tokenizer(vocabulary: Vocabulary, shapes: Shapes = []): Tokenizer {
  const index = indexOf(vocabulary);
  return (sentence) => {
    // A letter whose lower case is longer would shift all places behind it.
    const lowered = sentence.toLowerCase();
    const lower = lowered.length === sentence.length ? lowered : sentence;
    const tokens: Token[] = [];
    for (let at = 0; at < sentence.length; ) {
      const blank = matchAt(BLANK, sentence, at);
      if (blank !== null) at += blank.length;
      else {
        const token = readToken({ sentence, lower, shapes }, at, index);
        tokens.push(token);
        at = token.end;
      }
    }
    return tokens;
  };
}

function indexOf(vocabulary: Vocabulary): Index {
  const roles = new Map<string, string>();
  for (const [role, words] of Object.entries(vocabulary)) {
    for (const word of words) roles.set(word.toLowerCase(), role);
  }
  const index = new Map<string, { word: string; role: string; latin: boolean }[]>();
  for (const [word, role] of [...roles].sort(([one], [other]) => other.length - one.length)) {
    const bucket = index.get(word.charAt(0)) ?? [];
    bucket.push({ word, role, latin: /[\p{Script=Latin}\p{N}]$/u.test(word) });
    index.set(word.charAt(0), bucket);
  }
  return index;
}

function readToken(
  text: { sentence: string; lower: string; shapes: Shapes },
  at: number,
  index: Index,
): Token {
  const { sentence, lower, shapes } = text;
  const token = (role: string, found: string): Token => ({
    role,
    text: found,
    start: at,
    end: at + found.length,
  });
  for (const [role, shape] of shapes) {
    const found = matchAt(shape, sentence, at);
    if (found !== null && found !== '') return token(role, found);
  }
  const percent = /\d/.test(sentence.charAt(at)) ? matchAt(PERCENT, sentence, at) : null;
  if (percent !== null) return token('percent', percent);
  const known = index
    .get(lower.charAt(at))
    ?.find(({ word, latin }) => lower.startsWith(word, at) && !(latin && goesOn(sentence, at + word.length)));
  if (known !== undefined) return token(known.role, sentence.slice(at, at + known.word.length));
  const separator = matchAt(SEPARATOR, sentence, at);
  if (separator !== null) return token('sep', separator);
  return token('unknown', matchAt(UNKNOWN, sentence, at) ?? sentence.charAt(at));
}

const WORD_CHARACTER = /[\p{Script=Latin}\p{N}_]/u;
const HYPHENATED = /^-\p{Script=Latin}/u;

/** A Latin word must end where it ends; others are written without spaces. */
function goesOn(sentence: string, end: number): boolean {
  return WORD_CHARACTER.test(sentence.charAt(end)) || HYPHENATED.test(sentence.slice(end, end + 2));
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

/** The number of a `percent` token. */
export function percentOf(token: Token): number {
  return Number(/^[\d.,]+/.exec(token.text)?.[0].replace(',', '.'));
}

const LEFT_SEPARATOR = /^[,;，；、—–]+$/u;
const ALSO = anyOf(({ sentences }) => sentences.also);
/** What narrows the statement before it down. */
export const NARROWS = new RegExp(
  `^[\\s,;:()（）—–-]*(?:(?:${ALSO}) )?(?:${anyOf(({ sentences }) => sentences.narrows)})(?![\\p{L}\\p{N}])`,
  'iu',
);

/**
 * The statements of a sentence that consist of known words alone, from one punctuation mark to another. What
 * comes before or after must not narrow them ("For critical paths, …", "… in core modules").
 * @param heads roles that a statement may begin with when other words come before it in the sentence
 */
export function statementsOf(
  sentence: string,
  tokens: readonly Token[],
  heads: readonly string[],
): Token[][] {
  const statements: Token[][] = [];
  for (let from = 0; from < tokens.length; ) {
    if (tokens[from]?.role === 'unknown') {
      from += 1;
      continue;
    }
    let to = from;
    while (to < tokens.length && tokens[to]?.role !== 'unknown') to += 1;
    const start = from === 0 ? 0 : startAfterOthers(tokens, { from, to, heads });
    const end = to === tokens.length ? to : endBeforeOthers(tokens, start, to);
    const statement = tokens.slice(start, end);
    if (statement.length > 0 && !isNarrowed(sentence, tokens, { start, end })) statements.push(statement);
    from = to;
  }
  return statements;
}

/** Past the first mark behind which a head word begins the statement; `to` when there is none. */
function startAfterOthers(
  tokens: readonly Token[],
  { from, to, heads }: { from: number; to: number; heads: readonly string[] },
): number {
  for (let at = from; at < to - 1; at += 1) {
    const token = tokens[at];
    const parts = token?.role === 'and' || (token?.role === 'sep' && LEFT_SEPARATOR.test(token.text));
    const next = parts ? nextContent(tokens, at + 1, to) : null;
    if (next !== null && heads.includes(tokens[next]?.role ?? '')) return next;
  }
  return to;
}

function nextContent(tokens: readonly Token[], from: number, to: number): number | null {
  for (let at = from; at < to; at += 1) {
    const role = tokens[at]?.role;
    if (role !== 'and' && role !== 'sep' && role !== 'article') return at;
  }
  return null;
}

/** Back to the last mark before the words that are not understood. */
function endBeforeOthers(tokens: readonly Token[], start: number, to: number): number {
  for (let at = to - 1; at >= start; at -= 1) {
    const { role, text } = tokens[at] ?? { role: '', text: '' };
    // "lines/branches for touched files": a slash joins, and what follows it narrows both.
    if ((role === 'sep' && text !== '/') || role === 'and') return at;
  }
  return start;
}

function isNarrowed(
  sentence: string,
  tokens: readonly Token[],
  range: { start: number; end: number },
): boolean {
  const first = tokens[range.start];
  const next = tokens[range.end];
  const before = sentence.slice(0, first?.start ?? 0);
  if (before !== '' && (NARROWS.test(before) || isScoped(before))) return true;
  if (next === undefined) return false;
  const after = sentence.slice(next.start);
  return NARROWS.test(after) || (/^[(（]/.test(after) && isScoped(after.slice(0, 120)));
}
