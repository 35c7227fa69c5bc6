import { anyOf } from '../../languages/words.js';
import type { GateRules } from '../../model/gate.js';
import type { Sentence } from '../../prose/sentences.js';
import { withoutWaiverClause } from '../../prose/waiver-clause.js';
import { parseRules, type KnownGates } from './known-gates.js';

/** A gate that a sentence states. */
export interface StatedGate {
  readonly rules: GateRules;
  readonly sentence: Sentence;
  /** Whether it may mean nothing in a workspace, see `GateDeclaration`. */
  readonly doubtful: boolean;
}

/** A former rule. */
const PAST = new RegExp(
  String.raw`^\W{0,4}(?:${anyOf(({ constitution }) => constitution.past)})(?![\p{L}])|(?<![\p{L}])(?:${anyOf(({ constitution }) => constitution.noLonger)})`,
  'iu',
);

/** The gates that sentences state, in order, each rule once. */
export function gatesInWords(sentences: readonly Sentence[], known: KnownGates): StatedGate[] {
  const seen = new Set<string>();
  return sentences.flatMap((sentence) => {
    if (PAST.test(sentence.text)) return [];
    const stated = { ...sentence, text: withoutWaiverClause(sentence.text) };
    return known.phrases
      .flatMap((pattern) => pattern.read(stated))
      .flatMap((input) => {
        const rules = parseRules(known, input);
        const key = JSON.stringify(input);
        if (rules === null || seen.has(key)) return [];
        seen.add(key);
        return [{ rules, sentence, doubtful: known.doubtful.has(rules.kind) }];
      });
  });
}
