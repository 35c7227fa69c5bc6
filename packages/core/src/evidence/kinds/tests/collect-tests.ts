import { detach } from '../../../base/detach.js';
import type { NamedTest, TestFileResult, TestsEvidence } from './tests-evidence.js';
import { unreadable } from '../../reading/read-problem.js';
import { MAX_NAMES } from '../../reading/values.js';
import { fullName, type NamesAround } from './names-around.js';
import { isSourceFile } from './source-endings.js';

/** A result while its report is being read. */
export type OpenResult = {
  -readonly [Key in Exclude<keyof TestFileResult, 'named' | 'firstFailureLine'>]: TestFileResult[Key];
} & { named?: OpenTest[]; firstFailureLine?: number };

/** A test that names a requirement, while its report is being read. */
export type OpenTest = { -readonly [Key in keyof NamedTest]: NamedTest[Key] };

/** Tests of one report whose names are kept, and characters of all. Of one with more, none is: a failure among the others would be missed. */
const MAX_NAMED = 200_000;
const MAX_NAMED_CHARACTERS = 20_000_000;

/** Flaky tests of one file that are kept by name; a message names fewer. */
export const MAX_FLAKY_NAMES = 10;

/** Counts a test that passed only when it was repeated. It has to be counted among those that passed, too. */
export function addFlaky(result: OpenResult, title: string): void {
  result.flaky += 1;
  if (result.flakyTests.length < MAX_FLAKY_NAMES) result.flakyTests = [...result.flakyTests, title];
}

/** Names a test that failed, if it is the first, and where: what `line` answers, which may have to look for it. */
export function nameFailure(result: OpenResult, title: string, line: () => number | null): void {
  if (result.firstFailure !== null) return;
  result.firstFailure = title;
  const found = line();
  if (found !== null) result.firstFailureLine = found;
}

/** The results of one report, by test file and suite. */
export class TestResults {
  readonly list: OpenResult[] = [];
  #named = 0;
  #characters = 0;
  #namesLeftOut = false;

  /** Keeps the full name of a test that names a requirement; null where it names none. */
  name(
    result: OpenResult,
    { around, title }: { readonly around: NamesAround; readonly title: string },
    ended: NamedTest['ended'],
  ): OpenTest | null {
    if (this.#namesLeftOut) return null;
    const { text, hasIds } = fullName(around, title);
    if (!hasIds) return null;
    this.#named += 1;
    this.#characters += text.length;
    if (this.#named > MAX_NAMED || this.#characters > MAX_NAMED_CHARACTERS) {
      this.#namesLeftOut = true;
      for (const one of this.list) delete one.named;
      return null;
    }
    const test = { name: detach(text), ended };
    (result.named ??= []).push(test);
    return test;
  }

  /** The results as evidence; `list` stands for them where they were altered since. */
  evidence(
    { problems, ranOn }: Pick<TestsEvidence, 'problems' | 'ranOn'>,
    list: readonly OpenResult[] = this.list,
  ): TestsEvidence {
    const left = this.#namesLeftOut ? { namesLeftOut: true } : {};
    return { kind: 'tests', files: list, problems, ranOn, ...left };
  }

  /** Adds a result without tests. */
  start(name: string, file: string | null, module: string | null = null): OpenResult {
    const result: OpenResult = {
      file,
      name,
      module,
      passed: 0,
      failed: 0,
      skipped: 0,
      expected: 0,
      flaky: 0,
      flakyTests: [],
      firstFailure: null,
      crashed: false,
    };
    if (this.list.push(result) > MAX_NAMES) unreadable(`it names more than ${MAX_NAMES} suites`);
    return result;
  }

  /** Takes tests out of those that passed, from the result at `from` on: the report says that fewer did. */
  passFewer(from: number, tests: number): void {
    let left = tests;
    for (let at = from; at < this.list.length && left > 0; at += 1) {
      const result = this.list[at];
      if (result === undefined) return;
      const taken = Math.min(left, result.passed);
      result.passed -= taken;
      left -= taken;
      // Which of its tests did not pass is not known.
      if (taken > 0) for (const test of result.named ?? []) provesNothing(test);
    }
  }

  /**
   * Counts more of those that passed as flaky, from the result at `from` on: the report says how many they are, and not which.
   * @returns how many of them there are
   */
  moreFlaky(from: number, tests: number): number {
    let left = tests;
    for (let at = from; at < this.list.length && left > 0; at += 1) {
      const result = this.list[at];
      if (result === undefined) break;
      const taken = Math.min(left, Math.max(0, result.passed - result.flaky));
      result.flaky += taken;
      left -= taken;
    }
    return tests - left;
  }

  /** All results together. */
  sum(): { passed: number; failed: number; skipped: number; expected: number } {
    const sum = { passed: 0, failed: 0, skipped: 0, expected: 0 };
    for (const result of this.list) {
      sum.passed += result.passed;
      sum.failed += result.failed;
      sum.skipped += result.skipped;
      sum.expected += result.expected;
    }
    return sum;
  }
}

const TEST_NAME = /(?:[._-](?:spec|test|tests|cy|e2e)\.\w+|(?:^|[\\/])test_[^\\/]*|\.feature)$/i;
const TEST_DIRECTORY =
  /(?:^|[\\/])(?:tests?|specs?|__tests__|e2e|cypress|it|integration|unit|contract)[\\/]/i;

/** Whether a text is the path of a source file. */
export function isSourcePath(name: string): boolean {
  return name.length <= 1_000 && !/[\0<>|"*?\n]/.test(name) && isSourceFile(name) && /[\\/]/.test(name);
}

/**
 * Whether a suite's name is the path of a test file: many reporters put it there. A class name is not one, and neither is the path
 * of a source that a `describe` is named after.
 */
export function isTestPath(name: string): boolean {
  if (name.length > 1_000 || /[\0<>|"*?\n]/.test(name) || !isSourceFile(name)) return false;
  return TEST_NAME.test(name) || TEST_DIRECTORY.test(name);
}

/** Makes of a test that is said to have passed one that did not: it is known by its name, and shows nothing. */
export function provesNothing(test: OpenTest | null): void {
  if (test?.ended === 'passed') test.ended = 'skipped';
}

/** The first year that a clock shows which was ever set; earlier dates are what a machine without one writes. */
const FIRST_YEAR = 2001;

/** The day of a time as reports write it, as YYYY-MM-DD; null for anything else. */
export function dayOf(time: unknown): string | null {
  const text = typeof time === 'number' && time > 0 && time < 1e14 ? new Date(time).toISOString() : time;
  if (typeof text !== 'string') return null;
  const day = /^(\d{4})-[01]\d-[0-3]\d(?=$|[T ])/.exec(text);
  return day !== null && Number(day[1]) >= FIRST_YEAR ? day[0] : null;
}

/** The later of two days. */
export function laterDay(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}
