import type { Report, Reports } from '../../define-evidence-kind.js';
import { laterDay, MAX_FLAKY_NAMES } from './collect-tests.js';
import type { TestFileResult, TestsEvidence } from './tests-evidence.js';

type Place = (written: string) => string | null;
type Results = Map<string, TestFileResult>;

/**
 * Puts the test reports of a project together. Reports of one format are of different runs, as shards and browsers are, so what
 * they say of one test file is added up. Reports of different formats are of one run, so of a file that a JUnit and a JSON report
 * both name the larger of each count is taken.
 *
 * @param place where a test file is in the workspace, by its path as written; null if it does not exist
 */
export function combineTests(reports: Reports<TestsEvidence>, place: Place): TestsEvidence {
  const [first, second] = reports;
  if (second === undefined) return first.evidence;
  const byFormat = new Map<string, Results>();
  for (const report of reports) {
    const known = byFormat.get(report.format);
    if (known === undefined) byFormat.set(report.format, resultsByFile(report, place, new Map()));
    else resultsByFile(report, place, known);
  }
  const merged: Results = new Map();
  for (const results of byFormat.values()) {
    for (const [key, result] of results) {
      const known = merged.get(key);
      merged.set(key, known ? larger(known, result) : result);
    }
  }
  const problems = [...new Set(reports.flatMap(({ evidence }) => evidence.problems))];
  const ranOn = reports.reduce<string | null>((day, { evidence }) => laterDay(day, evidence.ranOn), null);
  const left = reports.some(({ evidence }) => evidence.namesLeftOut === true) ? { namesLeftOut: true } : {};
  return { kind: 'tests', files: [...merged.values()], problems, ranOn, ...left };
}

function resultsByFile(report: Report<TestsEvidence>, place: Place, results: Results): Results {
  for (const result of report.evidence.files) {
    // Results without a file are told apart by report, so that no count is lost.
    const key =
      result.file === null
        ? `\0${report.path}\0${result.name}\0${result.module ?? ''}`
        : (place(result.file) ?? result.file);
    const known = results.get(key);
    results.set(key, known ? added(known, result) : result);
  }
  return results;
}

type Combine = (one: number, two: number) => number;

function added(one: TestFileResult, two: TestFileResult): TestFileResult {
  return joined(one, two, (a, b) => a + b);
}

function larger(one: TestFileResult, two: TestFileResult): TestFileResult {
  return joined(one, two, Math.max);
}

function joined(one: TestFileResult, two: TestFileResult, combine: Combine): TestFileResult {
  return {
    ...one,
    passed: combine(one.passed, two.passed),
    failed: combine(one.failed, two.failed),
    skipped: combine(one.skipped, two.skipped),
    expected: combine(one.expected, two.expected),
    flaky: combine(one.flaky, two.flaky),
    flakyTests: [...new Set([...one.flakyTests, ...two.flakyTests])].slice(0, MAX_FLAKY_NAMES),
    ...firstFailureOf(one, two),
    crashed: one.crashed || two.crashed,
    ...(one.named === undefined && two.named === undefined
      ? {}
      : { named: [...(one.named ?? []), ...(two.named ?? [])] }),
  };
}

/** The name and the line of one test; a failure with a line is found sooner. */
function firstFailureOf(
  ...results: readonly TestFileResult[]
): Pick<TestFileResult, 'firstFailure' | 'firstFailureLine'> {
  const told =
    results.find(({ firstFailureLine }) => firstFailureLine !== undefined) ??
    results.find(({ firstFailure }) => firstFailure !== null);
  const line = told?.firstFailureLine;
  return {
    firstFailure: told?.firstFailure ?? null,
    ...(line === undefined ? {} : { firstFailureLine: line }),
  };
}
