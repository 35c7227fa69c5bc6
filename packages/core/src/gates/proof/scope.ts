import { pathMatcher, type Suites } from '../../evidence/kinds/tests/suites.js';
import type { GateOf, ProjectSubject } from '../define-gate.js';
import { declaredByPlans, declaredBySuites, type IsDeclared } from '../proofs/declared-paths.js';

type ProofRules = GateOf<'proof'>['rules'];

/** The suites of all gates of tests that are in force. */
export function suitesInForce({ inForce }: ProjectSubject): readonly Suites[] {
  return inForce.flatMap(({ rules }) => (rules.kind === 'tests' ? [rules.suites] : []));
}

/** Which files the gate asks for, and which of its globs exempt any. */
export class Scope {
  readonly #rules: ProofRules;
  readonly #globs: readonly { readonly glob: string; readonly matches: (path: string) => boolean }[];
  readonly #bySuites: IsDeclared;
  readonly #byPlans: IsDeclared;
  readonly #used = new Set<string>();
  readonly #exempt = new Set<string>();

  constructor(rules: ProofRules, suites: readonly Suites[], subject: ProjectSubject) {
    this.#rules = rules;
    this.#globs = (rules.exempt ?? []).map((glob) => ({ glob, matches: pathMatcher(glob) }));
    this.#bySuites = declaredBySuites(suites);
    this.#byPlans = declaredByPlans(subject);
  }

  /** How many files were asked about that need no proof. */
  get exempt(): number {
    return this.#exempt.size;
  }

  ofTests(path: string): boolean {
    return (
      this.#needsProof(path) && (this.#rules.tests === 'all' || this.#bySuites(path) || this.#byPlans(path))
    );
  }

  ofSources(path: string): boolean {
    if (this.#rules.sources === 'none') return false;
    return this.#needsProof(path) && (this.#rules.sources === 'all' || this.#byPlans(path));
  }

  /** The globs that exempted nothing so far. */
  unused(): string[] {
    return this.#globs.flatMap(({ glob }) => (this.#used.has(glob) ? [] : [glob]));
  }

  #needsProof(path: string): boolean {
    const matching = this.#globs.filter(({ matches }) => matches(path));
    for (const { glob } of matching) this.#used.add(glob);
    if (matching.length > 0) this.#exempt.add(path);
    return matching.length === 0;
  }
}
