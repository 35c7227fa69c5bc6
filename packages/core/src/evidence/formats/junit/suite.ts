import type { OpenResult } from '../../kinds/tests/collect-tests.js';
import type { NamesAround } from '../../kinds/tests/names-around.js';
import type { Declared } from './declared.js';
import type { GoTests } from './go-tests.js';
import type { ListedAgain } from './listed-again.js';
import type { Outcome } from './outcomes.js';

/** A `testsuites` or `testsuite` element that is open. */
export interface Suite {
  readonly depth: number;
  readonly name: string;
  /** The names of the suites down to this one. */
  readonly around: NamesAround;
  readonly file: string | null;
  readonly declared: Declared;
  /** What it says of itself as a whole. */
  readonly said: Outcome;
  /** Where its results begin in the list of all. */
  readonly from: number;
  /** The counts of its own and its inner suites' test cases, reconciled with what these declare. */
  readonly listed: Record<Outcome, number>;
  /** How many runs of tests failed and were repeated until they passed. */
  repeated: number;
  /** How many of its tests passed only when they were repeated. */
  flaky: number;
  /** How many of its tests are called flaky, however they ended. */
  calledFlaky: number;
  readonly again: ListedAgain;
  /** Tests that it and its inner suites declare and do not list. */
  readonly unlisted: UnlistedTests[];
  /** Its test cases and suites, one level down. */
  children: number;
  inner: boolean;
  /** The file of the last suite in it that stands for a file and holds no tests (Cypress: "Root Suite"). */
  fileOfRootSuite: string | null;
  readonly results: Map<string, OpenResult>;
  /** The one that was counted in last. */
  last: OpenResult | null;
  readonly go: GoTests;
}

/** Tests that a suite declares and does not list. */
export interface UnlistedTests {
  readonly suite: Suite;
  readonly declared: number;
  readonly listed: number;
  /** How many of them nothing explains so far. */
  open: number;
  /** Whether the suite failed, so that the tests need no explanation. */
  readonly ended: boolean;
}

/** How many tests a suite lists; those that it lists again as tries of one test are taken out. */
export function countedIn({ declared, listed, again }: Suite): number {
  const all = listed.passed + listed.expected + listed.failed + listed.skipped;
  const more = declared.tests === null ? 0 : all - declared.tests;
  const tries = more > 0 ? again.settle(more) : 0;
  listed.passed -= tries;
  return all - tries;
}

/** How many tests a suite declares. Surefire counts only those of the last run, in which it repeated what had failed. */
export function statedBy({ declared, flaky }: Suite, counted: number): number | null {
  const ofLastRun = flaky > 0 && declared.tests !== null && declared.tests < counted;
  return ofLastRun ? null : declared.tests;
}

/** How many tests it declares to be flaky and does not show. */
export function flakyBeside({ declared, calledFlaky }: Suite): number {
  return Math.max(0, (declared.flaky ?? 0) - calledFlaky);
}
