import { requirementKeysIn } from '../../../base/requirement-ids.js';
import type { NamedTest, TestFileResult } from './tests-evidence.js';
import { unreadable } from '../../reading/read-problem.js';
import { MAX_NAMES } from '../../reading/values.js';

/** A result while its report is being read. */
export type OpenResult = {
  -readonly [Key in Exclude<keyof TestFileResult, 'named' | 'firstFailureLine'>]: TestFileResult[Key];
} & { named?: NamedTest[]; firstFailureLine?: number };

/** Tests of one report whose names are kept. Of one with more, none is: a failure among the others would be missed. */
const MAX_NAMED = 50_000;
const MAX_NAME = 1_000;

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

  /**
   * Keeps the name of a test that names a requirement, with those of the suites around it. The paths among them are left out: every
   * test below a directory would name what it is called after.
   */
  name(result: OpenResult, names: readonly string[], ended: NamedTest['ended']): void {
    const name = names
      .map((one) => one.trim())
      .filter((one, at, all) => one !== '' && one !== all[at - 1] && !isPlace(one))
      .join(' ')
      .slice(0, MAX_NAME);
    if (requirementKeysIn(name).size === 0) return;
    this.#named += 1;
    if (this.#named <= MAX_NAMED) (result.named ??= []).push({ name, ended });
    else if (this.#named === MAX_NAMED + 1) for (const one of this.list) delete one.named;
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
      if (taken > 0) leaveOutPassed(result, () => true);
    }
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

const SOURCE_ENDING =
  /\.(?:[cm]?[jt]sx?|vue|svelte|py|rb|go|java|kt|kts|scala|cs|fs|php|rs|swift|dart|feature)$/i;
const TEST_NAME = /(?:[._-](?:spec|test|tests|cy|e2e)\.\w+|(?:^|[\\/])test_[^\\/]*|\.feature)$/i;
const TEST_DIRECTORY =
  /(?:^|[\\/])(?:tests?|specs?|__tests__|e2e|cypress|it|integration|unit|contract)[\\/]/i;

/** Whether a text is the path of a source file. */
export function isSourcePath(name: string): boolean {
  return name.length <= 1_000 && !/[\0<>|"*?\n]/.test(name) && SOURCE_ENDING.test(name) && /[\\/]/.test(name);
}

/**
 * Whether a suite's name is the path of a test file: many reporters put it there. A class name is not one, and neither is the path
 * of a source that a `describe` is named after.
 */
export function isTestPath(name: string): boolean {
  if (name.length > 1_000 || /[\0<>|"*?\n]/.test(name) || !SOURCE_ENDING.test(name)) return false;
  return TEST_NAME.test(name) || TEST_DIRECTORY.test(name);
}

/** Takes tests of some names out of those that are known to have passed. */
export function leaveOutPassed(result: OpenResult | undefined, isMeant: (name: string) => boolean): void {
  if (result?.named === undefined) return;
  result.named = result.named.filter(({ name, ended }) => ended !== 'passed' || !isMeant(name));
}

/** Whether the name of a suite says where it is: a path, or the address of a package. */
function isPlace(name: string): boolean {
  return /[\\/]/.test(name) && (!/\s/.test(name) || SOURCE_ENDING.test(name));
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
