import type { GateBlock } from '../schema/gate-schemas.js';
import { gateBlock } from '../schema/gate-schemas.js';
import type { Sentence } from './sentences.js';
import { boundariesPattern } from '../gates/boundaries/words.js';
import { coveragePattern } from '../gates/coverage/words.js';
import { forbiddenPattern } from '../gates/layout/words.js';
import { limitsPattern } from '../gates/lint/words/limits.js';
import { lintPattern } from '../gates/lint/words/style.js';
import { performancePattern } from '../gates/performance/words.js';
import { typesPattern } from '../gates/types/words.js';
import { suitesPattern } from '../gates/tests/words.js';
import { targetPattern } from '../gates/target/words.js';
import { warningsPattern } from '../gates/lint/words/warnings.js';
import { withoutWaiverClause } from './waiver-clause.js';
import type { WordPattern } from './word-pattern.js';

/** Every phrase that is understood as a gate, in the order of the reference. */
export const WORD_PATTERNS: readonly WordPattern[] = [
  coveragePattern,
  suitesPattern,
  lintPattern,
  warningsPattern,
  limitsPattern,
  forbiddenPattern,
  typesPattern,
  performancePattern,
  boundariesPattern,
  targetPattern,
];

/** A gate that a sentence states. */
export interface StatedGate {
  readonly rules: GateBlock;
  readonly sentence: Sentence;
}

/** A rule of former times. */
const PAST =
  /^\W{0,4}(?:previously|formerly|historically|in the past|until v?\d|früher|auparavant|anteriormente|antes|in passato|以前|此前|従来|이전에)(?![\p{L}])|(?<![\p{L}])no longer (?:required|mandatory|needed|applies|enforced)/iu;

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
      return [{ rules: parsed.data, sentence }];
    });
  });
}

export type { GateInput, WordPattern } from './word-pattern.js';
