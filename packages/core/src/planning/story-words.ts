import { nameOf, parentOf } from '../base/paths.js';
import { wordsOf } from '../languages/words.js';
import type { NumberedStory } from './task.js';

/** Words of paths that say how code is arranged, and nothing of what it is about. */
const ARRANGEMENT = new Set(
  'src test tests spec specs unit integration contract e2e index main init model models service services store lib libs util utils type types common shared core component components page pages app api cli cmd controller route router handler repository helper config module test-utils fixture mock dto interface feature data file code new create add update use user system support'.split(
    ' ',
  ),
);
const COMMON: ReadonlySet<string> = new Set(wordsOf(({ features }) => features.commonWords));
const TITLE_WEIGHT = 3;
const MAX_TOKENS = 2_000;

/** Which story files are for, told by the words that both have. */
export class StoryWords {
  readonly #stories: readonly {
    readonly story: NumberedStory;
    readonly weights: ReadonlyMap<string, number>;
  }[];
  /** In how many stories a word is. */
  readonly #spread = new Map<string, number>();

  /** @param stories in the order in which they are done */
  constructor(stories: readonly NumberedStory[]) {
    this.#stories = stories.map((story) => ({ story, weights: weightsOf(story) }));
    for (const { weights } of this.#stories) {
      for (const word of weights.keys()) this.#spread.set(word, (this.#spread.get(word) ?? 0) + 1);
    }
  }

  /**
   * The story that shares most with the name of a file and the comment beside it, or that the comment names (`US2`); of several
   * the first; null when none shares anything.
   */
  storyOf(path: string, comment: string | null): NumberedStory | null {
    const named = /(?<![\p{L}\p{N}])US-?(\d{1,3})(?!\d)/u.exec(comment ?? '')?.[1];
    const own = this.#stories.find(({ story }) => String(story.label) === named);
    if (own !== undefined) return own.story;
    const words = new Set([
      ...wordsIn(nameOf(path)),
      ...wordsIn(nameOf(parentOf(path) ?? '')),
      ...wordsIn(comment ?? ''),
    ]);
    let best: { readonly story: NumberedStory; readonly score: number } | null = null;
    for (const { story, weights } of this.#stories) {
      let score = 0;
      for (const word of words) score += (weights.get(word) ?? 0) / (this.#spread.get(word) ?? 1);
      if (score > (best?.score ?? 0)) best = { story, score };
    }
    return best?.story ?? null;
  }
}

function weightsOf({ title, goal, words }: NumberedStory): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const word of wordsIn(words)) weights.set(word, 1);
  for (const word of wordsIn(`${title} ${goal ?? ''}`)) weights.set(word, TITLE_WEIGHT);
  return weights;
}

/** The telling words of a text, in one form: `cards` and `Card` are one; scripts without spaces give pairs of characters. */
export function wordsIn(text: string): readonly string[] {
  const spaced = text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .normalize('NFC')
    .toLowerCase();
  const found: string[] = [];
  for (const [word] of spaced.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (found.length >= MAX_TOKENS) break;
    found.push(...formsOf(word));
  }
  return found;
}

function formsOf(word: string): readonly string[] {
  if (/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(word)) {
    const characters = [...word];
    return characters.slice(1).map((character, at) => `${characters[at] ?? ''}${character}`);
  }
  if (word.length < 3 || /^\d+$/.test(word) || COMMON.has(word)) return [];
  const form = word
    .replace(/ies$/, 'y')
    .replace(/(?<=[^s])s$/, '')
    .replace(/(?<=.{3})(?:ing|ed)$/, '')
    .replace(/(?<=.{3})e$/, '');
  return ARRANGEMENT.has(word) || ARRANGEMENT.has(form) ? [] : [form];
}
