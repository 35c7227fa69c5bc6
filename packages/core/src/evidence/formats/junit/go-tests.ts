import { leaveOutPassed, type OpenResult } from '../../kinds/tests/collect-tests.js';

const GO_TEST = /^(?:Test|Example|Fuzz|Benchmark)/;

/** Whether a name is one that Go gives to tests. */
export function isGoTest(name: string): boolean {
  return GO_TEST.test(name);
}

/** Tests of Go that only hold others, which it reports beside these: `TestA` beside `TestA/sub`. */
export class GoTests {
  /** The results that tests passed in. */
  readonly #passed = new Map<string, OpenResult>();
  /** The names of those that do hold some. */
  readonly #holders = new Set<string>();

  /** Takes a test that passed, under texts that outlive the report. */
  add(
    { classname, name }: { readonly classname: string; readonly name: string },
    result: OpenResult,
    keep: (text: string) => string,
  ): void {
    this.#passed.set(keep(`${classname}\0${name}`), result);
    const slash = name.lastIndexOf('/');
    if (slash > 0) this.#holders.add(keep(`${classname}\0${name.slice(0, slash)}`));
  }

  /** Takes those that hold others out of the tests that passed. */
  settle(): void {
    for (const holder of this.#holders) {
      const result = this.#passed.get(holder);
      if (result !== undefined && result.passed > 0) result.passed -= 1;
      // It passed also where all that it holds was skipped.
      leaveOutPassed(result, (test) => test.endsWith(holder.split('\0')[1] ?? holder));
    }
  }
}
