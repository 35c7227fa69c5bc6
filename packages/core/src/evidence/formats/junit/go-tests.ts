import { provesNothing, type OpenResult, type OpenTest } from '../../kinds/tests/collect-tests.js';
import type { Outcome } from './outcomes.js';

const GO_TEST = /^(?:Test|Example|Fuzz|Benchmark)/;

/** Whether a name is one that Go gives to tests. */
export function isGoTest(name: string): boolean {
  return GO_TEST.test(name);
}

/** Slashes of a name before which a test that holds it is looked for. */
const MAX_SLASHES = 50;

interface GoTest {
  readonly classname: string;
  readonly name: string;
  readonly outcome: Outcome;
}

/** Where a test was counted, and as which one of those that name requirements. */
interface Counted {
  readonly result: OpenResult;
  readonly named: OpenTest | null;
}

/** Tests of Go that only hold others, which it reports beside these: `TestA` beside `TestA/sub`. */
export class GoTests {
  /** Those that passed. */
  readonly #passed = new Map<string, Counted>();
  /** The names of those that others are in, however these ended. */
  readonly #inner = new Set<string>();

  /** Takes a test, under texts that outlive the report. */
  add({ classname, name, outcome }: GoTest, counted: Counted, keep: (text: string) => string): void {
    const key = `${classname}\0${name}`;
    if (outcome === 'passed') this.#passed.set(keep(key), counted);
    if (name.includes('/')) this.#inner.add(keep(key));
  }

  /** Takes those that hold others out of the tests that passed. They also pass where all that they hold is skipped. */
  settle(): void {
    for (const name of this.#inner) {
      const holder = this.#holderOf(name);
      if (holder === null) continue;
      const { result, named } = holder;
      if (result.passed > 0) result.passed -= 1;
      provesNothing(named);
    }
  }

  /** The nearest test that holds one, once; a name may have slashes of its own. */
  #holderOf(name: string): Counted | null {
    let slash = name.lastIndexOf('/');
    const first = name.indexOf('\0');
    for (let left = MAX_SLASHES; left > 0 && slash > first; left -= 1) {
      const key = name.slice(0, slash);
      const holder = this.#passed.get(key);
      if (holder !== undefined) {
        this.#passed.delete(key);
        return holder;
      }
      if (this.#inner.has(key)) return null;
      slash = name.lastIndexOf('/', slash - 1);
    }
    return null;
  }
}
