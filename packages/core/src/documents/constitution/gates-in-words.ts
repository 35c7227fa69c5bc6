import type { GateBlock } from '../../gates/gate-schemas.js';
import { gateBlock } from '../../gates/gate-schemas.js';
import { anyOf } from '../../languages/words.js';
import type { Sentence } from '../../prose/sentences.js';
import { DOUBTFUL_KINDS, WORD_PATTERNS } from '../../gates/gate-phrases.js';
import { withoutWaiverClause } from '../../prose/waiver-clause.js';

/** A gate that a sentence states. */
export interface StatedGate {
  readonly rules: GateBlock;
  readonly sentence: Sentence;
  /** Whether it may mean nothing in a workspace, see `GateDeclaration`. */
  readonly doubtful: boolean;
}

/** A rule of former times. */
const PAST = new RegExp(
  String.raw`^\W{0,4}(?:${anyOf(({ constitution }) => constitution.past)})(?![\p{L}])|(?<![\p{L}])(?:${anyOf(({ constitution }) => constitution.noLonger)})`,
  'iu',
);

/** The gates that sentences state, in order, each rule once. */
export function gatesInWords(sentences: readonly Sentence[]): StatedGate[] {
  const seen = new Set<string>();
  return sentences.flatMap((sentence) => {
    if (PAST.test(sentence.text)) return [];
    const stated = { ...sentence, text: withoutWaiverClause(sentence.text) };
    return WORD_PATTERNS.flatMap((pattern) => pattern.read(stated)).flatMap((input) => {
      const parsed = gateBlock.safeParse(input);
      const key = JSON.stringify(input);
      if (!parsed.success || seen.has(key)) return [];
      seen.add(key);
      return [{ rules: parsed.data, sentence, doubtful: DOUBTFUL_KINDS.has(parsed.data.kind) }];
    });
  });
}

export type { GateInput, WordPattern } from '../../prose/word-pattern.js';
