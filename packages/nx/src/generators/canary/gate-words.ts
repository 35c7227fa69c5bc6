import type { GateDeclaration } from '@plangate/core';

/** The words of a person for gates: an id (`II.coverage`), a kind (`coverage`), or the number of a principle (`II`). */
export class GateWords {
  readonly #words: readonly string[];
  readonly #used = new Set<string>();
  readonly #known = new Set<string>();

  constructor(words: readonly string[]) {
    this.#words = words;
  }

  /** Whether a gate is meant; without words, every gate is. */
  matches({ id, rules: { kind } }: GateDeclaration): boolean {
    const names = [id, kind, id.split('.')[0] ?? id];
    for (const name of names) this.#known.add(name);
    const matching = this.#words.filter((word) =>
      names.some((name) => name.toLowerCase() === word.toLowerCase()),
    );
    for (const word of matching) this.#used.add(word);
    return this.#words.length === 0 || matching.length > 0;
  }

  /** Words that meant no gate so far. */
  unmatched(): readonly string[] {
    return this.#words.filter((word) => !this.#used.has(word));
  }

  /** All that could have been meant so far. */
  known(): readonly string[] {
    return [...this.#known];
  }
}
