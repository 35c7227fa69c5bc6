import type { GateInput } from '../model/gate.js';
import type { Sentence } from './sentences.js';

export type { GateInput } from '../model/gate.js';

/** One way in which constitutions state a gate in words. The reference of phrases is made from these. */
export interface WordPattern {
  readonly name: string;
  /** What is understood, and what is not, in a sentence or two. */
  readonly describes: string;
  /** Sentences that state a gate, with the gate they state. */
  readonly examples: readonly { readonly text: string; readonly gate: GateInput }[];
  /** Sentences like them that state none. */
  readonly counterexamples: readonly string[];
  /** The gates the sentence states; usually none. */
  read(sentence: Sentence): readonly GateInput[];
}
