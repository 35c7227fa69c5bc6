import { detach } from '../../../base/detach.js';
import { addFlaky, provesNothing, type OpenResult, type OpenTest } from '../../kinds/tests/collect-tests.js';
import type { Outcome } from './outcomes.js';

/** Tests of a suite whose names are kept; in a larger suite no repeated test is named. */
const MAX_NAMES_KEPT = 50_000;

interface Listed {
  readonly result: OpenResult;
  title: string;
  passed: number;
  others: number;
  /** Those of its listings that name requirements. */
  readonly named: OpenTest[];
}

/**
 * Tests that a suite lists more than once. pytest-rerunfailures lists each failed try as a test without a failure, and counts the
 * test once. So where a suite lists as many tests again as it lists more than it declares, the earlier ones are failed tries.
 */
export class ListedAgain {
  readonly #first = new Map<string, Listed>();
  readonly #again = new Set<Listed>();

  /** Takes a test that was counted in a result. */
  add(
    test: { readonly name: string; readonly classname: string; readonly outcome: Outcome },
    { result, named }: { readonly result: OpenResult; readonly named: OpenTest | null },
    title: () => string,
  ): void {
    if (this.#first.size >= MAX_NAMES_KEPT) return;
    const key = `${test.classname}\0${test.name}`;
    const known = this.#first.get(key);
    const listed = known ?? { result, title: '', passed: 0, others: 0, named: [] };
    if (named !== null) listed.named.push(named);
    listed[test.outcome === 'passed' ? 'passed' : 'others'] += 1;
    if (known === undefined) this.#first.set(detach(key), listed);
    else if (!this.#again.has(known)) {
      known.title = title();
      this.#again.add(known);
    }
  }

  /**
   * Takes the failed tries out of the tests that passed, and counts those that passed in the end as flaky.
   * @param tests how many more tests the suite lists than it declares
   * @returns how many tries were taken out: `tests`, or 0 where these are not what is listed again
   */
  settle(tests: number): number {
    const tries = [...this.#again].map((listed) => ({
      listed,
      failed: listed.others === 0 ? listed.passed - 1 : listed.passed,
    }));
    if (tries.reduce((sum, { failed }) => sum + failed, 0) !== tests) return 0;
    for (const { listed, failed } of tries) {
      listed.result.passed -= failed;
      if (listed.others === 0) addFlaky(listed.result, listed.title);
      else listed.named.forEach(provesNothing);
    }
    return tests;
  }
}
