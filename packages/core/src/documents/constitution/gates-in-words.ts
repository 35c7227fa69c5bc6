import { anyOf } from '../../languages/words.js';
import type { GateRules } from '../../model/gate.js';
import type { Sentence } from '../../prose/sentences.js';
import { refusalAsDemand, rulesOf, withoutMoment, withoutOutsideCode } from '../../prose/plain-demand.js';
import { withoutWaiverClause } from '../../prose/waiver-clause.js';
import type { GateInput } from '../../prose/word-pattern.js';
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
    return gatesStatedBy(sentence, known).flatMap((input) => {
      const rules = parseRules(known, input);
      const key = JSON.stringify(input);
      if (rules === null || seen.has(key)) return [];
      seen.add(key);
      return [{ rules, sentence, doubtful: known.doubtful.has(rules.kind) }];
    });
  });
}

/** What the whole sentence states, and what only its clauses do: "strict mode MUST be on and `any` MUST NOT be used". */
function gatesStatedBy(sentence: Sentence, { phrases }: KnownGates): GateInput[] {
  const read = (text: string): GateInput[] => {
    const demand = refusalAsDemand(text);
    const stated = [
      { ...sentence, text },
      ...(demand === null ? [] : [{ ...sentence, text: demand, must: true }]),
    ];
    return phrases.flatMap((pattern) => stated.flatMap((one) => pattern.read(one)));
  };
  const text = withoutMoment(withoutOutsideCode(withoutWaiverClause(sentence.text)));
  const whole = read(text);
  const kinds = new Set(whole.map(subjectOf));
  return [
    ...whole,
    ...rulesOf(text)
      .flatMap(read)
      .filter((gate) => !kinds.has(subjectOf(gate))),
  ];
}

/** Gates of rules or targets by their name are about that alone. */
function subjectOf(gate: GateInput): string {
  const { kind, rules, name } = gate as { kind: string; rules?: readonly string[]; name?: string };
  return [kind, ...(rules ?? []), ...(name === undefined ? [] : [name])].join(' ');
}
